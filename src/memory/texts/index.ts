import type { Localized } from '../../i18n/localized.ts';
import type { Language } from '../../text/language.ts';
import { english } from './en.ts';
import { french, type MemoryTexts } from './fr.ts';

/** What is wrong with the bot's memory, one text in both languages. */
export function memoryText(say: (texts: MemoryTexts, language: Language) => string): Localized {
  return { fr: say(french, 'fr'), en: say(english, 'en') };
}
