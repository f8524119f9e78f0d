import {
  type BaseInteraction,
  type Channel,
  PermissionFlagsBits as Flags,
  type GuildTextBasedChannel,
  type Message,
} from 'discord.js';
import type { DiscordSide } from '../../../commands/command.ts';
import { messages } from '../../i18n/messages.ts';
import type { Language } from '../../text/language.ts';
import { detectLanguage } from '../../text/language.ts';
import { Refusal } from '../interactions/failures.ts';
import type { Bot } from './bot.ts';

/** The least that the bot needs; the invite link asks for these. */
export const NEEDED_PERMISSIONS = [
  Flags.ViewChannel,
  Flags.SendMessages,
  Flags.SendMessagesInThreads,
  Flags.CreatePublicThreads,
  Flags.EmbedLinks,
  Flags.ReadMessageHistory,
] as const;

/** The guild's language, else the member's; French unless that is English. */
export function interfaceLanguage(bot: Bot, guildId: string | null, locale: string): Language {
  const chosen = guildId === null ? 'auto' : bot.store.settings(guildId).language;
  if (chosen !== 'auto') return chosen;
  return /^en\b/i.test(locale) ? 'en' : 'fr';
}

/** For a message, which tells no locale: the guild's language, else the message's own. */
export function messageLanguage(bot: Bot, guildId: string | null, text: string): Language {
  return interfaceLanguage(bot, guildId, detectLanguage(text));
}

/** What an interaction tells of the asker's rights. */
export function discordSide(bot: Bot, interaction: BaseInteraction): DiscordSide {
  const { guildId, user } = interaction;
  const settings = guildId === null ? null : bot.store.settings(guildId);
  const managesGuild = interaction.memberPermissions?.has(Flags.ManageGuild) === true;
  const isAdmin = bot.config.admins.includes(user.id) || bot.owners.has(user.id);
  const allowedHere =
    settings !== null &&
    ((settings.reindex === 'managers' && managesGuild) ||
      (settings.reindexRole !== null && rolesOf(interaction).includes(settings.reindexRole)));
  return {
    guild:
      guildId === null || settings === null
        ? null
        : { settings, change: (changes) => bot.store.changeSettings(guildId, changes) },
    managesGuild: guildId !== null && managesGuild,
    mayReindex: isAdmin || allowedHere,
    forget: () => bot.store.forget(user.id),
  };
}

function rolesOf({ member }: BaseInteraction): readonly string[] {
  if (!member) return [];
  return Array.isArray(member.roles) ? member.roles : [...member.roles.cache.keys()];
}

/**
 * Whether the bot answers this person at all.
 * @throws Refusal where it does not.
 */
export async function mayAnswer(
  bot: Bot,
  guildId: string | null,
  person: string,
  language: Language,
): Promise<void> {
  const { guilds } = bot.config;
  const said = messages(language).discord;
  if (guilds.length === 0) return;
  if (guildId !== null) {
    if (!guilds.includes(guildId)) throw new Refusal(said.notHere);
    return;
  }
  for (const id of guilds) {
    if (await isMember(bot, id, person)) return;
  }
  throw new Refusal(said.membersOnly);
}

async function isMember({ client }: Bot, guildId: string, person: string): Promise<boolean> {
  const guild = client.guilds.cache.get(guildId);
  if (!guild) return false;
  // An unknown member is answered with an error.
  return guild.members.fetch({ user: person, force: true }).then(
    () => true,
    () => false,
  );
}

/** @throws Refusal in a channel of a guild that chose others. */
export function answersIn(
  bot: Bot,
  channel: Channel | null,
  guildId: string | null,
  language: Language,
): void {
  if (guildId === null) return;
  const { channels } = bot.store.settings(guildId);
  if (channels.length === 0) return;
  const own =
    channel && 'parentId' in channel && channel.isThread() ? channel.parentId : channel?.id;
  if (channels.includes(channel?.id ?? '') || channels.includes(own ?? '')) return;
  const list = channels.slice(0, 20).map((id) => `<#${id}>`);
  throw new Refusal(messages(language).discord.elsewhere(list.join(' ')));
}

/** What the bot may do in the channel of a message. */
export function abilities(message: Message): {
  readonly write: boolean;
  readonly embed: boolean;
  readonly reply: boolean;
} {
  if (!message.inGuild()) return { write: true, embed: true, reply: true };
  return abilitiesIn(message.channel);
}

function abilitiesIn(channel: GuildTextBasedChannel) {
  const own = channel.permissionsFor(channel.client.user);
  const send = channel.isThread() ? Flags.SendMessagesInThreads : Flags.SendMessages;
  return {
    write: own?.has([Flags.ViewChannel, send]) === true,
    embed: own?.has(Flags.EmbedLinks) === true,
    reply: own?.has(Flags.ReadMessageHistory) === true,
  };
}
