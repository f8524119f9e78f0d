import { type Client, ShardClientUtil } from 'discord.js';

/** Whether what happens in a guild, or in direct messages (null), comes to this process: others may hold other shards. */
export function holdsGuild({ ws, options }: Client, guildId: string | null): boolean {
  const shard =
    guildId === null ? 0 : ShardClientUtil.shardIdForGuildId(guildId, options.shardCount ?? 1);
  return ws.shards.has(shard);
}
