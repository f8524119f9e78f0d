import { LRUCache } from 'lru-cache';
import type { Span } from './spans.ts';

/** A word of a text: its place and its folded form. */
export interface Word extends Span {
  /** Lower case, without accents, without the elided article before it. */
  readonly form: string;
  /** Lower case with accents, as stemmers want it. */
  readonly accented: string;
}

/**
 * A number with its groups ("100 000", "14,2", "2024-02-13" gives three) or a run of letters and digits: first one of the
 * usual letters, for to tell whether any other sign is a letter takes several times as long.
 */
const WORD =
  /\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)+|[A-Za-zÀ-ÖØ-öø-ÿŒœ]+(?![\p{L}\p{N}\p{M}])|[\p{L}\p{N}\p{M}]+/gu;

/** What French elides before an apostrophe: "l'eau", "qu'il", "jusqu'à". */
const ELIDED = new Set('l d j m t s n c qu jusqu lorsqu puisqu quoiqu quelqu presqu'.split(' '));

const COMBINING = /\p{M}+/gu;
const LIGATURES: ReadonlyMap<string, string> = new Map([
  ['œ', 'oe'],
  ['æ', 'ae'],
  ['ß', 'ss'],
]);

/** A text has few letters beyond ASCII, again and again. */
const folded = new Map<string, string>();
const FOLDED_KEPT = 10_000;

function foldLetter(letter: string): string {
  let stripped = folded.get(letter);
  if (stripped === undefined) {
    const bare = letter.normalize('NFD').replace(COMBINING, '');
    stripped = LIGATURES.get(bare) ?? bare;
    if (folded.size < FOLDED_KEPT) folded.set(letter, stripped);
  }
  return stripped;
}

/** Lower case, accents and ligatures taken off: "Évêché" → "eveche", "cœur" → "coeur". */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  let done = '';
  let from = 0;
  // A loop: to replace by a pattern takes twice as long, and this is done more often than anything else.
  for (let i = 0; i < lower.length; i++) {
    if (lower.charCodeAt(i) < 0x80) continue;
    const letter = String.fromCodePoint(lower.codePointAt(i)!);
    done += lower.slice(from, i) + foldLetter(letter);
    i += letter.length - 1;
    from = i + 1;
  }
  return from === 0 ? lower : done + lower.slice(from);
}

/** Questions and sentences of late: each is held against the patterns of many rules. */
const straightened = new LRUCache<string, string>({ max: 500 });
/** Characters; longer ones are no sentences. */
const LONGEST_KEPT = 1_000;

/** Folded, with straight apostrophes: what patterns of words are written for. Once, for whoever asks again. */
export function foldStraight(text: string): string {
  if (text.length > LONGEST_KEPT) return fold(text).replaceAll('’', "'");
  // A copy: a part of an article would keep all of it in memory.
  const key = `=${text}`;
  let straight = straightened.get(key);
  if (straight === undefined) {
    straight = fold(key).replaceAll('’', "'").slice(1);
    straightened.set(key, straight);
  }
  return straight;
}

/** The words of a text in order; elided articles ("l'", "qu'") are left out. */
export function splitWords(text: string): Word[] {
  const found: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    const raw = match[0];
    const start = match.index;
    const end = start + raw.length;
    const lower = raw.toLowerCase();
    const next = text[end];
    if ((next === "'" || next === '’') && ELIDED.has(lower)) continue;
    const isNumber = raw.charCodeAt(0) <= 57 && raw.charCodeAt(0) >= 48;
    const accented = isNumber ? lower.replace(/\s/g, '') : lower;
    const form = isNumber ? accented : fold(accented);
    if (form !== '') found.push({ start, end, form, accented }); // a lone accent is no word
  }
  return found;
}
