import type { Language } from '../articles/article.ts';
import { stem } from './stems.ts';
import { isStopword, STOPWORDS } from './stopwords.ts';
import { splitWords } from './words.ts';

/** The stems of a text under which it is indexed, in order: function words are left out. */
export function stemsOf(text: string, language: Language): string[] {
  return indexedWords(text, language).map((word) => word.stem);
}

/** The same with the word that each stem comes from, in lower case with its accents. */
export function indexedWords(
  text: string,
  language: Language,
): { readonly stem: string; readonly accented: string }[] {
  const stopwords = STOPWORDS[language];
  return splitWords(text)
    .filter((word) => !isStopword(text, word, stopwords))
    .map((word) => ({ stem: stem(word, language), accented: word.accented }));
}
