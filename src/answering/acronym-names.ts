import type { Span } from '../text/spans.ts';
import { QUESTION_STOPWORDS } from '../text/stopwords.ts';
import { fold, foldStraight } from '../text/words.ts';

/** "ARB", "A.R.B." */
export const ACRONYM = /(?<![\p{L}\p{N}])\p{Lu}(?:\.?\p{Lu}){1,9}(?![\p{L}\p{N}])/u;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const MOST_WORDS = 14;

/** Where a sentence spells an acronym out: "Agence du rail (ADR)", "ADR (Agence du rail)", "le SIVU, syndicat…". */
export function expansionIn(text: string, short: string): Span | null {
  for (const { index } of text.matchAll(
    new RegExp(`(?<![\\p{L}\\p{N}])${short}(?![\\p{L}\\p{N}])`, 'gu'),
  )) {
    const after = text.slice(index + short.length);
    const opening = /^ ?[(,] ?/.exec(after)?.[0];
    const behind = opening === undefined ? null : spelledFrom(after.slice(opening.length), short);
    if (behind && opening !== undefined) {
      const start = index + short.length + opening.length + behind.start;
      return { start, end: start + behind.end - behind.start };
    }
    if (/\(\s*$/.test(text.slice(0, index))) {
      const before = spelledBefore(text.slice(0, index).replace(/(?<!\s)\s*\(\s*$/, ''), short);
      if (before) return before;
    }
  }
  return null;
}

const ACRONYMS = new RegExp(ACRONYM.source, 'gu');

/** A question with an acronym for the name that a text says it stands for: the text may write that name once. */
export function withAcronym(question: string, texts: readonly string[]): string | null {
  const folded = foldStraight(question);
  // Folding keeps places but for rare letters.
  if (folded.length !== question.length) return null;
  for (const text of texts) {
    for (const short of new Set(text.match(ACRONYMS))) {
      const long = expansionIn(text, short);
      const name = long && foldStraight(text.slice(long.start, long.end));
      const at = name ? folded.indexOf(name) : -1;
      if (name && at >= 0) return question.slice(0, at) + short + question.slice(at + name.length);
    }
  }
  return null;
}

const isSmall = (word: string): boolean =>
  QUESTION_STOPWORDS.fr.has(word) || QUESTION_STOPWORDS.en.has(word) || word.length === 1;

/** Whether words spell letters: each letter opens a word in order, small words between them apart. */
function spells(words: readonly string[], letters: string): boolean {
  let next = 0;
  for (const word of words) {
    if (word[0] === letters[next]) next++;
    else if (!isSmall(word)) {
      // "Agence régionale des transports… maritime" may have a word that gives no letter, but not the first.
      if (next === 0) return false;
    }
  }
  return next === letters.length;
}

function spelledFrom(text: string, short: string): Span | null {
  const letters = fold(short);
  const clause = text.split(/[).;:,]/)[0] ?? '';
  const words = [...clause.matchAll(WORD)].slice(0, MOST_WORDS);
  for (let end = words.length; end >= 2; end--) {
    const some = words.slice(0, end);
    if (
      !spells(
        some.map(([word]) => fold(word)),
        letters,
      )
    )
      continue;
    const last = some.at(-1)!;
    return { start: some[0]!.index, end: last.index + last[0].length };
  }
  return null;
}

function spelledBefore(text: string, short: string): Span | null {
  const letters = fold(short);
  const words = [...text.matchAll(WORD)].slice(-MOST_WORDS);
  for (let start = words.length - 2; start >= 0; start--) {
    const some = words.slice(start);
    if (fold(some[0]![0])[0] !== letters[0] || isSmall(fold(some[0]![0]))) continue;
    if (
      spells(
        some.map(([word]) => fold(word)),
        letters,
      )
    )
      return { start: some[0]!.index, end: text.length };
  }
  return null;
}
