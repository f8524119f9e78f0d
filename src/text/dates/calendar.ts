/** Days as `YYYY-MM-DD`, both inclusive; null is open. */
export interface DayRange {
  readonly since: string | null;
  readonly until: string | null;
}

/** Both ends known. */
export interface ClosedRange extends DayRange {
  readonly since: string;
  readonly until: string;
}

const DAY_MS = 86_400_000;

/** Days since 1970-01-01. */
const numberOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;

/** @param month 1 to 12; beyond it, and days beyond the month's, roll over as in `Date.UTC`. */
export function isoDay(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

/** The day so many days later, or earlier; both are `YYYY-MM-DD`. */
export function addDays(day: string, days: number): string {
  return new Date((numberOf(day) + days) * DAY_MS).toISOString().slice(0, 10);
}

/** From the first day to the second; negative where the second is before. */
export const daysBetween = (from: string, to: string): number => numberOf(to) - numberOf(from);

/** 0 for Sunday, as in `Date`. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/** The same day so many months later; a shorter month gives its last. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return isoDay(year, month + months, Math.min(date, lastOf(year, month + months)));
}

const lastOf = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Whether the month has the day. */
export function dayExists(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= lastOf(year, month);
}

/** A day as a range: it begins and ends it. */
export const oneDay = (day: string): ClosedRange => ({ since: day, until: day });

/** Whole months. @param month of the first, 1 to 12; beyond it rolls over. */
export const monthsFrom = (year: number, month: number, count = 1): ClosedRange => ({
  since: isoDay(year, month, 1),
  until: isoDay(year, month + count, 0),
});

/** Whole years. */
export const yearsFrom = (year: number, count = 1): ClosedRange => ({
  since: isoDay(year, 1, 1),
  until: isoDay(year + count - 1, 12, 31),
});

/** Monday of the day's week. */
export const mondayOf = (day: string): string => addDays(day, -((weekdayOf(day) + 6) % 7));

/** Made once a zone: that takes far longer than formatting a date. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    // Sweden writes 2024-02-13.
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
    formats.set(timeZone, format);
  }
  return format;
}

/**
 * The day that a moment falls on for those who live in a time zone.
 * @param timeZone an IANA name, such as `Europe/Paris`.
 * @throws RangeError when there is no such zone.
 */
export const dayIn = (moment: Date, timeZone: string): string => formatOf(timeZone).format(moment);

/** A moment well within a day of a time zone. */
export function middayIn(day: string, timeZone: string): Date {
  const noon = new Date(`${day}T12:00:00Z`);
  // Noon in Greenwich is the next day beyond twelve hours to the east, and there alone.
  return dayIn(noon, timeZone) === day ? noon : new Date(`${day}T06:00:00Z`);
}

/** Whether `Intl` knows the name; "GMT+2" and its like are none. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}

/** The machine's. */
export const localTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The later of two days; null is before all. */
export const latest = (a: string | null, b: string | null): string | null =>
  a === null || (b !== null && b > a) ? b : a;

/** The days of `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export function daysOfPartial(value: string): ClosedRange {
  const [year = 0, month, day] = value.split('-').map(Number);
  if (month === undefined) return yearsFrom(year);
  return day === undefined ? monthsFrom(year, month) : oneDay(value);
}
