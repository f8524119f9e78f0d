import { NUMBER_WORDS } from '../../../../text/numbers.ts';
import { fold } from '../../../../text/words.ts';

const HYPHENS = '-\u00ad\u2010';
const BROKEN = new RegExp(`(?<!\\p{L})(\\p{L}+)[${HYPHENS}]$`, 'u');
/** No word is longer: to look for a broken one in all of a paragraph, at each of its lines, took most of a PDF's time. */
const LONGEST_WORD = 60;
const WORD = /\p{L}+(?:[-\u2010]\p{L}+)*/gu;

const NUMBERS: ReadonlySet<string> = new Set(NUMBER_WORDS);
/** Behind a verb, and no last syllable: "dit-il". */
const PRONOUN = /^(?:il|elle)s?$/u;

/**
 * Whether two parts are words that French and English write with a hyphen between, so that a line may end at it: those of
 * a number ("quarante-deux"), a verb and its pronoun ("dit-il"), and what a single letter begins ("a-t-il", "e-mail").
 */
function haveHyphen(head: string, tail: string): boolean {
  return (
    head.length === 1 || PRONOUN.test(tail) || (NUMBERS.has(fold(head)) && NUMBERS.has(fold(tail)))
  );
}

/** The words of a document as they stand within its lines: what tells a hyphen of a word from one of a line's end. */
export function wordsWithin(lines: Iterable<string>): ReadonlySet<string> {
  const words = new Set<string>();
  for (const line of lines) {
    for (const [word] of line.replace(BROKEN, '').matchAll(WORD)) words.add(word.toLowerCase());
  }
  return words;
}

/**
 * One text of a paragraph's lines. A word broken at the end of a line is joined; its hyphen stays where the document has
 * the word with it elsewhere, and not without, or where it has neither and {@link haveHyphen}.
 */
export function joinLines(lines: readonly string[], words: ReadonlySet<string>): string {
  const pieces: string[] = [];
  for (const line of lines) append(pieces, line, words);
  return pieces.join('');
}

/** Adds a line to the pieces of a paragraph: a text that grows by a line at a time is copied at each look at its end. */
export function append(pieces: string[], line: string, words: ReadonlySet<string>): void {
  const last = pieces.at(-1);
  if (last === undefined || last === '') {
    pieces.push(line);
    return;
  }
  const head = BROKEN.exec(last.slice(-LONGEST_WORD))?.[1];
  const tail = /^\p{Ll}+/u.exec(line)?.[0];
  if (head === undefined || tail === undefined) {
    pieces.push(' ', line);
    return;
  }
  const isSoft = last.endsWith('\u00ad');
  const whole = `${head}${tail}`.toLowerCase();
  const compound = `${head}-${tail}`.toLowerCase();
  const isOne = words.has(compound) || haveHyphen(head, tail);
  const keeps = !isSoft && isOne && !words.has(whole);
  pieces[pieces.length - 1] = `${last.slice(0, -1)}${keeps ? '-' : ''}`;
  pieces.push(line);
}
