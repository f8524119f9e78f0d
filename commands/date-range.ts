import { dayRangeLabel } from '../src/i18n/format.ts';
import { messages } from '../src/i18n/messages.ts';
import { quote } from '../src/i18n/typography.ts';
import { type DayRange, dayExists, dayIn, daysOfPartial } from '../src/text/dates/calendar.ts';
import { onlyTime } from '../src/text/dates/only-time.ts';
import { daysOf } from '../src/text/dates/resolve.ts';
import type { Language } from '../src/text/language.ts';
import type { PartialDate } from '../src/text/partial-date.ts';
import { foldStraight } from '../src/text/words.ts';
import { type CommandContext, type CommandInput, timeZoneOf } from './command.ts';
import { since, textOf, until } from './options.ts';
import { commandTexts } from './texts/index.ts';

/** Bounds on the publication date, as the core takes them. */
export interface DateRange {
  readonly since?: string;
  readonly until?: string;
}

/** Whether a publication may lie within bounds; without a date it may. */
export function isIn(published: PartialDate | null, { since, until }: DateRange): boolean {
  if (!published) return true;
  const days = daysOfPartial(published.value);
  if (since !== undefined && days.until < daysOfPartial(since).since) return false;
  return until === undefined || days.since <= daysOfPartial(until).until;
}

const partialDate = /^([1-9]\d{3})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** Whether a text is `YYYY`, `YYYY-MM` or `YYYY-MM-DD` and names a real date. */
export function isPartialDate(text: string): boolean {
  const match = partialDate.exec(text);
  if (!match) return false;
  const [, year, month = '01', day = '01'] = match;
  return dayExists(Number(year), Number(month), Number(day));
}

/**
 * One end of a range: a date as it is, or words such as "mars 2024", "15/08/2025", "la semaine dernière", which mean
 * their first or last day; undefined for nothing, null for what is no date.
 */
function bound(
  text: string,
  side: 'since' | 'until',
  language: Language,
  today: string,
): string | null | undefined {
  if (!text) return undefined;
  if (isPartialDate(text)) return text;
  return daysIn(text, language, today)?.[side] ?? null;
}

/** The days that words are, in whichever language they are written. */
function daysIn(words: string, language: Language, today: string): DayRange | null {
  const moment = onlyTime(words, language) ?? onlyTime(words, language === 'fr' ? 'en' : 'fr');
  return moment && daysOf(moment, { today });
}

/** The days of one date or period in words, as a range; null for no date. */
export function daysAsRange(
  words: string,
  context: Pick<CommandContext, 'language' | 'kiosque' | 'discord'>,
): DateRange | null {
  if (isPartialDate(words)) return { since: words, until: words };
  const today = dayIn(context.kiosque.now(), timeZoneOf(context));
  const days = daysIn(words, context.language, today);
  if (!days) return null;
  const { since, until } = days;
  return { ...(since !== null && { since }), ...(until !== null && { until }) };
}

/** Whether a text is a date as an option takes it, in either language. */
export function isDate(text: string): boolean {
  return isPartialDate(text) || onlyTime(text, 'fr') !== null || onlyTime(text, 'en') !== null;
}

/** What words such as "la semaine dernière" mean today; null for no date, and for one that would be said as it is. */
export function dateNote(
  words: string,
  context: Pick<CommandContext, 'language' | 'kiosque' | 'discord'>,
): string | null {
  const { language, kiosque } = context;
  const days = daysIn(words, language, dayIn(kiosque.now(), timeZoneOf(context)));
  if (!days) return null;
  const label = dayRangeLabel(days, language);
  const isSaid = label === '' || foldStraight(label).endsWith(foldStraight(words));
  return isSaid ? null : messages(language).dates.understood(quote(language, words), label);
}

/** The range asked for by `since` and `until`, or in words what is wrong with it. */
export function dateRange(
  input: CommandInput,
  context: Pick<CommandContext, 'language' | 'kiosque' | 'discord'>,
): DateRange | string {
  const { language, kiosque } = context;
  const texts = commandTexts(language);
  const today = dayIn(kiosque.now(), timeZoneOf(context));
  const from = bound(textOf(input, 'since'), 'since', language, today);
  const to = bound(textOf(input, 'until'), 'until', language, today);
  if (from === null) return texts.badDate(since.names[language], textOf(input, 'since'));
  if (to === null) return texts.badDate(until.names[language], textOf(input, 'until'));
  // A bound that says only the year or month ends with its last day.
  if (from && to && from > to.padEnd(10, '~')) return texts.reversedDates(from, to);
  return { ...(from && { since: from }), ...(to && { until: to }) };
}
