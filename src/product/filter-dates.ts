import { type DayRange, daysOfPartial } from '../text/dates/calendar.ts';
import { MONTHS } from '../text/dates/names.ts';
import { onlyTime } from '../text/dates/only-time.ts';
import { daysOf } from '../text/dates/resolve.ts';
import { fold } from '../text/words.ts';

/** What a filter of articles says of their date. */
export interface FilterDates {
  /** Its words on time: "mars 2024". */
  readonly dateWords: string;
  /** The other words; empty where there are none. */
  readonly otherWords: string;
  /** Whether it names a month of any year. */
  readonly isOfAnyYear: boolean;
  /** Whether a date of publication, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, is one that it speaks of. */
  readonly isThen: (published: string) => boolean;
}

/** Words of the longest date that is looked for: "le premier trimestre de l'année 2025". */
const DATE_WORDS = 6;

/**
 * The date that a filter is, or that stands before or behind its other words: the longest one, of those at its end first.
 * @param today what "hier" is counted from.
 */
export function datesIn(filter: string, today: string): FilterDates | null {
  const words = filter.trim().split(/\s+/u);
  const all = words.length;
  for (let n = Math.min(all, DATE_WORDS); n > 0; n -= 1) {
    for (const from of n === all ? [0] : [all - n, 0]) {
      const dateWords = words.slice(from, from + n).join(' ');
      const isThen = dated(dateWords, today);
      if (isThen === null) continue;
      const otherWords = [...words.slice(0, from), ...words.slice(from + n)].join(' ');
      return { dateWords, otherWords, isOfAnyYear: monthOf(dateWords) >= 0, isThen };
    }
  }
  return null;
}

/** "mars" alone is that month of any year, for who looks for an article has forgotten when it was; -1 for no month. */
const monthOf = (words: string): number => MONTHS.indexOf(fold(words)) % 12;

function dated(words: string, today: string): FilterDates['isThen'] | null {
  const month = monthOf(words);
  if (month >= 0) {
    const part = String(month + 1).padStart(2, '0');
    return (published) => published.slice(5, 7) === part;
  }
  const moment = onlyTime(words, 'fr') ?? onlyTime(words, 'en');
  const range = moment && daysOf(moment, { today });
  return range && ((published) => published !== '' && mayLieIn(published, range));
}

/** A date that is known to the month or the year only is within what it may be within. */
function mayLieIn(published: string, { since, until }: DayRange): boolean {
  const days = daysOfPartial(published);
  return (since === null || days.until >= since) && (until === null || days.since <= until);
}
