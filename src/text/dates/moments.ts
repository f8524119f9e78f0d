import type { Span } from '../spans.ts';
import type { DayPart, Season, TimeUnit } from './time-words.ts';

/** "dernier", "last": the one before; "ce", "this": the one that is; "prochain", "next": the one to come. */
export type RelativeTurn = 'last' | 'this' | 'next';

/** A date as far as the words say it; what they don't say is null. */
export interface DateMoment {
  readonly kind: 'date';
  readonly year: number | null;
  /** 1 to 12. */
  readonly month: number | null;
  readonly day: number | null;
  /** 0 for Sunday, as in `Date`. */
  readonly weekday: number | null;
  readonly turn: RelativeTurn | null;
}

/** What words say of time, before any clock makes days of it. */
export type Moment =
  | DateMoment
  /** "T1 2024": counted from 1. */
  | {
      readonly kind: 'part of year';
      readonly unit: 'quarter' | 'half-year';
      readonly index: number;
      readonly year: number | null;
    }
  | {
      readonly kind: 'season';
      readonly season: Season;
      readonly year: number | null;
      readonly turn: RelativeTurn | null;
    }
  /** "les années 1990", "XXe siècle": whole years from `year` on. */
  | { readonly kind: 'years'; readonly year: number; readonly count: number }
  /** "hier", "la semaine dernière", "il y a deux ans": a whole unit, counted from today's. */
  | { readonly kind: 'unit'; readonly unit: TimeUnit; readonly offset: number }
  /** "ces deux dernières semaines": units that end or begin today; null counts "derniers", "few". */
  | {
      readonly kind: 'span';
      readonly unit: TimeUnit;
      readonly count: number | null;
      readonly direction: -1 | 1;
    }
  /** "la veille", "deux jours plus tard": counted from what the text told before. */
  | { readonly kind: 'anaphoric'; readonly unit: TimeUnit; readonly offset: number | null }
  /** An hour, or a part of the day, of no day. */
  | { readonly kind: 'clock' }
  /** "début mars", "late 2024": a third. */
  | {
      readonly kind: 'part';
      readonly part: 'early' | 'mid' | 'late';
      readonly of: TimeExpression;
    }
  | { readonly kind: 'range'; readonly from: TimeExpression; readonly to: TimeExpression }
  | {
      readonly kind: 'bound';
      readonly bound: 'since' | 'after' | 'until' | 'before';
      readonly of: TimeExpression;
    };

/** How long what a text names is. */
export type TimePrecision =
  | 'time'
  | 'day'
  | 'week'
  | 'month'
  | 'quarter'
  | 'season'
  | 'year'
  | 'decade'
  | 'period';

/** Words of a text that speak of time: "mardi 13 février", "depuis lundi", "from March to June". */
export interface TimeExpression extends Span {
  readonly precision: TimePrecision;
  readonly moment: Moment;
  /** "hier soir". */
  readonly dayPart: DayPart | null;
  /** "à 10 h 30": minutes since midnight. */
  readonly clock: number | null;
}

/** An expression's simple ones: the two ends of a range, what a bound bounds. */
export function simpleTimes(expression: TimeExpression): TimeExpression[] {
  const { moment } = expression;
  if (moment.kind === 'range') return [...simpleTimes(moment.from), ...simpleTimes(moment.to)];
  if (moment.kind === 'bound' || moment.kind === 'part') return simpleTimes(moment.of);
  return [expression];
}
