import { LRUCache } from 'lru-cache';
import { en } from './dates/en.ts';
import { fr } from './dates/fr.ts';
import type { Span } from './spans.ts';

/** Abbreviations after which a full stop ends no sentence, lower case, without the stop. */
const ABBREVIATIONS = new Set([
  ...(
    'm mm mme mlle mlles mmes dr drs pr mgr st ste sr jr mr mrs ms prof gen lt sgt capt rev hon gov sen rep ' +
    'av env ex cf etc al p pp vol n num tel fig ed éd chap trad coll dir hab approx bd boul ave ' +
    'inc ltd corp co vs dept univ'
  ).split(' '),
  // What is left out of a month's name makes it short: "août" and "mai" have nothing to leave out, and may end a sentence.
  ...[fr, en].flatMap(({ months }) =>
    months.flatMap(([, ...short]) => short.map((name) => name.toLowerCase())),
  ),
]);
/** Of these that are words too, the ones written with a capital before a name: "Me Roux", "Col. Sanders". */
const TITLES = new Set(['me', 'col']);
/** And those that stand beside a number: "no. 7", "art. 5", "12 sept. 2024", "3 min. 20". */
const BESIDE_NUMBERS = new Set(['no', 'art', 'min', 'max', 'sept', 'mar']);

/** A stop, an ellipsis, a question or exclamation mark, with the closing quotes and brackets behind it. */
const TERMINATOR = /[.!?…]+(?:\s?»|["”’')\]])*/;

/** A terminator, a blank line, or the break before a list item. */
const BREAK = new RegExp(
  `${TERMINATOR.source}|\\n[\\s]*\\n|\\n(?=[ \\t]*(?:[-–—•*]|\\d{1,3}[.)]) )`,
  'g',
);

const OPENING = /^\s*(?:[«"“‘'([—–-]\s*)*/;

function startsSentence(after: string): boolean {
  const rest = after.slice(OPENING.exec(after)?.[0].length ?? 0);
  return rest === '' || /^[\p{Lu}\p{Lt}\p{N}\p{Lo}@#]/u.test(rest);
}

/** Is the full stop at `stop` part of a word: "M.", "J.-P.", "U.S.", "1.5"? */
function isAbbreviation(text: string, from: number, stop: number): boolean {
  let start = stop;
  while (start > from && /[\p{L}\p{N}]/u.test(text[start - 1]!)) start--;
  const word = text.slice(start, stop);
  if (word === '') return false;
  if (/^\d{1,3}$/.test(word) && isLineStart(text, start)) return true;
  // An initial: "J. Dupont", "J.-P.", "U.S."; a lone "A" or "Y" ends sentences too rarely to matter.
  if (/^\p{Lu}$/u.test(word)) return true;
  const lower = word.toLowerCase();
  if (TITLES.has(lower)) return word !== lower;
  if (BESIDE_NUMBERS.has(lower)) return isBesideNumber(text, start, stop);
  return ABBREVIATIONS.has(lower);
}

const isBesideNumber = (text: string, start: number, stop: number): boolean =>
  /\d\s?$/.test(text.slice(Math.max(0, start - 2), start)) ||
  /^\.\s?\d/.test(text.slice(stop, stop + 3));

/** The number of an item stands there, and a full stop behind it ends no sentence. */
function isLineStart(text: string, at: number): boolean {
  return at === 0 || /\n[ \t]*$/.test(text.slice(Math.max(0, at - 8), at));
}

function trimmed(text: string, start: number, end: number): Span | null {
  while (start < end && /\s/.test(text[start]!)) start++;
  while (end > start && /\s/.test(text[end - 1]!)) end--;
  return start < end ? { start, end } : null;
}

/**
 * The sentences of `text.slice(start, end)`, French or English, as spans of `text` without the spaces around them.
 * A blank line always ends a sentence; a single line break does not, unless a list item or a speaker's dash follows.
 */
export function splitSentences(text: string, start = 0, end = text.length): Span[] {
  const sentences: Span[] = [];
  let from = start;
  const cut = (at: number): void => {
    const span = trimmed(text, from, at);
    if (span) sentences.push(span);
    from = at;
  };
  const window = text.slice(start, end);
  for (const match of window.matchAll(BREAK)) {
    const at = start + match.index;
    const after = at + match[0].length;
    if (match[0].startsWith('\n')) {
      cut(after);
      continue;
    }
    const next = text[after];
    // "1.5", "www.site.fr", "U.S.A": what goes on without a space is one word.
    if (after < end && next !== undefined && !/\s/.test(next) && !/[«"“]/.test(next)) {
      // Pasted text often lacks the space: "fin de phrase.Début" still ends one.
      const glued = /^[.!?…]+$/.test(match[0]) && /[\p{Ll})»"]/u.test(text[at - 1] ?? '');
      if (!(glued && /^\p{Lu}\p{Ll}/u.test(text.slice(after, after + 2)) && match[0] !== '..'))
        continue;
      if (/https?:|www\./.test(text.slice(Math.max(from, at - 40), at))) continue;
    }
    if (match[0] === '.' && isAbbreviation(text, from, at)) continue;
    if (!startsSentence(text.slice(after, Math.min(end, after + 24)))) continue;
    cut(after);
  }
  cut(end);
  return sentences;
}

const known = new LRUCache<string, readonly Span[]>({ max: 200 });

/** The sentences of a whole text, found once. */
export function sentencesOf(text: string): readonly Span[] {
  const sentences = known.get(text) ?? splitSentences(text);
  known.set(text, sentences);
  return sentences;
}
