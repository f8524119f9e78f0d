import { Events } from 'discord.js';
import type { Bot } from './bot.ts';

const EVERY_MS = 6 * 3_600_000;

/**
 * Erases in time what need not be kept: old questions, and what is left of servers that sent the bot away.
 * @returns ends it.
 */
export function startUpkeep(bot: Bot): () => void {
  const { client, store, config, log } = bot;
  const sweep = () => {
    try {
      store.sweep(config.turnRetentionDays);
    } catch (error) {
      log.error({ err: error }, 'what is old could not be erased');
    }
  };
  // Some servers may have sent it away, or called it back, while it was not running.
  for (const id of store.guildIds()) {
    if (client.guilds.cache.has(id)) store.guildJoined(id);
    else store.guildLeft(id);
  }
  client.on(Events.GuildCreate, ({ id }) => store.guildJoined(id));
  // Not emitted for an outage of the server.
  client.on(Events.GuildDelete, ({ id }) => store.guildLeft(id));
  sweep();
  const timer = setInterval(sweep, EVERY_MS);
  return () => clearInterval(timer);
}
