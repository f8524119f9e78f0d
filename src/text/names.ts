import type { Language } from './language.ts';
import type { Span } from './spans.ts';
import { STOPWORDS } from './stopwords.ts';
import type { Word } from './words.ts';

/** Where a capital tells nothing: at the start, behind a full stop, a colon, an opening quote, bracket or dash. */
const OPENING = /(?:^|[.!?:…«“"(—–-]\s*)(?:\p{L}{1,2}['’]\s*)?$/u;
const CAPITAL = /^\p{Lu}/u;
const LATER_CAPITAL = /^\P{L}{0,3}\p{Lu}/u;

/**
 * The words of a sentence that are names by their capital. Where every word would have one, only the first of two
 * capitalised words counts, and one that is no function word: "Anna Ribot quitte", not "Deux personnes".
 */
export function nameWords(text: string, words: readonly Word[], language: Language): Span[] {
  return words.filter(({ start, end, form }) => {
    if (!CAPITAL.test(text.slice(start, start + 2))) return false;
    if (!OPENING.test(text.slice(Math.max(0, start - 12), start))) return form !== 'i';
    return !STOPWORDS[language].has(form) && LATER_CAPITAL.test(text.slice(end, end + 4));
  });
}
