import { findDates } from '../articles/details/find-dates.ts';
import type { Language } from '../text/language.ts';
import type { PublicationDate } from '../text/partial-date.ts';
import type { DayRange } from './question-dates.ts';
import { questionDates } from './question-dates.ts';

/** An event is told on its day or within the next few. */
const NEWS_DAYS = 3;
const DAY_MS = 86_400_000;

const noon = (value: string): Date =>
  new Date(`${value.padEnd(10, '-01-01'.slice(value.length - 10))}T12:00:00Z`);

/** Whether an article was published in the range, or within three days after it. */
export function publishedNear(published: PublicationDate | null, range: DayRange): boolean {
  if (!published || range.since === null || range.until === null) return false;
  const last = new Date(noon(range.until).getTime() + NEWS_DAYS * DAY_MS)
    .toISOString()
    .slice(0, 10);
  const { value } = published;
  return value >= range.since.slice(0, value.length) && value <= last.slice(0, value.length);
}

/**
 * Whether a text speaks of a day in the range. "13 février" without a year is of the year before or of the article's
 * publication; "hier" and "la semaine dernière" are counted from its publication day.
 */
export function mentions(
  text: string,
  range: DayRange,
  published: PublicationDate | null,
  language: Language,
): boolean {
  const { since, until } = range;
  if (since === null || until === null) return false;
  for (const found of findDates(text, language)) {
    const month = String(found.month).padStart(2, '0');
    const rest = found.day === null ? month : `${month}-${String(found.day).padStart(2, '0')}`;
    const years = found.year !== null ? [found.year] : yearsNear(published, since);
    for (const year of years) {
      const value = `${year}-${rest}`;
      if (value >= since.slice(0, value.length) && value <= until.slice(0, value.length))
        return true;
    }
  }
  const year = since.slice(0, 4);
  if (since === `${year}-01-01` && until === `${year}-12-31`)
    return new RegExp(`\\b${year}\\b`).test(text);
  if (published?.precision !== 'day') return false;
  const told = questionDates(text, language, noon(published.value));
  return told?.mode === 'bound' && told.range.since === since && told.range.until === until;
}

function yearsNear(published: PublicationDate | null, since: string): number[] {
  const year = Number((published?.value ?? since).slice(0, 4));
  return [year - 1, year];
}
