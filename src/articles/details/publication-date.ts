import { type FoundDate, fallsOn, findDates, isoOf } from '../../text/dates/find-dates.ts';
import type { Language } from '../../text/language.ts';
import type { DateSource, PublicationDate } from '../../text/partial-date.ts';
import type { Span } from '../../text/spans.ts';
import { blankSpans } from '../../text/spans.ts';
import { linesOf } from '../formats/lines.ts';
import { findDatelines } from './datelines.ts';
import type { Outline } from './leftovers.ts';

/** What a text without a declared date is judged by. */
export interface DateEvidence {
  readonly file: string;
  readonly text: string;
  readonly leftovers: readonly Span[];
  readonly outline: Pick<Outline, 'teasers' | 'datelines' | 'pageLines' | 'order'>;
  readonly language: Language;
  readonly now: Date;
}

const WINDOW = 30_000;
/** The news of the day is told in the first paragraphs. */
const LEAD = 1_500;
/** Years before the clock's that a weekday may point to. */
const YEARS_BACK = 5;
/** Somewhere on Earth the day has already begun. */
const EASTERNMOST_HOURS = 14;
/** Older years in a text are history; they say nothing about when it was written. */
const OLDEST_YEAR = 1990;

/** Words before a day that make it another one than today, and verbs in the future around it. */
const NOT_TODAY =
  /(?<!\p{L})(?:d'ici|à partir d|jusqu'|avant|prévue?s?|attendue?s?|depuis|until|since|before|by|from|scheduled|due|will|next|prochaine?)(?!\p{L})/iu;
const FUTURE_VERB = /\p{L}{2}r(?:a|ont|ait|aient)(?!\p{L})/u;

/**
 * When an article was published, by its text or its file's name; null when nothing says it well enough, for a wrong
 * date is worse than none. A dateline comes first, then the file's name, then a weekday in the first paragraphs
 * ("mardi 13 février") that fits only one year.
 */
export function derivePublished(evidence: DateEvidence): PublicationDate | null {
  const stated = datelineOf(evidence) ?? dateInFileName(evidence.file, evidence.now);
  // To look through all of a text takes as long as everything else here: few need it.
  if (stated && stated.precision !== 'month') return stated;
  const own = blankSpans(evidence.text.slice(0, WINDOW), evidence.leftovers).replace(/[’]/g, "'");
  const mentions = findDates(own, evidence.language);
  return stated ? refine(stated, mentions, evidence) : newsDay(own, mentions, evidence);
}

function latestDay(now: Date): string {
  return new Date(now.getTime() + EASTERNMOST_HOURS * 3_600_000).toISOString().slice(0, 10);
}

/** The date with its source, unless it lies after the clock. */
function past(
  date: FoundDate,
  year: number | null,
  source: DateSource,
  now: Date,
): PublicationDate | null {
  const iso = isoOf(date, year);
  if (iso === null || iso.value > latestDay(now).slice(0, iso.value.length)) return null;
  return { ...iso, source };
}

/** The only year of the clock's and the five before it in which the day is past and falls on its weekday. */
function yearOf(date: FoundDate, now: Date): number | null {
  if (date.year !== null)
    return date.weekday === null || fallsOn(date, date.year) ? date.year : null;
  if (date.weekday === null || date.day === null) return null;
  const years: number[] = [];
  for (let year = now.getUTCFullYear(); year >= now.getUTCFullYear() - YEARS_BACK; year -= 1) {
    if (fallsOn(date, year) && past(date, year, 'text', now)) years.push(year);
  }
  return years.length === 1 ? years[0]! : null;
}

function datelineOf({ text, outline, language, now }: DateEvidence): PublicationDate | null {
  const teasers = outline.teasers.blocks;
  // The dates of other articles are not this one's.
  const datelines =
    teasers.length === 0
      ? outline.datelines
      : findDatelines(
          linesOf(blankSpans(text, teasers)),
          language,
          outline.pageLines,
          outline.order,
        );
  for (const kind of ['published', 'bare', 'updated'] as const) {
    for (const dateline of datelines) {
      if (dateline.kind !== kind) continue;
      const date = past(dateline.date, yearOf(dateline.date, now), 'text', now);
      if (date) return date;
    }
  }
  return null;
}

/** A month made a day by the first weekday of that month which the text mentions, and which it falls on. */
function refine(
  date: PublicationDate,
  mentions: readonly FoundDate[],
  { now }: DateEvidence,
): PublicationDate {
  const year = Number(date.value.slice(0, 4));
  const day = mentions.find(
    (mention) =>
      mention.start < LEAD &&
      isoOf({ ...mention, day: null }, year)?.value === date.value &&
      fallsOn(mention, year),
  );
  return (day && past(day, year, date.source, now)) ?? date;
}

/** The day that the first paragraphs tell the news of, with its weekday. */
function newsDay(
  own: string,
  mentions: readonly FoundDate[],
  { now }: DateEvidence,
): PublicationDate | null {
  const withWeekday = mentions.filter(
    (mention) => mention.weekday !== null && mention.day !== null,
  );
  const inLead = withWeekday.filter(
    (mention) => mention.start < LEAD && !isAnotherDay(mention, own),
  );
  const day =
    inLead.find((mention) => mention.year === null) ??
    inLead.find((mention) => isLatest(mention, mentions));
  if (!day) return null;
  const year = yearOf(day, now);
  if (year === null || speaksAgainst(day, year, own, now)) return null;
  // Another weekday that doesn't fall in that year says that the resolution is wrong.
  const isOdd = withWeekday.some(
    (mention) =>
      mention.year === null &&
      !yearsNear(day, year, mention).some((near) => fallsOn(mention, near)),
  );
  return isOdd ? null : past(day, year, 'text', now);
}

/** The years that a mention without one may mean: the same, or the next one over around New Year. */
function yearsNear(day: FoundDate, year: number, mention: FoundDate): number[] {
  const apart = mention.month - day.month;
  if (Math.abs(apart) < 6) return [year];
  return [year, apart > 0 ? year - 1 : year + 1];
}

/** Whether the sentence speaks of a day to come, or of one that something began on. */
function isAnotherDay({ start, end }: FoundDate, own: string): boolean {
  const before =
    own
      .slice(Math.max(0, start - 60), start)
      .split(/[.!?]/)
      .at(-1) ?? '';
  const after = own.slice(end, end + 60).split(/[.!?]/, 1)[0] ?? '';
  return NOT_TODAY.test(before) || FUTURE_VERB.test(before) || FUTURE_VERB.test(after);
}

/**
 * Writers give the year of a day that is long past ("samedi 7 octobre 2023"). So a day with its year is the news of
 * the day only as the first and the latest that the text mentions.
 */
function isLatest(day: FoundDate, mentions: readonly FoundDate[]): boolean {
  const value = (date: FoundDate) => isoOf({ ...date, day: date.day ?? 1 })?.value ?? '';
  return mentions[0] === day && mentions.every((other) => value(other) <= value(day));
}

/** Whether the years that the text mentions point to another one than `year`. */
function speaksAgainst(day: FoundDate, year: number, own: string, now: Date): boolean {
  const years = [...own.matchAll(/(?<![\p{L}\p{N}.,])(?:19|20)\d\d(?![\p{L}\p{N}])/gu)]
    .map((match) => Number(match[0]))
    .filter((mentioned) => mentioned >= OLDEST_YEAR && mentioned <= now.getUTCFullYear());
  if (years.some((mentioned) => mentioned > year)) return true;
  if (years.some((mentioned) => mentioned >= year - 1)) return false;
  // The text knows an older year best, and the weekday fits there too: it may well be that old.
  return years.some((mentioned) =>
    [mentioned, mentioned + 1].some((other) => other !== year && fallsOn(day, other)),
  );
}

const FILE_DATE =
  /(?<![\p{L}\p{N}])((?:19|20)\d\d)(?:([-_./])(\d\d)(?:\2(\d\d))?|(\d\d)(\d\d))(?![\p{L}\p{N}])/u;

/** The date in a path such as `2024-02-13-title.md`, `20240213_title.txt` or `2024/02/13/title.html`. */
function dateInFileName(file: string, now: Date): PublicationDate | null {
  const match = FILE_DATE.exec(file.replace(/_/g, '-').replace(/-(?=\D)/g, ' '));
  if (!match) return null;
  const iso = [match[1], match[3] ?? match[5], match[4] ?? match[6]].filter(Boolean).join('-');
  const found = findDates(iso)[0];
  return found ? past(found, found.year, 'file name', now) : null;
}
