import { DAYS, MONTHS } from './dates/names.ts';
import type { Span } from './spans.ts';
import { QUESTION_STOPWORDS } from './stopwords.ts';
import { fold } from './words.ts';

const SPACE = '[ \\u00a0\\u2009\\u202f]';
const ONE_SPACE = new RegExp(SPACE, 'u');
/** "Inès", "Pujol-Vannier", "O’Neill", not "FC" or "XVIIe". */
const CAPITALISED = "\\p{Lu}(?:[’']\\p{Lu})?\\p{Ll}[\\p{L}\\p{M}]*(?:[-’']\\p{L}+)*";
const PARTICLE = `(?:(?:van|von|der|den|bin|ben|al|el|da|di|dos|Mc|Mac)${SPACE})?`;
const TITLE = `(?:M\\.|MM\\.|Mme|Mlle|Me|Dr|Pr|Mr\\.?|Mrs\\.?|Ms\\.?|Dr\\.|Prof\\.)`;
const MORE = `(?:${SPACE}${PARTICLE}${CAPITALISED})`;
const NAMES = new RegExp(
  `(?<![\\p{L}\\p{M}-])(?:${TITLE}${SPACE}${PARTICLE}${CAPITALISED}${MORE}*|${CAPITALISED}${MORE}+)`,
  'gu',
);

/** Capitalised for another reason than being part of a person's name. */
const NO_NAME: ReadonlySet<string> = new Set([...MONTHS, ...DAYS]);

/** Whether a word is capitalised because it opens a sentence or names a month or a day. */
const isPlain = (word: string): boolean => {
  const folded = fold(word);
  // A French lawyer's title.
  if (word === 'Me') return false;
  return (
    NO_NAME.has(folded) || QUESTION_STOPWORDS.fr.has(folded) || QUESTION_STOPWORDS.en.has(folded)
  );
};

/**
 * Where a text names a person in full: two or more capitalised words, or one behind "M." or "Dr". Told by the letters
 * alone: "White House" passes for a person.
 */
export function personNames(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(NAMES)) {
    let start = match.index;
    const words = match[0].split(ONE_SPACE);
    while (words.length > 0 && isPlain(words[0]!)) start += words.shift()!.length + 1;
    if (words.length < 2 || words.some((word) => NO_NAME.has(fold(word)))) continue;
    spans.push({ start, end: match.index + match[0].length });
  }
  return spans;
}
