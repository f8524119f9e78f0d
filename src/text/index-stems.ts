import { LRUCache } from 'lru-cache';
import { oncePerWord } from '../../embeddings/once-per-word.ts';
import type { Language } from './language.ts';
import { stem } from './stems.ts';
import { hasLabel, isStopword, STOPWORDS } from './stopwords.ts';
import { splitWords } from './words.ts';

/** A stem with the word that it comes from, in lower case with its accents. */
export interface IndexedWord {
  readonly stem: string;
  readonly accented: string;
}

/** Only a number goes on behind a space: "100 000". */
const SPACED_NUMBER = /\d \d/;

/** The stems of a text under which it is indexed, in order: function words are left out. */
export function stemsOf(text: string, language: Language): string[] {
  return indexedWords(text, language).map((word) => word.stem);
}

/** The stems of a text that is asked about again and again, found once. */
export function stemSetOf(text: string, language: Language): ReadonlySet<string> {
  const key = `${language}${text}`;
  const stems = known.get(key) ?? new Set(stemsOf(text, language));
  known.set(key, stems);
  return stems;
}

const known = new LRUCache<string, ReadonlySet<string>>({ max: 200 });

/** The same with the word that each stem comes from. */
export function indexedWords(text: string, language: Language): IndexedWord[] {
  if (SPACED_NUMBER.test(text) || hasLabel(text)) return find(text, language);
  const found: IndexedWord[] = [];
  for (const piece of text.split(' ')) {
    for (const word of within[language](piece)) found.push(word);
  }
  return found;
}

function find(text: string, language: Language): IndexedWord[] {
  const stopwords = STOPWORDS[language];
  return splitWords(text)
    .filter((word) => !isStopword(text, word, stopwords))
    .map((word) => ({ stem: stem(word, language), accented: word.accented }));
}

/** What stands between two spaces comes again and again. */
const within: Readonly<Record<Language, (piece: string) => readonly IndexedWord[]>> = {
  fr: oncePerWord((piece) => find(piece, 'fr')),
  en: oncePerWord((piece) => find(piece, 'en')),
};
