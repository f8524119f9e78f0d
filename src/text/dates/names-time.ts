import type { PublicationDate } from '../partial-date.ts';
import { weekdayOf } from './calendar.ts';
import type { DateMoment, Moment, TimeExpression } from './moments.ts';

const HALF_YEAR_MS = 183 * 86_400_000;

/** The year that the reader of an article understands where it names none: the one nearest to its publication. */
function understood(year: number, date: DateMoment, published: PublicationDate | null): boolean {
  if (!published || date.month === null) return false;
  const [base = 0, month = 7, day = 1] = published.value.split('-').map(Number);
  const distance = Date.UTC(year, date.month - 1, date.day ?? 15) - Date.UTC(base, month - 1, day);
  return Math.abs(distance) <= HALF_YEAR_MS;
}

/** Whether a claim names the moment of its support, as far as it says it: what it adds must follow from the article's date. */
export function namesTime(
  claimed: TimeExpression,
  given: TimeExpression,
  published: PublicationDate | null,
): boolean {
  if (claimed.dayPart !== null && claimed.dayPart !== given.dayPart) return false;
  if (claimed.clock !== null && claimed.clock !== given.clock) return false;
  if (claimed.moment.kind === 'date' && given.moment.kind === 'date') {
    return namesDate(claimed.moment, given.moment, published);
  }
  return isSameMoment(claimed.moment, given.moment);
}

function namesDate(
  claimed: DateMoment,
  given: DateMoment,
  published: PublicationDate | null,
): boolean {
  if (claimed.month !== null && claimed.month !== given.month) return false;
  if (claimed.day !== null && claimed.day !== given.day) return false;
  if (claimed.turn !== null && claimed.turn !== given.turn) return false;
  if (claimed.year !== null && claimed.year !== given.year) {
    if (given.year !== null || !understood(claimed.year, given, published)) return false;
  }
  if (claimed.weekday === null || claimed.weekday === given.weekday) return true;
  const year = given.year ?? Number(published?.value.slice(0, 4));
  const { weekday, month, day } = given;
  if (weekday !== null || month === null || day === null || Number.isNaN(year)) return false;
  return (
    weekdayOf(new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10)) ===
    claimed.weekday
  );
}

/** Moments other than dates say all that they say, or are others. */
function isSameMoment(a: Moment, b: Moment): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
