import type { Language } from '../language.ts';
import type { DatePrecision } from '../partial-date.ts';
import type { Span } from '../spans.ts';
import { dayExists, isoDay, weekdayOf } from './calendar.ts';
import { findTimes } from './find-times.ts';
import { simpleTimes } from './moments.ts';
import type { NumericOrder } from './reading.ts';

/** A date as a text mentions it; what it doesn't say is null. */
export interface FoundDate extends Span {
  readonly year: number | null;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number | null;
  /** 0 for Sunday, as in `Date`. */
  readonly weekday: number | null;
}

/**
 * The days and the months with their year that a text mentions, in order. An impossible day is left out, and so is one
 * that America and Europe would read differently in English (02/03/2024), unless `order` settles it.
 */
export function findDates(
  text: string,
  language: Language = 'fr',
  order?: NumericOrder,
): FoundDate[] {
  return findTimes(text, { language, ...(order && { order }) })
    .flatMap(simpleTimes)
    .flatMap(({ start, end, moment }) => {
      if (moment.kind !== 'date') return [];
      const { year, month, day, weekday } = moment;
      if (month === null || (day === null && year === null)) return [];
      return [{ start, end, year, month, day, weekday }];
    });
}

/** Whether that day falls on that weekday in that year. */
export function fallsOn({ month, day, weekday }: FoundDate, year: number): boolean {
  if (day === null || !dayExists(year, month, day)) return false;
  return weekdayOf(isoDay(year, month, day)) === weekday;
}

/** The date as ISO text with its precision; null where neither it nor `year` says the year. */
export function isoOf(
  date: FoundDate,
  year: number | null = date.year,
): { value: string; precision: DatePrecision } | null {
  if (year === null) return null;
  const month = `${year}-${String(date.month).padStart(2, '0')}`;
  if (date.day === null) return { value: month, precision: 'month' };
  return { value: `${month}-${String(date.day).padStart(2, '0')}`, precision: 'day' };
}
