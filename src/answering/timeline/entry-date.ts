import {
  addDays,
  type ClosedRange,
  daysBetween,
  daysOfPartial,
  monthsFrom,
  yearsFrom,
} from '../../text/dates/calendar.ts';
import { findTimes } from '../../text/dates/find-times.ts';
import type { TimeExpression } from '../../text/dates/moments.ts';
import { daysOf } from '../../text/dates/resolve.ts';
import type { Language } from '../../text/language.ts';
import type { PublicationDate } from '../../text/partial-date.ts';
import { foldStraight } from '../../text/words.ts';
import type { EntryDate } from './timeline.ts';

/** More days than these are no event's, unless they are a whole month or year. */
const MOST_DAYS = 7;
/** Characters before a time in which its clause is looked at. */
const CLAUSE_LENGTH = 80;
/** Up to the time in its clause: the time is that of a figure or a state that something is compared with. */
const COMPARED =
  /\b(?:contre|au lieu d\S*|par rapport|instead of|compared (?:with|to)|against|up from|down from|than)\b[^,;:()—–]*$/;
/** "Lundi" alone is the last one where the sentence tells of what was… */
const PAST =
  /\b(?:a|ont|est|sont|etait|etaient|avait|avaient|fut|furent|was|were|had|did|said|told|fell|rose|came|went|took|broke|began|found|made|got|left|met|won|lost|hit|sent|held|gave|saw|ran|struck|[a-z]{2,}ed)\b/;
/** …and not of what is to come: "sera reçue lundi" may be any. */
const FUTURE =
  /\b(?:will|would|shall|should|must|due to|expect\w*|hope\w*|plan(?:s|ned)?|doi(?:t|vent)|dev(?:ait|aient|rait|raient)|prevue?s?|prevoi\w+|attendue?s?|esper\w+|\w+(?:era|ira|dra|vra|tra|ront|raient|rait))\b/;

/**
 * The days of which a sentence tells, where it names one time only; null where it names none, several, or one that is
 * wider than what is known of its article anyway.
 * @param published of the article: what "mardi" and "13 février" are counted from.
 */
export function eventDate(
  text: string,
  published: PublicationDate | null,
  language: Language,
): EntryDate | null {
  const folded = foldStraight(text);
  const isPast = PAST.test(folded) && !FUTURE.test(folded);
  const around = published && daysOfPartial(published.value);
  let found: ClosedRange | null = null;
  for (const time of findTimes(text, { language })) {
    if (time.precision === 'time') continue;
    // What is compared with is an older state; "depuis 1983" tells of a time and not when.
    const clause = folded.slice(Math.max(0, time.start - CLAUSE_LENGTH), time.start);
    if (folded.length === text.length && COMPARED.test(clause)) continue;
    if (time.moment.kind === 'bound') continue;
    const days = resolvable(time, published, isPast) ? daysIn(time, around) : null;
    const isOther = found !== null && (found.since !== days?.since || found.until !== days.until);
    if (!days || isOther) return null;
    found = days;
  }
  const precision = found && precisionOf(found);
  if (!found || !precision) return null;
  const isWide = precision === 'month' || precision === 'year';
  return isWide && around && holds(found, around) ? null : { ...found, precision, of: 'event' };
}

/** The days of an article, as far as its date is known. */
export function articleDate(published: PublicationDate | null): EntryDate | null {
  if (!published) return null;
  const { value, precision } = published;
  return { ...daysOfPartial(value), precision, of: 'article' };
}

/** Whether what the words are counted from is known well enough. */
function resolvable(
  { moment }: TimeExpression,
  published: PublicationDate | null,
  isPast: boolean,
): boolean {
  if (moment.kind === 'date' && moment.year !== null) return true;
  if (moment.kind === 'years') return true;
  if (moment.kind === 'range') {
    return [moment.from, moment.to].every((end) => resolvable(end, published, isPast));
  }
  if (!published) return false;
  const isWeekday = moment.kind === 'date' && moment.month === null;
  if (isWeekday && !isPast && moment.turn === null) return false;
  const isNamed = moment.kind === 'date' && moment.month !== null;
  return published.precision === 'day' || isNamed;
}

function daysIn({ moment }: TimeExpression, around: ClosedRange | null): ClosedRange | null {
  // Words that name their year are the same whatever the day.
  const { since, until } = around ?? { since: '2000-01-01', until: '2000-01-01' };
  const today = addDays(since, Math.floor(daysBetween(since, until) / 2));
  const days = daysOf(moment, { today, lean: 'nearest' });
  return days === null || days.since === null || days.until === null
    ? null
    : { since: days.since, until: days.until };
}

/** Whether a time holds all of another and more: "en mars" tells nothing more of what was printed on 5 March. */
const holds = (wide: ClosedRange, narrow: ClosedRange): boolean =>
  wide.since <= narrow.since &&
  wide.until >= narrow.until &&
  daysBetween(wide.since, wide.until) > daysBetween(narrow.since, narrow.until);

function precisionOf({ since, until }: ClosedRange): EntryDate['precision'] | null {
  if (since === until) return 'day';
  const [year, month] = [Number(since.slice(0, 4)), Number(since.slice(5, 7))];
  const is = (whole: ClosedRange): boolean => whole.since === since && whole.until === until;
  if (is(monthsFrom(year, month))) return 'month';
  if (is(yearsFrom(year))) return 'year';
  return daysBetween(since, until) < MOST_DAYS ? 'days' : null;
}
