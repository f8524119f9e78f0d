import {
  addDays,
  addMonths,
  type ClosedRange,
  type DayRange,
  dayExists,
  daysBetween,
  isoDay,
  mondayOf,
  monthsFrom,
  oneDay,
  weekdayOf,
  yearsFrom,
} from './calendar.ts';
import type { DateMoment, Moment, RelativeTurn } from './moments.ts';
import { dayOnWeekday, nearest, weekdayNear } from './near-days.ts';
import type { Season, TimeUnit } from './time-words.ts';

/** Where words such as "hier" and "en mars" are counted from. */
export interface Viewpoint {
  /** `YYYY-MM-DD`, for those who read or wrote the words. */
  readonly today: string;
  /**
   * What a date without a year means: the `past` one that is not after today, as in a question, or the `nearest`, as in
   * an article. Past by default.
   */
  readonly lean?: 'past' | 'nearest';
}

/** What "ces derniers jours", "ces dernières semaines" mean, in units. */
const FEW: Readonly<Record<TimeUnit, number>> = {
  day: 7,
  week: 4,
  weekend: 4,
  month: 6,
  quarter: 4,
  'half-year': 2,
  year: 5,
  decade: 3,
  century: 2,
};
/** First month; seasons are whole months, as in weather reports, and winter is named by its January. */
const SEASON_STARTS: Readonly<Record<Season, number>> = {
  spring: 3,
  summer: 6,
  autumn: 9,
  winter: 0,
};
const MONTHS_OF: Readonly<Partial<Record<TimeUnit, number>>> = {
  month: 1,
  quarter: 3,
  'half-year': 6,
  year: 12,
  decade: 120,
  century: 1200,
};

const yearOf = (day: string): number => Number(day.slice(0, 4));
const monthOf = (day: string): number => Number(day.slice(5, 7));

/**
 * The days that words of time mean for someone; null for an hour, or what is counted from something told before
 * ("la veille"). A period is as wide as its words: "il y a deux ans" is a year.
 */
export function daysOf(moment: Moment, view: Viewpoint): DayRange | null {
  switch (moment.kind) {
    case 'clock':
    case 'anaphoric':
      return null;
    case 'bound':
      return bounded(moment.bound, daysOf(moment.of.moment, view));
    case 'range':
      return between(moment, view);
    default:
      return closedDaysOf(moment, view);
  }
}

function closedDaysOf(moment: Moment, view: Viewpoint): ClosedRange | null {
  switch (moment.kind) {
    case 'date':
      return dateDays(moment, view);
    case 'part of year': {
      const months = MONTHS_OF[moment.unit]!;
      const inYear = (year: number) => monthsFrom(year, (moment.index - 1) * months + 1, months);
      return moment.year === null ? chosen(inYear, null, view) : inYear(moment.year);
    }
    case 'season': {
      const inYear = (year: number) => monthsFrom(year, SEASON_STARTS[moment.season], 3);
      return moment.year === null ? chosen(inYear, moment.turn, view) : inYear(moment.year);
    }
    case 'years':
      return yearsFrom(moment.year, moment.count);
    case 'unit':
      return unitDays(moment.unit, moment.offset, view.today);
    case 'span':
      return spanDays(moment, view.today);
    case 'part': {
      const whole = closedDaysOf(moment.of.moment, view);
      return whole && third(whole, moment.part);
    }
    default:
      return null;
  }
}

function dateDays(
  { year, month, day, weekday, turn }: DateMoment,
  view: Viewpoint,
): ClosedRange | null {
  if (month === null) {
    if (year !== null) return yearsFrom(year);
    if (weekday === null) return null;
    if (day !== null) return dayOnWeekday(day, weekday, view.today);
    return oneDay(weekdayNear(weekday, turn, view.today));
  }
  const inYear = (of: number): ClosedRange | null => {
    if (day === null) return monthsFrom(of, month);
    return dayExists(of, month, day) ? oneDay(isoDay(of, month, day)) : null;
  };
  if (year !== null) return inYear(year);
  const falls = (of: number): ClosedRange | null => {
    const days = inYear(of);
    return days && (weekday === null || day === null || weekdayOf(days.since) === weekday)
      ? days
      : null;
  };
  return chosen(falls, turn, view) ?? chosen(inYear, turn, view);
}

/** Eight years apart are the 29ths of February at most, and all the weekdays of a day come in eleven. */
const YEARS_SEARCHED = 11;

/** What comes every year, in the year that is meant. */
function chosen(
  inYear: (year: number) => ClosedRange | null,
  turn: RelativeTurn | null,
  { today, lean = 'past' }: Viewpoint,
): ClosedRange | null {
  const year = yearOf(today);
  if (turn === 'next') {
    return firstOf(
      [0, 1, 2, 3, 4].map((more) => inYear(year + more)),
      ({ since }) => since > today,
    );
  }
  const back = Array.from({ length: YEARS_SEARCHED }, (_, i) => inYear(year + 1 - i));
  if (turn === 'last') return firstOf(back, ({ until }) => until < today);
  if (lean === 'nearest' && turn === null)
    return nearest(back.slice(0, 3), today) ?? firstOf(back, ({ since }) => since <= today);
  return firstOf(back, ({ since }) => since <= today);
}

const firstOf = (
  ranges: readonly (ClosedRange | null)[],
  is: (range: ClosedRange) => boolean,
): ClosedRange | null => ranges.find((range) => range !== null && is(range)) ?? null;

function unitDays(unit: TimeUnit, offset: number, today: string): ClosedRange {
  const [year, month] = [yearOf(today), monthOf(today)];
  const monday = addDays(mondayOf(today), 7 * offset);
  switch (unit) {
    case 'day':
      return oneDay(addDays(today, offset));
    case 'week':
      return { since: monday, until: addDays(monday, 6) };
    case 'weekend':
      return { since: addDays(monday, 5), until: addDays(monday, 6) };
    case 'decade':
      return yearsFrom(Math.floor(year / 10) * 10 + 10 * offset, 10);
    case 'century':
      return yearsFrom(Math.floor((year - 1) / 100) * 100 + 1 + 100 * offset, 100);
    default: {
      const months = MONTHS_OF[unit]!;
      const first = Math.floor((month - 1) / months) * months + 1;
      return monthsFrom(year, first + months * offset, months);
    }
  }
}

function spanDays(
  { unit, count, direction }: { unit: TimeUnit; count: number | null; direction: -1 | 1 },
  today: string,
): ClosedRange {
  const units = (count ?? FEW[unit]) * direction;
  const months = MONTHS_OF[unit];
  const far = months
    ? addMonths(today, months * units)
    : addDays(today, (unit === 'day' ? 1 : 7) * units);
  return direction === -1 ? { since: far, until: today } : { since: today, until: far };
}

/** Of a month days 1 to 10, 11 to 20 and the rest; of a year four months. */
function third({ since, until }: ClosedRange, part: 'early' | 'mid' | 'late'): ClosedRange {
  const months = Math.round((daysBetween(since, until) + 1) / 30.44);
  const isLong = months >= 3;
  const size = Math.floor((isLong ? months : daysBetween(since, until) + 1) / 3);
  const after = (thirds: number): string =>
    isLong ? addMonths(since, size * thirds) : addDays(since, size * thirds);
  if (part === 'early') return { since, until: addDays(after(1), -1) };
  if (part === 'mid') return { since: after(1), until: addDays(after(2), -1) };
  return { since: after(2), until };
}

function bounded(
  bound: 'since' | 'after' | 'until' | 'before',
  of: DayRange | null,
): DayRange | null {
  if (!of) return null;
  const { since, until } = of;
  switch (bound) {
    case 'since':
      return since === null ? null : { since, until: null };
    case 'after':
      return until === null ? null : { since: addDays(until, 1), until: null };
    case 'until':
      return until === null ? null : { since: null, until };
    case 'before':
      return since === null ? null : { since: null, until: addDays(since, -1) };
  }
}

/** The first end of a range is counted back from the second: "de décembre à mars" is over New Year. */
function between(
  { from, to }: Extract<Moment, { kind: 'range' }>,
  view: Viewpoint,
): ClosedRange | null {
  const last = closedDaysOf(to.moment, view);
  if (!last) return null;
  const isCounted = from.moment.kind === 'unit' || from.moment.kind === 'span';
  const first = closedDaysOf(from.moment, isCounted ? view : { today: last.since, lean: 'past' });
  if (!first) return null;
  const [a, b] = first.since <= last.since ? [first, last] : [last, first];
  return { since: a.since, until: a.until > b.until ? a.until : b.until };
}
