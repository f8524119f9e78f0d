import type { Localized } from '../../i18n/localized.ts';
import type { Language } from '../../text/language.ts';
import { english } from './en.ts';
import { type ArticleTexts, french } from './fr.ts';

/** What is wrong with a file, or was read of it with a reservation, one text in both languages. */
export function articleText(say: (texts: ArticleTexts, language: Language) => string): Localized {
  return { fr: say(french, 'fr'), en: say(english, 'en') };
}
