import type { Localized } from '../../i18n/localized.ts';
import type { Language } from '../../text/language.ts';
import { english } from './en.ts';
import { french, type IndexingTexts } from './fr.ts';

/** What indexing says, one text in both languages. */
export function indexingText(say: (texts: IndexingTexts, language: Language) => string): Localized {
  return { fr: say(french, 'fr'), en: say(english, 'en') };
}
