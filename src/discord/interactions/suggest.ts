import { type AutocompleteInteraction, PermissionFlagsBits } from 'discord.js';
import { commands } from '../../../commands/index.ts';
import type { SeenCollections } from '../../collections/visibility.ts';
import type { ShownAnswer } from '../../memory/shown-answer.ts';
import type { Bot } from '../gateway/bot.ts';
import { interfaceLanguage } from '../gateway/interface-language.ts';
import { collectionsOn, seenBy, seenCitations } from '../gateway/seen.ts';
import { collectionSuggestions } from './collection-suggestions.ts';
import { originOf } from './origin.ts';

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
  if (option?.type === 'collection') {
    const manages = interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild) === true;
    const all = manages ? await collectionsOn(bot, guildId) : [];
    return interaction.respond(collectionSuggestions(all, typed, language));
  }
  // Suggestions are seen by who types alone.
  const seen = await seenBy(bot, originOf(bot, interaction, true));
  const suggestions =
    option?.type === 'citation'
      ? await bot.catalogue.sources(
          typed,
          await answersSeen(bot, await bot.store.answers.recent(channelId, user.id), seen),
          language,
          seen,
        )
      : await bot.catalogue.articles(typed, language, seen);
  await interaction.respond(suggestions);
}

/** Answers with the citations that may be suggested. */
function answersSeen(
  { kiosque }: Bot,
  answers: readonly ShownAnswer[],
  seen: SeenCollections,
): Promise<ShownAnswer[]> {
  const here = kiosque.seeing(seen);
  return Promise.all(
    answers.map(async (answer) => ({
      ...answer,
      citations: await seenCitations(here, answer.citations),
    })),
  );
}
