import type { AutocompleteInteraction } from 'discord.js';
import { commands } from '../../../commands/index.ts';
import type { Bot } from '../gateway/bot.ts';
import { interfaceLanguage } from '../gateway/interface-language.ts';

/** Suggests while someone types; from memory, for Discord waits three seconds at most and asks at each key. */
export async function onAutocomplete(
  bot: Bot,
  interaction: AutocompleteInteraction,
): Promise<void> {
  const { value: typed, name } = interaction.options.getFocused(true);
  const { guildId, channelId, user, locale, commandName } = interaction;
  const { guilds } = bot.config;
  if (guilds.length > 0 && !guilds.includes(guildId ?? '')) return interaction.respond([]);
  const language = interfaceLanguage(bot, guildId, locale);
  const command = commands.find((one) => one.name === commandName);
  const option = command?.options.find((one) => one.name === name);
  const suggestions =
    option?.type === 'citation'
      ? await bot.catalogue.sources(
          typed,
          await bot.store.recentAnswers(channelId, user.id),
          language,
        )
      : await bot.catalogue.articles(typed, language);
  await interaction.respond(suggestions);
}
