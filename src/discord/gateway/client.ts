import {
  ActivityType,
  Client,
  DefaultRestOptions,
  Events,
  GatewayIntentBits as Intents,
  Options,
  Partials,
} from 'discord.js';
import type { DiscordConfig } from '../../config/config.ts';
import type { Logger } from '../process/logger.ts';
import type { ShardShare } from './fleet.ts';
import { RateLimit } from './limits.ts';

/** No privileged one unless the text of every message is wanted. */
export function intentsOf({ messageContent }: Pick<DiscordConfig, 'messageContent'>): Intents[] {
  return [
    Intents.Guilds,
    Intents.GuildMessages,
    Intents.DirectMessages,
    ...(messageContent ? [Intents.MessageContent] : []),
  ];
}

/**
 * discord.js as the bot needs it: it pings nobody, and keeps little in memory.
 * @param share which connections are this process's; null for as many as Discord recommends.
 */
export function createClient(
  config: DiscordConfig,
  activity: string,
  share: ShardShare | null = null,
): Client {
  return new Client({
    intents: intentsOf(config),
    // As many connections as Discord recommends: from 2,500 servers on, it refuses a single one.
    ...(share ? { shards: [...share.ids], shardCount: share.count } : { shards: 'auto' as const }),
    // A direct message comes from a channel that was never seen before.
    // A message that is deleted is told of although it is not in memory.
    partials: [Partials.Channel, Partials.Message],
    allowedMentions: { parse: [], repliedUser: false },
    presence: { activities: [{ type: ActivityType.Custom, name: activity }] },
    rest: { api: config.apiBase, timeout: 15_000, makeRequest: retryable },
    // A message that is sent again because its connection broke appears once.
    enforceNonce: true,
    closeTimeout: 2_000,
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 10,
      ReactionManager: 0,
      PresenceManager: 0,
      GuildMemberManager: {
        maxSize: 100,
        keepOverLimit: (member) => member.id === member.client.user.id,
      },
    }),
  });
}

/** discord.js tries again after ECONNRESET only; undici has a name of its own for a connection that was cut. */
const retryable: typeof DefaultRestOptions.makeRequest = async (...request) => {
  try {
    return await DefaultRestOptions.makeRequest(...request);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'UND_ERR_SOCKET') {
      error.code = 'ECONNRESET';
    }
    throw error;
  }
};

/** Writes what becomes of the connection to the log; without a listener an error would end the process. */
export function logConnection(client: Client, log: Logger, clock: () => number): void {
  // Where the network is down it is tried every few seconds.
  const told = new RateLimit(1, clock);
  const isDue = (what: string, shard: number): boolean => {
    const key = `${what} ${shard}`;
    if (told.wait(key) > 0) return false;
    told.count(key);
    return true;
  };
  /** Connections that are lost, with whether that was told: only then is their return. */
  const lost = new Map<number, boolean>();
  const returns = (shard: number): boolean => {
    const isNews = lost.get(shard) ?? true;
    lost.delete(shard);
    return isNews;
  };
  client.on(Events.Error, (error) => log.error({ err: error }, 'discord.js failed'));
  client.on(Events.Warn, (text) => log.warn({ text }, 'discord.js warns'));
  client.on(Events.ShardError, (error, shard) => {
    if (isDue('failed', shard)) log.warn({ err: error, shard }, 'the gateway failed');
  });
  client.on(Events.ShardReconnecting, (shard) => {
    const isNews = isDue('lost', shard);
    lost.set(shard, isNews || lost.get(shard) === true);
    if (isNews) log.warn({ shard }, 'the gateway was lost, reconnecting');
  });
  client.on(Events.ShardResume, (shard, replayed) => {
    if (returns(shard)) log.info({ shard, replayed }, 'the gateway is back');
  });
  client.on(Events.ShardReady, (shard) => {
    if (returns(shard)) log.info({ shard }, 'the gateway is ready');
  });
  client.on(Events.ShardDisconnect, ({ code }, shard) =>
    log.error({ shard, code }, 'the gateway is closed'),
  );
  client.rest.on('rateLimited', ({ route, timeToReset, global }) =>
    log.warn({ route, timeToReset, global }, 'Discord asks to slow down'),
  );
  client.on(Events.Debug, (text) => log.trace({ text }, 'discord.js'));
}
