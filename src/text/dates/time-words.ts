import { fold } from '../words.ts';

/** What time is counted in. */
export type TimeUnit =
  | 'day'
  | 'week'
  | 'weekend'
  | 'month'
  | 'quarter'
  | 'half-year'
  | 'year'
  | 'decade'
  | 'century';
/** A season of the year. */
export type Season = 'spring' | 'summer' | 'autumn' | 'winter';
/** A part of the day. */
export type DayPart = 'morning' | 'afternoon' | 'evening' | 'night';

/** Words of one language that speak of time. A space in them stands for a hyphen too. */
export interface TimeWords {
  /** From January; the full name first, then what it is shortened to. */
  readonly months: readonly (readonly string[])[];
  /** From Sunday, likewise. */
  readonly weekdays: readonly (readonly string[])[];
  readonly seasons: Readonly<Record<Season, readonly string[]>>;
  readonly units: Readonly<Record<TimeUnit, readonly string[]>>;
  readonly unitsInPlural: Readonly<Partial<Record<TimeUnit, readonly string[]>>>;
  readonly dayParts: Readonly<Record<DayPart, readonly string[]>>;
  /** Month and day. */
  readonly feasts: Readonly<Record<string, readonly [month: number, day: number]>>;
  /** Counted from today. */
  readonly days: Readonly<Record<string, number>>;
  readonly numbers: Readonly<Record<string, number>>;
  readonly ordinals: Readonly<Record<string, number>>;
  /** First year of "the nineties". */
  readonly decades: Readonly<Record<string, number>>;
  /** Words by the part that they play in a rule. */
  readonly parts: Readonly<Partial<Record<WordPart, readonly string[]>>>;
}

/** The parts that words play beside names and numbers; the rules are written in them. */
export type WordPart =
  | 'the'
  | 'of'
  | 'in'
  | 'on'
  | 'to'
  | 'a'
  | 'until'
  | 'and'
  | 'from'
  | 'between'
  | 'since'
  | 'before'
  | 'after'
  | 'onwards'
  | 'last'
  | 'lasts'
  | 'next'
  | 'this'
  | 'following'
  | 'preceding'
  | 'few'
  | 'about'
  | 'agobefore'
  | 'ago'
  | 'ahead'
  | 'early'
  | 'mid'
  | 'late'
  | 'nextday'
  | 'daybefore'
  | 'oclock';

/** Names of months, folded, from January. */
export const monthNames = ({ months }: TimeWords): string[] =>
  months.map(([name = '']) => fold(name));

/** Names of weekdays, folded, from Monday. */
export const weekdayNames = ({ weekdays }: TimeWords): string[] =>
  [...weekdays.slice(1), ...weekdays.slice(0, 1)].map(([name = '']) => fold(name));
