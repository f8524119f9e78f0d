import { type Client, Status } from 'discord.js';
import type { Turn } from '../../answering/follow-up.ts';
import type { DiscordConfig } from '../../config/config.ts';
import type { BotMemory } from '../../memory/bot-memory.ts';
import type { Kiosque } from '../../product/kiosque.ts';
import type { Language } from '../../text/language.ts';
import { Catalogue } from '../interactions/catalogue.ts';
import { pack } from '../interactions/custom-id.ts';
import { BotMetrics } from '../metrics/bot-metrics.ts';
import type { Logger } from '../process/logger.ts';
import type { ViewContext } from '../views/view.ts';
import type { Fleet, ShardCount } from './fleet.ts';
import { type Locales, noLocales } from './interface-language.ts';
import { RateLimit } from './limits.ts';
import { Queue } from './queue.ts';

/** What a bot is made of. */
export interface BotParts {
  readonly client: Client<true>;
  readonly kiosque: Kiosque;
  readonly store: BotMemory;
  readonly config: DiscordConfig;
  readonly log: Logger;
  readonly clock: () => number;
  /** The processes that this one is of. */
  readonly fleet: Fleet;
}

/** All that the handlers of the bot share. */
export interface Bot extends BotParts {
  readonly queue: Queue;
  readonly metrics: BotMetrics;
  /** Of messages; every interaction must be answered. */
  readonly toldToWait: RateLimit;
  readonly catalogue: Catalogue;
  /** In memory only. */
  readonly locales: Locales;
  /** The application's owner, or the members of its team. */
  readonly owners: ReadonlySet<string>;
  /** Of the registered commands, by name. */
  commandIds: ReadonlyMap<string, string>;
  /** Work under way, to be waited for before leaving. */
  readonly underWay: Set<Promise<void>>;
  /** Set while it leaves: nothing new is begun. */
  stopping: boolean;
  /** Set while an index is made at someone's request. */
  indexing: boolean;
}

/** Where a request comes from: who asks, in which channel, in which language. */
export interface Origin {
  readonly person: string;
  readonly guildId: string | null;
  readonly channelId: string;
  /** The channel, or the one that a thread belongs to; null where it is not known. */
  readonly place: string | null;
  /** The asker's, where they are known. */
  readonly roles: readonly string[];
  /** Of the interface. */
  readonly language: Language;
  /** Whether only the asker sees the answer. */
  readonly private: boolean;
}

/** Answering is one thread's work mostly; a few at once keep the embedding process busy too. */
const ANSWERS_AT_ONCE = 4;

/**
 * Makes what the handlers share.
 * @param owners ids of the owner of the application, or of the members of its team.
 */
export function createBot(parts: BotParts, owners: ReadonlySet<string>): Bot {
  const { config, clock } = parts;
  return {
    ...parts,
    owners,
    metrics: new BotMetrics(),
    queue: new Queue(ANSWERS_AT_ONCE, config.queueLimit),
    toldToWait: new RateLimit(1, clock),
    catalogue: new Catalogue(parts.kiosque),
    locales: noLocales(),
    commandIds: new Map(),
    underWay: new Set(),
    stopping: false,
    indexing: false,
  };
}

/** What the views need to know of where they are shown. */
export function viewContextOf(
  { store, client, config, commandIds, fleet }: Bot,
  { language, guildId, person }: Origin,
): ViewContext {
  return {
    language,
    customId: (action) => pack(action, (state) => store.states.keep(state, guildId, person)),
    botId: client.user.id,
    readsThreads: config.messageContent,
    shards: shardsOf(client, fleet),
    commandIds,
  };
}

const TURNS_HANDED_ON = 5;

/** What a question follows: an answer, or what people said. */
export interface Preceding {
  readonly answerId: number | null;
  /** Oldest first. */
  readonly talk: readonly Turn[];
}

/** A question by itself. */
export const NOTHING_BEFORE: Preceding = { answerId: null, talk: [] };

/** The turns before a question, and a name for its conversation. */
export async function conversationOf(
  { store }: Bot,
  { answerId, talk }: Preceding,
): Promise<{ readonly turns: readonly Turn[]; readonly conversation: string | null }> {
  if (answerId === null) return { turns: talk, conversation: null };
  return {
    turns: await store.answers.turnsUpTo(answerId, TURNS_HANDED_ON),
    conversation: `discord-${answerId}`,
  };
}

/** Keeps a piece of work in view until it ends. */
export function track(bot: Bot, work: Promise<void>): void {
  const done = work
    // Each piece catches its own failures; this one came too late for that, as after leaving.
    .catch((error) => bot.log.error({ err: error }, 'failed at the very end'))
    .finally(() => bot.underWay.delete(done));
  bot.underWay.add(done);
}

/** The connections of this process. */
export function ownShards({ ws }: Client): ShardCount {
  const all = [...ws.shards.values()];
  return { ready: all.filter(({ status }) => status === Status.Ready).length, total: all.length };
}

/** Those of all processes; undefined where there is one. */
function shardsOf(client: Client, { share, others }: Fleet): ViewContext['shards'] {
  const [own, rest] = [ownShards(client), others()];
  const total = own.total + rest.total;
  if (total < 2) return undefined;
  return { ready: own.ready + rest.ready, total, processes: share?.processes ?? 1 };
}
