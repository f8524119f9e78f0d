import { type Client, Events, GatewayIntentBits, TeamMemberRole } from 'discord.js';
import { commands, messageCommands } from '../../../commands/index.ts';
import type { Config } from '../../config/config.ts';
import type { IndexSummary } from '../../indexing/progress.ts';
import { memoryStore } from '../../memory/open-store.ts';
import type { Kiosque, LiveListener } from '../../product/kiosque.ts';
import { type Bot, type BotParts, createBot, ownShards, track } from '../gateway/bot.ts';
import { createClient, intentsOf, logConnection } from '../gateway/client.ts';
import { alone, type Fleet } from '../gateway/fleet.ts';
import { onMessage } from '../gateway/messages.ts';
import { Turnstile } from '../gateway/turnstile.ts';
import { onInteraction } from '../interactions/dispatch.ts';
import { slashCommands } from '../interactions/slash-commands.ts';
import { addGauges } from '../metrics/bot-gauges.ts';
import type { MetricsOfProcess } from '../metrics/merge-metrics.ts';
import { serveMetrics } from '../metrics/metrics-server.ts';
import { type DiscordTexts, discordTexts } from '../texts/index.ts';
import { Duties } from './duties.ts';
import { startHeartbeat } from './heartbeat.ts';
import { inviteLink } from './invite.ts';
import type { Logger } from './logger.ts';
import { gatewayLost, logIn } from './login.ts';
import { registerCommands } from './registration.ts';

/** A bot that is connected. */
export interface RunningBot {
  /** Follows an indexing that goes on behind. */
  follow(indexing: Promise<IndexSummary>): Promise<void>;
  /** To be told of what happens to the index. */
  readonly listener: LiveListener;
  /** Ends when the connection is lost for good. */
  readonly lost: Promise<never>;
  /** Begins nothing new: another process takes over. @returns ids of the events that it let through lately. */
  yield(): readonly string[];
  metrics(): Promise<MetricsOfProcess>;
  /** Takes over from another process. @param through what that one let through. */
  go(through: readonly string[]): void;
  /** Waits for the answers under way, then leaves. */
  stop(): Promise<void>;
}

const FINISH_WITHIN_MS = 10_000;

/**
 * Connects to Discord and answers there.
 *
 * @param say tells whoever started the bot something, in a line.
 * @param fleet the processes that this one is of.
 * @throws UserError when it cannot start.
 */
export async function startBot(
  config: Config & { readonly discord: { readonly token: string } },
  kiosque: Kiosque,
  log: Logger,
  say: (line: string) => void,
  clock: () => number = Date.now,
  fleet: Fleet = alone(),
): Promise<RunningBot> {
  const { discord, language, dataDir } = config;
  const texts = discordTexts(language).start;
  const { memory: store, damage } = await memoryStore(config).open(clock);
  if (damage !== null) log.error({ damage }, 'bot.db was damaged and is kept aside');
  const client = createClient(discord, `/${commands[0]?.names[language]}`, fleet.share);
  const ends: (() => void | Promise<void>)[] = [];
  try {
    logConnection(client, log, clock);
    tellOfShards(client, fleet);
    let answer: (bot: Bot) => void = () => {};
    const turnstile = new Turnstile(fleet.standby);
    const made = new Promise<Bot>((resolve) => {
      answer = resolve;
    });
    listen(client, turnstile, made);
    const ready = await logIn(client, discord);
    const lost = new Promise<never>((_resolve, reject) => {
      client.on(Events.ShardDisconnect, ({ code }) => reject(gatewayLost(code, discord)));
    });
    lost.catch(() => {});
    const parts: BotParts = { client: ready, kiosque, store, config: discord, log, clock, fleet };
    const bot = createBot(parts, await ownersOf(parts));
    const wanted = slashCommands(commands, messageCommands);
    const { application } = ready;
    const { guildId } = discord;
    bot.commandIds = await registerCommands(
      ready.rest,
      application.id,
      guildId,
      wanted,
      store.meta,
    );
    if (discord.metrics) {
      addGauges(bot);
      if (isOneOfMany(fleet)) {
        bot.metrics.registry.setDefaultLabels({ process: String(fleet.share?.process) });
      } else {
        ends.push(await serveMetrics(bot.metrics.registry, discord.metrics, log));
      }
    }
    client.on(Events.ShardReconnecting, (shard) => bot.metrics.reconnecting(shard));
    answer(bot);
    const duties = new Duties(bot);
    ends.push(duties.stop);
    if (!fleet.standby) duties.start();
    // Of several processes, the one that starts them knows whether all are connected.
    if (!isOneOfMany(fleet)) ends.push(startHeartbeat(dataDir, () => client.isReady(), log));
    for (const line of greeting(bot, texts)) say(line);
    return {
      follow: (indexing) => follow(bot, indexing),
      listener: listenerOf(bot, duties),
      lost,
      yield: () => {
        void duties.stop();
        return turnstile.close();
      },
      metrics: () => bot.metrics.registry.getMetricsAsJSON(),
      go: (through) => {
        turnstile.open(through);
        duties.start();
      },
      stop: () => stop(bot, ends),
    };
  } catch (error) {
    await Promise.all(ends.map((end) => end()));
    await client.destroy().catch(() => {});
    await store.close();
    throw error;
  }
}

/** What whoever started the bot wants to know. */
function greeting({ client, config, fleet }: Bot, texts: DiscordTexts['start']): string[] {
  const { user, guilds, application } = client;
  const { size } = guilds.cache;
  const { share } = fleet;
  const intents = intentsOf(config).map((bit) => GatewayIntentBits[bit]);
  return [
    share && isOneOfMany(fleet)
      ? texts.shareReady(share.process + 1, share.processes, size)
      : texts.ready(user.username, size),
    ...(fleet.leads
      ? [texts.invite(inviteLink(application.id)), texts.intentsUsed(intents.join(', '))]
      : []),
  ];
}

const isOneOfMany = ({ share }: Fleet): boolean => (share?.processes ?? 1) > 1;

/** Tells the other processes how this one's connections are, whenever that changes. */
function tellOfShards(client: Client, fleet: Fleet): void {
  const tell = () => fleet.tell(ownShards(client));
  client.on(Events.ShardReady, tell);
  client.on(Events.ShardResume, tell);
  client.on(Events.ShardReconnecting, tell);
  client.on(Events.ShardDisconnect, tell);
}

/** From the first event on, though the bot is only made when it is known whose it is. */
function listen(client: Client, turnstile: Turnstile, made: Promise<Bot>): void {
  const take = (id: string, work: (bot: Bot) => Promise<void>) =>
    turnstile.take(id, () => void made.then((bot) => track(bot, work(bot))));
  client.on(Events.InteractionCreate, (interaction) =>
    take(interaction.id, (bot) => onInteraction(bot, interaction)),
  );
  client.on(Events.MessageCreate, (message) => take(message.id, (bot) => onMessage(bot, message)));
}

async function follow(bot: Bot, indexing: Promise<IndexSummary>): Promise<void> {
  bot.indexing = true;
  try {
    const summary = await indexing;
    bot.catalogue.forget();
    logIndexed(bot, summary);
  } catch (error) {
    // A bot that leaves ends the indexing; the next start goes on with it.
    if (!bot.stopping) bot.log.error({ err: error }, 'the index could not be brought up to date');
  } finally {
    bot.indexing = false;
  }
}

function listenerOf(bot: Bot, duties: Duties): LiveListener {
  return {
    changed: () => {
      bot.catalogue.forget();
      duties.look();
    },
    updated: (summary) => logIndexed(bot, summary),
    failed: (error) =>
      bot.log.warn({ err: error }, 'trouble with the index, the articles folder or the reader'),
  };
}

/** One line for each batch of files. */
function logIndexed({ log }: Bot, summary: IndexSummary): void {
  const { articles, added, changed, removed, seconds } = summary;
  const skipped = summary.skipped.map(({ file, reason }) => `${file} ${reason.en}`);
  log.info({ articles, added, changed, removed, skipped, seconds }, 'indexed');
}

/** Whoever owns the application may reindex. */
async function ownersOf({ client, log }: BotParts): Promise<ReadonlySet<string>> {
  try {
    const { owner } = await client.application.fetch();
    if (!owner) return new Set();
    if (!('members' in owner)) return new Set([owner.id]);
    const members = owner.members.filter(({ role }) => role !== TeamMemberRole.ReadOnly);
    return new Set([...members.keys(), ...(owner.ownerId ? [owner.ownerId] : [])]);
  } catch (error) {
    log.warn({ err: error }, "the application's owner is unknown");
    return new Set();
  }
}

async function stop(bot: Bot, ends: readonly (() => void | Promise<void>)[]): Promise<void> {
  bot.stopping = true;
  const ended = Promise.all(ends.map((end) => end()));
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, FINISH_WITHIN_MS);
  });
  await Promise.race([Promise.all(bot.underWay), late]);
  clearTimeout(timer);
  await ended;
  // A gateway that closes now is no trouble to speak of.
  bot.client.removeAllListeners(Events.ShardReconnecting);
  bot.client.removeAllListeners(Events.ShardDisconnect);
  await bot.client.destroy();
  await bot.store.close();
}
