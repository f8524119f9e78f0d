import {
  addDays,
  addMonths,
  type ClosedRange,
  dayExists,
  daysBetween,
  isoDay,
  mondayOf,
  oneDay,
  weekdayOf,
} from './calendar.ts';
import type { RelativeTurn } from './moments.ts';

/** The range that holds today, else the nearest; of two as near the first; null of none. */
export function nearest(
  ranges: readonly (ClosedRange | null)[],
  today: string,
): ClosedRange | null {
  const distance = ({ since, until }: ClosedRange): number =>
    since > today ? daysBetween(today, since) : until < today ? daysBetween(until, today) : 0;
  const found = ranges.filter((range) => range !== null);
  return found.sort((a, b) => distance(a) - distance(b))[0] ?? null;
}

/** Alone, the latest up to today. */
export function weekdayNear(weekday: number, turn: RelativeTurn | null, today: string): string {
  const back = (weekdayOf(today) - weekday + 7) % 7;
  if (turn === 'next') return addDays(today, back === 0 ? 7 : 7 - back);
  if (turn === 'this') return addDays(mondayOf(today), (weekday + 6) % 7);
  return addDays(today, turn === 'last' && back === 0 ? -7 : -back);
}

/** All the weekdays of a day come within fourteen months. */
const MONTHS_SEARCHED = 14;

/** The nearest day of a month, "27", that falls on a weekday; of two as near the one before. */
export function dayOnWeekday(day: number, weekday: number, today: string): ClosedRange | null {
  const months = Array.from({ length: 2 * MONTHS_SEARCHED + 1 }, (_, i) =>
    addMonths(`${today.slice(0, 7)}-01`, i - MONTHS_SEARCHED),
  );
  const days = months.flatMap((first) => {
    const [year, month] = first.split('-').map(Number) as [number, number];
    return dayExists(year, month, day) ? [isoDay(year, month, day)] : [];
  });
  return nearest(days.filter((one) => weekdayOf(one) === weekday).map(oneDay), today);
}
