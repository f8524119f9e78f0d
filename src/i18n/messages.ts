import type { Language } from '../text/language.ts';
import { english } from './en.ts';
import { french, type Messages } from './fr.ts';
import type { Localized } from './localized.ts';

const catalogue: Readonly<Record<Language, Messages>> = { fr: french, en: english };

/** Every sentence that a person reads, but for what commands and options say of themselves. */
export function messages(language: Language): Messages {
  return catalogue[language];
}

/** A sentence of the catalogue in both languages, for an error that is shown elsewhere. */
export function inBoth(say: (texts: Messages, language: Language) => string): Localized {
  return { fr: say(french, 'fr'), en: say(english, 'en') };
}
