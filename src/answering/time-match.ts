import type { StoredArticle } from '../corpus/stored-article.ts';
import {
  addDays,
  type ClosedRange,
  type DayRange,
  daysBetween,
  daysOfPartial,
} from '../text/dates/calendar.ts';
import { findTimes } from '../text/dates/find-times.ts';
import type { Moment, TimeExpression } from '../text/dates/moments.ts';
import { daysOf, type Viewpoint } from '../text/dates/resolve.ts';
import type { Language } from '../text/language.ts';
import type { PublicationDate } from '../text/partial-date.ts';
import type { ToldTime } from './question-time.ts';

/** An event is told on its day or within the next few. */
export const NEWS_DAYS = 3;
/** A longer time that a text names holds a day without speaking of it. */
const WIDEST = 31;
/** What words count from the day on which they were written. */
const COUNTED: ReadonlySet<Moment['kind']> = new Set<Moment['kind']>(['unit', 'span']);

/** Whether an article was published in the range, or within three days after it. */
export function publishedNear(
  published: PublicationDate | null,
  { since, until }: DayRange,
): boolean {
  if (!published) return false;
  const days = daysOfPartial(published.value);
  if (since !== null && days.until < since) return false;
  return until === null || days.since <= addDays(until, NEWS_DAYS);
}

/**
 * How much a text speaks of a time: 1 where it names it or a part of it, less where it names a time that holds it
 * ("de 2020 à 2024" for 2022), 0 else. "13 février" is the one nearest to the publication, "hier" the day before it.
 */
export function tellsOf(
  text: string,
  { anchor }: ToldTime,
  published: PublicationDate | null,
  language: Language,
): number {
  const view: Viewpoint = { today: viewOf(published, anchor), lean: 'nearest' };
  const isDayKnown = published?.precision === 'day';
  let best = 0;
  for (const time of findTimes(text, { language })) {
    if (!isDayKnown && isCounted(time)) continue;
    best = Math.max(best, shareNamed(time, anchor, view));
    if (best === 1) break;
  }
  return best;
}

/** Whether a text of an article tells of one of the times, or was published in it, whatever its words. */
export function isOfTime(
  text: string,
  { published, language }: Pick<StoredArticle, 'published' | 'language'>,
  toldTimes: readonly ToldTime[],
): boolean {
  return toldTimes.some(
    (time) =>
      publishedNear(published, time.range) || tellsOf(text, time, published, language) === 1,
  );
}

/** Without a date, what names no year is of the year that is asked about. */
function viewOf(published: PublicationDate | null, anchor: ClosedRange): string {
  if (!published) return anchor.until;
  const { since, until } = daysOfPartial(published.value);
  return addDays(since, Math.floor(daysBetween(since, until) / 2));
}

const isCounted = ({ moment }: TimeExpression): boolean =>
  COUNTED.has(moment.kind) ||
  (moment.kind === 'date' && moment.month === null && moment.year === null);

function shareNamed({ moment }: TimeExpression, anchor: ClosedRange, view: Viewpoint): number {
  const named = moment.kind === 'bound' ? daysOf(moment.of.moment, view) : null;
  const range = daysOf(moment, view);
  if (!range) return 0;
  if (isWithin(named ?? range, anchor)) return 1;
  const holds = isWithin(anchor, range);
  if (!holds) return 0;
  const isOpen = range.since === null || range.until === null;
  const isSaid = moment.kind === 'bound' || moment.kind === 'range';
  return isSaid || (!isOpen && daysBetween(range.since, range.until) < WIDEST) ? 0.5 : 0;
}

function isWithin(inner: DayRange, outer: DayRange): boolean {
  const since = outer.since === null || (inner.since !== null && inner.since >= outer.since);
  const until = outer.until === null || (inner.until !== null && inner.until <= outer.until);
  return since && until;
}
