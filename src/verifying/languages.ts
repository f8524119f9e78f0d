import type { Language } from '../text/language.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import type { Vocabulary } from './vocabulary.ts';

export const VOCABULARY: Readonly<Record<Language, Vocabulary>> = { fr, en };
