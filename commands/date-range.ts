import { dayExists, dayIn } from '../src/text/dates/calendar.ts';
import { onlyTime } from '../src/text/dates/only-time.ts';
import { daysOf } from '../src/text/dates/resolve.ts';
import type { Language } from '../src/text/language.ts';
import { type CommandContext, type CommandInput, timeZoneOf } from './command.ts';
import { since, textOf, until } from './options.ts';
import { commandTexts } from './texts/index.ts';

/** Bounds on the publication date, as the core takes them. */
export interface DateRange {
  readonly since?: string;
  readonly until?: string;
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
  const moment = onlyTime(text, language);
  return (moment && daysOf(moment, { today })?.[side]) ?? null;
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
