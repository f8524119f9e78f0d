import { Events } from 'discord.js';
import type { Bot } from '../gateway/bot.ts';
import { holdsGuild } from '../gateway/shards.ts';
import { writeBehind } from '../gateway/tried.ts';

const EVERY_MS = 6 * 3_600_000;

/**
 * Erases in time what need not be kept: old questions, and what is left of servers that sent the bot away.
 * @returns ends it.
 */
export function startUpkeep(bot: Bot): () => void {
  const { client, store, config, fleet } = bot;
  const write = (work: () => Promise<void>): void => writeBehind(bot, work);
  const sweep = () => write(() => store.sweep(config.turnRetentionDays));
  // Some servers may have sent it away, or called it back, while it was not running.
  write(async () => {
    await store.guilds.joined([...client.guilds.cache.keys()]);
    for (const id of await store.guilds.known()) {
      if (holdsGuild(client, id) && !client.guilds.cache.has(id)) await store.guilds.left(id);
    }
  });
  client.on(Events.GuildCreate, ({ id }) => write(() => store.guilds.joined([id])));
  // Not emitted for an outage of the server.
  client.on(Events.GuildDelete, ({ id }) => write(() => store.guilds.left(id)));
  if (!fleet.leads) return () => {};
  sweep();
  const timer = setInterval(sweep, EVERY_MS);
  return () => clearInterval(timer);
}
