import type { Language } from '../language.ts';
import { dayExists } from './calendar.ts';
import type { TokenClass } from './lexicon.ts';
import type { DateMoment, Moment, RelativeTurn, TimePrecision } from './moments.ts';
import type { DayPart, TimeUnit } from './time-words.ts';
import type { DateToken } from './tokens.ts';

/** How 03/05/2024 is read: 3 May, 5 March, or not at all where both are days. */
export type NumericOrder = 'day first' | 'month first' | 'unknown';

/** What the rules may look at beside the tokens that they match. */
export interface TokenContext {
  readonly language: Language;
  readonly order: NumericOrder;
  /** The sign of the text as it is, not folded. */
  sign(foldedIndex: number): string;
  readonly folded: string;
  /** What stands directly before the tokens; null at the start of the text. */
  readonly before: TokenClass | null;
}

/** What some tokens say together; null where they say nothing after all. */
export interface Reading {
  readonly moment: Moment;
  readonly precision: TimePrecision;
  readonly dayPart?: DayPart;
}

/** `taken`: the words are no time, and no other rule may make one of them ("31 février 2024"). */
export type Outcome = Reading | 'taken' | null;

/** What the words that a rule matches say. */
export type Read = (tokens: readonly DateToken[], context: TokenContext) => Outcome;

/** The first token of one of these classes. */
export const find = (tokens: readonly DateToken[], ...names: TokenClass[]): DateToken | undefined =>
  tokens.find((token) => names.includes(token.class));
/** The value of that token; null where there is none. */
export const numberOf = (tokens: readonly DateToken[], ...names: TokenClass[]): number | null =>
  find(tokens, ...names)?.value ?? null;

/** What names a day of a month. */
export const DAY: TokenClass[] = ['day', 'ordinalday', 'ordinal'];
/** What names a month. */
export const MONTH: TokenClass[] = ['month', 'monthabbr', 'sept'];
/** What counts units. */
export const NUMBER: TokenClass[] = ['day', 'number', 'one', 'sept', 'a'];

/** A date of which nothing is said. */
export const NO_DATE: DateMoment = {
  kind: 'date',
  year: null,
  month: null,
  day: null,
  weekday: null,
  turn: null,
};

/** A date of the calendar. */
export function dateReading(date: Partial<Omit<DateMoment, 'kind'>>): Reading | 'taken' {
  const moment = { ...NO_DATE, ...date };
  const { year, month, day } = moment;
  // Without a year the 29th of February is possible.
  if (month !== null && !dayExists(year ?? 2024, month, day ?? 1)) return 'taken';
  const precision = day !== null ? 'day' : month !== null ? 'month' : 'year';
  return { moment, precision };
}

/** Which one of several is meant: "last", "this", "next". */
export const turnOf = (tokens: readonly DateToken[]): RelativeTurn | null => {
  if (find(tokens, 'last', 'lasts')) return 'last';
  if (find(tokens, 'this')) return 'this';
  return find(tokens, 'next') ? 'next' : null;
};
/** Counted from today's unit. */
export const OFFSETS: Readonly<Record<RelativeTurn, number>> = { last: -1, this: 0, next: 1 };

/** How long a unit is, in the terms of precision. */
export const precisionOf = (unit: TimeUnit): TimePrecision => {
  if (unit === 'weekend') return 'week';
  if (unit === 'half-year') return 'quarter';
  return unit === 'century' ? 'decade' : unit;
};
/** A whole unit, so many away from today's. */
export const unitReading = (unit: TimeUnit, offset: number, dayPart?: DayPart): Reading => ({
  moment: { kind: 'unit', unit, offset },
  precision: precisionOf(unit),
  ...(dayPart && { dayPart }),
});
