import type { Language } from '../articles/article.ts';
import { english } from './en.ts';
import { french, type Messages } from './fr.ts';

const catalogue: Readonly<Record<Language, Messages>> = { fr: french, en: english };

/** Every sentence that a person reads, but for what commands and options say of themselves. */
export function messages(language: Language): Messages {
  return catalogue[language];
}
