import { stemmer as englishStemmer } from '@orama/stemmers/english';
import { stemmer as frenchStemmer } from '@orama/stemmers/french';
import type { Language } from './language.ts';
import { fold, type Word } from './words.ts';

const STEMMERS: Readonly<Record<Language, (word: string) => string>> = {
  fr: frenchStemmer,
  en: englishStemmer,
};

const NUMBER = /^\p{N}/u;
/** Words repeat: a stem is computed once. Emptied when full, so that its memory stays bounded. */
const CACHE_LIMIT = 50_000;
const caches: Record<Language, Map<string, string>> = { fr: new Map(), en: new Map() };

/**
 * The stem under which a word is indexed: Snowball's stemmer on the accented form, then folded, so that
 * "négociations", "négocié" and "negocie" meet.
 */
export function stem(word: Word, language: Language): string {
  if (NUMBER.test(word.form)) return word.form;
  const cache = caches[language];
  const known = cache.get(word.accented);
  if (known !== undefined) return known;
  const computed = fold(STEMMERS[language](word.accented));
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(word.accented, computed);
  return computed;
}
