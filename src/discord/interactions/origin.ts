import type { ChatInputCommandInteraction } from 'discord.js';
import type { Bot, Origin } from '../gateway/bot.ts';
import { interfaceLanguage } from '../gateway/interface-language.ts';
import { collectionsChannel, rolesOf } from '../gateway/seen.ts';

/** Where an interaction comes from. */
export function originOf(
  bot: Bot,
  interaction: Pick<
    ChatInputCommandInteraction,
    'guildId' | 'locale' | 'user' | 'channelId' | 'channel' | 'member'
  >,
  isPrivate: boolean,
): Origin {
  return {
    person: interaction.user.id,
    guildId: interaction.guildId,
    channelId: interaction.channelId,
    place: collectionsChannel(interaction.channel),
    roles: rolesOf(interaction),
    language: interfaceLanguage(bot, interaction.guildId, interaction.locale),
    private: isPrivate,
  };
}
