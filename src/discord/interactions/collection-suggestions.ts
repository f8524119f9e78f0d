import { AutoCompleteLimits } from '@sapphire/discord-utilities';
import { EVERY_COLLECTION, writtenId } from '../../../commands/collection-options.ts';
import type { Collection } from '../../product/kiosque.ts';
import type { Language } from '../../text/language.ts';
import { fold } from '../../text/words.ts';
import { discordTexts } from '../texts/index.ts';
import { oneLine } from '../views/escape.ts';
import { cut } from '../views/fit.ts';
import type { Suggestion } from './catalogue.ts';

/** All collections at once, then those whose id or name has what was typed. */
export function collectionSuggestions(
  all: readonly Collection[],
  typed: string,
  language: Language,
): Suggestion[] {
  if (all.length === 0) return [];
  const texts = discordTexts(language).settings;
  const length = AutoCompleteLimits.MaximumLengthOfNameOfOption;
  const every = { name: texts.everyCollection, value: EVERY_COLLECTION };
  const found = all.map(({ id, names, articles }) => ({
    name: cut(`${oneLine(names[language])} (${articles})`, length),
    value: writtenId(id),
  }));
  return [every, ...found]
    .filter(({ name, value }) => fold(`${name} ${value}`).includes(fold(typed)))
    .filter(({ value }) => value.length <= length)
    .slice(0, AutoCompleteLimits.MaximumAmountOfOptions);
}
