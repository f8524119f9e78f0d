import { Events } from 'discord.js';
import type { Subscription } from '../../memory/subscriptions.ts';
import { Notifier } from '../../subscriptions/notifier.ts';
import { type Bot, track } from '../gateway/bot.ts';
import { writeBehind } from '../gateway/tried.ts';
import { DiscordSender } from './discord-sender.ts';

/** Digests and the ends of quiet hours are due at a minute; what failed is tried again. */
const EVERY_MS = 60_000;

/** What subscriptions bring, for as long as the bot runs. */
export interface Notifications {
  /** Looks for something to tell; called when articles have changed. */
  look(): void;
  stop(): Promise<void>;
}

/** Begins to tell whoever subscribed of new articles. */
export function startNotifications(bot: Bot): Notifications {
  const { client, kiosque, clock, log, fleet } = bot;
  const memory = bot.store.subscriptions;
  const notifier = new Notifier({
    kiosque,
    memory,
    sender: new DiscordSender(bot),
    clock,
    leads: fleet.leads,
    elsewhere: fleet.wake,
    failed: (error) => log.warn({ err: error }, 'a subscription could not be served'),
  });
  const look = (): void => {
    if (!bot.stopping) track(bot, notifier.run());
  };
  const endThose = (gone: (subscription: Subscription) => boolean): void =>
    writeBehind(bot, async () => {
      const ended = (await memory.active()).filter(gone);
      for (const { id } of ended) await memory.end(id, 'channel gone');
      if (ended.length === 0) return;
      look();
      fleet.wake();
    });
  client.on(Events.ChannelDelete, ({ id }) =>
    endThose(({ channelId, place }) => channelId !== null && (channelId === id || place === id)),
  );
  client.on(Events.ThreadDelete, ({ id }) => endThose(({ channelId }) => channelId === id));
  client.on(Events.GuildDelete, ({ id }) =>
    endThose(({ guildId, channelId }) => guildId === id && channelId !== null),
  );
  // Some channels may have been deleted while it was not running.
  endThose(({ guildId, place, channelId }) => {
    const guild = guildId === null ? undefined : client.guilds.cache.get(guildId);
    return (
      channelId !== null &&
      place !== null &&
      guild?.available === true &&
      !guild.channels.cache.has(place)
    );
  });
  const timer = setInterval(look, EVERY_MS);
  fleet.onWake(look);
  look();
  return {
    look,
    stop: () => {
      clearInterval(timer);
      return notifier.stop();
    },
  };
}
