import type { Localized } from '../../i18n/localized.ts';
import type { Language } from '../../text/language.ts';
import { english } from './en.ts';
import { type CorpusTexts, french } from './fr.ts';

/** What is wrong with the corpus, or keeps it from being used, one text in both languages. */
export function corpusText(say: (texts: CorpusTexts, language: Language) => string): Localized {
  return { fr: say(french, 'fr'), en: say(english, 'en') };
}
