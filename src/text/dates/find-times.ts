import { LRUCache } from 'lru-cache';
import type { Language } from '../language.ts';
import { combined, type DatePiece } from './combine.ts';
import { type FoldedText, foldText } from './fold-text.ts';
import type { TokenClass } from './lexicon.ts';
import type { TimeExpression } from './moments.ts';
import { codeOf, matchesOf } from './patterns.ts';
import type { NumericOrder, Reading, TokenContext } from './reading.ts';
import { LONE_RULES, RULES } from './rules.ts';
import { mayTellTime } from './telling.ts';
import { type DateToken, timeTokens } from './tokens.ts';

/** How a text is read where it could mean several times. */
export interface FindTimesOptions {
  /** Of the text: both languages are read, and the one settles what the other could mean too. */
  readonly language: Language;
  /** By default day first in French; in English what is open is left out. */
  readonly order?: NumericOrder;
}

/** Whoever looks at a passage twice finds it read. */
const KEPT = 2_000;
const kept = new LRUCache<string, readonly TimeExpression[]>({ max: KEPT });
const LONGEST_KEPT = 4_000;

/** Words that stand before a time, or between two, but are none of it. */
const OUTSIDE: ReadonlySet<TokenClass> = new Set<TokenClass>([
  'the',
  'of',
  'in',
  'comma',
  'colon',
  'from',
]);

/**
 * The words of a text that speak of time, in order and apart from each other, in French and in English.
 * Spans are of the text as it is given.
 */
export function findTimes(text: string, options: FindTimesOptions): readonly TimeExpression[] {
  const order = options.order ?? (options.language === 'fr' ? 'day first' : 'unknown');
  const key = text.length > LONGEST_KEPT ? null : `${options.language} ${order} ${text}`;
  const known = key === null ? undefined : kept.get(key);
  if (known) return known;
  const folded = foldText(text);
  if (!mayTellTime(folded.text)) return [];
  const found = read(text, folded, options.language, order);
  if (key !== null) kept.set(key, found);
  return found;
}

const ALL_RULES = [...RULES, ...LONE_RULES];

interface Found {
  readonly first: number;
  /** Behind the last. */
  readonly behind: number;
  readonly reading: Reading | null;
}

function read(
  text: string,
  { text: folded, at }: FoldedText,
  language: Language,
  order: NumericOrder,
): readonly TimeExpression[] {
  const tokens = timeTokens(folded);
  if (tokens.length === 0) return [];
  const context = { language, order, folded, sign: (i: number) => text[at(i)] ?? '' };
  const found = readings(tokens, context);
  if (!found.some(({ reading }) => reading)) return [];
  const pieces: DatePiece[] = [];
  let from = 0;
  for (const { first, behind, reading } of found) {
    pieces.push(...tokens.slice(from, first).map((token) => ({ ...token, time: null })));
    if (reading) pieces.push(pieceOf(tokens.slice(first, behind), reading));
    else pieces.push({ ...tokens[first]!, class: 'break', time: null });
    from = behind;
  }
  pieces.push(...tokens.slice(from).map((token) => ({ ...token, time: null })));
  return combined(pieces)
    .flatMap(({ time }) => time ?? [])
    .map((time) => placed(time, at));
}

function readings(tokens: readonly DateToken[], context: Omit<TokenContext, 'before'>): Found[] {
  const codes = tokens.map((token) => codeOf(token.class)).join('');
  const taken = new Uint8Array(tokens.length);
  const found: Found[] = [];
  for (const { pattern, needs, read: reads } of ALL_RULES) {
    if (!needs.some((code) => codes.includes(code))) continue;
    for (const { first, behind } of matchesOf(pattern, codes)) {
      if (taken.subarray(first, behind).includes(1)) continue;
      const before = tokens[first - 1]?.class ?? null;
      const outcome = reads(tokens.slice(first, behind), { ...context, before });
      if (!outcome) continue;
      taken.fill(1, first, behind);
      found.push({ first, behind, reading: outcome === 'taken' ? null : outcome });
    }
  }
  return found.sort((a, b) => a.first - b.first);
}

function pieceOf(tokens: readonly DateToken[], { moment, precision, dayPart }: Reading): DatePiece {
  const inside = tokens.findIndex((token) => !OUTSIDE.has(token.class));
  const [start, end] = [tokens[Math.max(0, inside)]!.start, tokens.at(-1)!.end];
  const time = { start, end, precision, moment, dayPart: dayPart ?? null, clock: null };
  const form = tokens.map((token) => token.form).join(' ');
  return { class: 'time', value: 0, language: null, start, end, form, time };
}

/** With the spans of the text as it is. */
function placed(time: TimeExpression, at: (index: number) => number): TimeExpression {
  const { moment } = time;
  const inner = (of: TimeExpression) => placed(of, at);
  return {
    ...time,
    start: at(time.start),
    end: at(time.end),
    moment:
      moment.kind === 'range'
        ? { ...moment, from: inner(moment.from), to: inner(moment.to) }
        : moment.kind === 'bound' || moment.kind === 'part'
          ? { ...moment, of: inner(moment.of) }
          : moment,
  };
}
