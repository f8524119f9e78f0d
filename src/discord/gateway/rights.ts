import { type BaseInteraction, type Channel, PermissionFlagsBits as Flags } from 'discord.js';
import type { DiscordSide } from '../../../commands/command.ts';
import type { Language } from '../../text/language.ts';
import { Refusal } from '../interactions/failures.ts';
import { discordTexts } from '../texts/index.ts';
import type { Bot } from './bot.ts';
import { insightsFor } from './insights.ts';
import { rolesOfMember } from './members.ts';
import { collectionsOn, rolesOf } from './seen.ts';
import { subscriptionsOf } from './subscribing.ts';

const CHANNELS_LISTED = 20;

/** What an interaction tells of the asker's rights. */
export function discordSide(bot: Bot, interaction: BaseInteraction): DiscordSide {
  const { guildId, user } = interaction;
  const channelId = interaction.channelId ?? '';
  const settings = guildId === null ? null : bot.store.guilds.settings(guildId);
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
        : { settings, change: (changes) => bot.store.guilds.change(guildId, changes) },
    managesGuild: guildId !== null && managesGuild,
    mayReindex: isAdmin || allowedHere,
    subscriptions: subscriptionsOf(bot, interaction),
    collections: () => collectionsOn(bot, guildId),
    insights: (kiosque, days) =>
      insightsFor(bot, { guildId: guildId!, person: user.id, channelId, kiosque }, days),
  };
}

/**
 * Looks whether the bot answers this person at all.
 * @throws Refusal where it does not.
 */
export async function mayAnswer(
  bot: Bot,
  guildId: string | null,
  person: string,
  language: Language,
): Promise<void> {
  const { guilds } = bot.config;
  const texts = discordTexts(language);
  if (guilds.length === 0) return;
  if (guildId !== null) {
    if (!guilds.includes(guildId)) throw new Refusal(texts.notHere);
    return;
  }
  for (const id of guilds) {
    if (await isMember(bot, id, person)) return;
  }
  throw new Refusal(texts.membersOnly);
}

async function isMember({ client }: Bot, guildId: string, person: string): Promise<boolean> {
  return (await rolesOfMember(client, guildId, person)) !== null;
}

/**
 * Why the bot answers nobody in this guild or this channel.
 * @returns null where it does.
 */
export function whyNotHere(
  bot: Bot,
  channel: Channel | null,
  guildId: string | null,
  language: Language,
): string | null {
  if (guildId === null) return null;
  const texts = discordTexts(language);
  const { guilds } = bot.config;
  if (guilds.length > 0 && !guilds.includes(guildId)) return texts.notHere;
  const { channels: chosen, questionChannels } = bot.store.guilds.settings(guildId);
  if (chosen.length === 0) return null;
  const channels = [...chosen, ...questionChannels];
  const parent =
    channel && 'parentId' in channel && channel.isThread() ? channel.parentId : channel?.id;
  if (channels.includes(channel?.id ?? '') || channels.includes(parent ?? '')) return null;
  const list = channels.slice(0, CHANNELS_LISTED).map((id) => `<#${id}>`);
  return texts.elsewhere(list.join(' '));
}

/** @throws Refusal in a guild or a channel where the bot answers nobody. */
export function answersIn(
  bot: Bot,
  channel: Channel | null,
  guildId: string | null,
  language: Language,
): void {
  const reason = whyNotHere(bot, channel, guildId, language);
  if (reason !== null) throw new Refusal(reason);
}
