import type { Localized } from '../../i18n/localized.ts';
import type { Language } from '../../text/language.ts';
import { english } from './en.ts';
import { type CollectionTexts, french } from './fr.ts';

/** What is wrong with `collections.yml`, one text in both languages. */
export function collectionText(
  say: (texts: CollectionTexts, language: Language) => string,
): Localized {
  return { fr: say(french, 'fr'), en: say(english, 'en') };
}
