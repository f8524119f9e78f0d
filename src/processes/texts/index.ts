import type { Localized } from '../../i18n/localized.ts';
import type { Language } from '../../text/language.ts';
import { english } from './en.ts';
import { french, type ProcessTexts } from './fr.ts';

/** What is said of the program's own processes, one text in both languages. */
export function processText(say: (texts: ProcessTexts, language: Language) => string): Localized {
  return { fr: say(french, 'fr'), en: say(english, 'en') };
}
