import type { Language } from '../text/language.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The words that change what a sentence says, by language. */
export const VOCABULARY: Readonly<Record<Language, Vocabulary>> = { fr, en };
