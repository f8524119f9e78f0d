import type { Language } from '../articles/article.ts';
import { stem } from './stems.ts';
import { hasLabel, isStopword, STOPWORDS } from './stopwords.ts';
import { splitWords } from './words.ts';

/** A stem with the word that it comes from, in lower case with its accents. */
export interface IndexedWord {
  readonly stem: string;
  readonly accented: string;
}

/** What stands between two spaces comes again and again. Emptied when full, so that its memory stays bounded. */
const CACHE_LIMIT = 50_000;
/** What is longer is seldom met twice, and so are long numbers. */
const LONGEST = 40;
const LONG_NUMBER = /\d{5}/;
const caches: Readonly<Record<Language, Map<string, readonly IndexedWord[]>>> = {
  fr: new Map(),
  en: new Map(),
};
/** Only a number goes on behind a space: "100 000". */
const SPACED_NUMBER = /\d \d/;

/** The stems of a text under which it is indexed, in order: function words are left out. */
export function stemsOf(text: string, language: Language): string[] {
  return indexedWords(text, language).map((word) => word.stem);
}

/** The same with the word that each stem comes from. */
export function indexedWords(text: string, language: Language): IndexedWord[] {
  if (SPACED_NUMBER.test(text) || hasLabel(text)) return find(text, language);
  const cache = caches[language];
  const found: IndexedWord[] = [];
  for (const piece of text.split(' ')) {
    let words = cache.get(piece);
    if (words === undefined) {
      words = find(piece, language);
      if (piece.length <= LONGEST && !LONG_NUMBER.test(piece)) {
        if (cache.size >= CACHE_LIMIT) cache.clear();
        cache.set(piece, words);
      }
    }
    for (const word of words) found.push(word);
  }
  return found;
}

function find(text: string, language: Language): IndexedWord[] {
  const stopwords = STOPWORDS[language];
  return splitWords(text)
    .filter((word) => !isStopword(text, word, stopwords))
    .map((word) => ({ stem: stem(word, language), accented: word.accented }));
}
