import type { Localized } from '../embedding-error.ts';
import { english } from './en.ts';
import { french } from './fr.ts';

/** A text of models and indexes in both languages. */
export function embeddingText(
  say: (texts: typeof french, language: keyof Localized) => string,
): Localized {
  return { fr: say(french, 'fr'), en: say(english, 'en') };
}
