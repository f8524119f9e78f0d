import { Events, type Guild } from 'discord.js';
import { payload } from '../interactions/respond.ts';
import { discordTexts } from '../texts/index.ts';
import { withCommandMentions } from '../views/command-mentions.ts';
import { escapeLine } from '../views/escape.ts';
import { colors, notice } from '../views/view.ts';
import { type Bot, track } from './bot.ts';
import { interfaceLanguage } from './interface-language.ts';
import { writeBehind } from './tried.ts';

/**
 * Lets go of what Discord has deleted: the rows of answers whose messages are gone, and channels that a server had
 * chosen.
 */
export function followDeletions(bot: Bot): void {
  const { client } = bot;
  const { answers } = bot.store;
  const write = (work: () => Promise<void>): void => writeBehind(bot, work);
  client.on(Events.MessageDelete, ({ id }) => write(() => answers.deleteOf([id])));
  client.on(Events.MessageBulkDelete, (all) => write(() => answers.deleteOf([...all.keys()])));
  client.on(Events.ThreadDelete, ({ id }) => write(() => answers.deleteIn(id)));
  client.on(Events.ChannelDelete, (channel) => {
    write(() => answers.deleteIn(channel.id));
    if (!channel.isDMBased()) track(bot, dropMissingChannels(bot, channel.guild));
  });
  client.on(Events.GuildAvailable, (guild) => track(bot, dropMissingChannels(bot, guild)));
  // Some may have been deleted while it was not running.
  for (const guild of client.guilds.cache.values()) track(bot, dropMissingChannels(bot, guild));
}

/**
 * Forgets chosen channels that no longer exist. Where none is left, the bot answers everywhere again and tells an
 * administrator, once: the settings no longer name them.
 */
async function dropMissingChannels(bot: Bot, guild: Guild): Promise<void> {
  // Of a server that Discord cannot reach, no channel is known.
  if (!guild.available) return;
  const { channels, questionChannels } = bot.store.guilds.settings(guild.id);
  const exists = (id: string) => guild.channels.cache.has(id);
  if ([...channels, ...questionChannels].every(exists)) return;
  const left = channels.filter(exists);
  await bot.store.guilds.change(guild.id, {
    channels: left,
    questionChannels: questionChannels.filter(exists),
  });
  if (left.length === 0 && channels.length > 0) await tellAdministrator(bot, guild);
}

/** In private to the owner; where that cannot be, in the channel that the server keeps for such news. */
async function tellAdministrator(bot: Bot, guild: Guild): Promise<void> {
  const language = interfaceLanguage(bot, guild.id, guild.preferredLocale);
  const text = discordTexts(language).channelsGone(escapeLine(guild.name));
  const message = payload(notice(colors.problem, withCommandMentions(text, { ...bot, language })));
  try {
    await bot.client.users.send(guild.ownerId, message);
  } catch {
    const channel = guild.systemChannel;
    const sent = channel?.send(message) ?? Promise.reject(new Error('no channel for such news'));
    await sent.catch((error) => {
      bot.log.warn({ err: error }, 'no administrator could be told that the channels are gone');
    });
  }
}
