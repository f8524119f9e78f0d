import { questionDates } from '../src/answering/question-dates.ts';
import type { Language } from '../src/text/language.ts';
import type { CommandContext, CommandInput } from './command.ts';
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
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.toISOString().startsWith(`${year}-${month}-${day}`);
}

/**
 * One end of a range: a date as it is, or words such as "mars 2024", "la semaine dernière", "last week", which mean
 * their first or last day; undefined for nothing, null for what is no date.
 */
function bound(
  text: string,
  side: 'since' | 'until',
  language: Language,
  now: Date,
): string | null | undefined {
  if (!text) return undefined;
  if (isPartialDate(text)) return text;
  if (!/\p{L}/u.test(text)) return null; // digits that are no date, such as 2023-02-29
  const other = language === 'fr' ? 'en' : 'fr';
  // "mars" alone is understood behind a preposition only.
  const dates =
    questionDates(`${PREPOSITION[language]} ${text}`, language, now) ??
    questionDates(`${PREPOSITION[other]} ${text}`, other, now);
  if (!dates) return null;
  const { since: first, until: last } = dates.range;
  return side === 'since' ? first : last;
}

const PREPOSITION: Readonly<Record<Language, string>> = { fr: 'en', en: 'in' };

/** The range asked for by `since` and `until`, or in words what is wrong with it. */
export function dateRange(
  input: CommandInput,
  { language, kiosque }: Pick<CommandContext, 'language' | 'kiosque'>,
): DateRange | string {
  const texts = commandTexts(language);
  const from = bound(textOf(input, 'since'), 'since', language, kiosque.now());
  const to = bound(textOf(input, 'until'), 'until', language, kiosque.now());
  if (from === null) return texts.badDate(since.names[language], textOf(input, 'since'));
  if (to === null) return texts.badDate(until.names[language], textOf(input, 'until'));
  // A bound that says only the year or month ends with its last day.
  if (from && to && from > to.padEnd(10, '~')) return texts.reversedDates(from, to);
  return { ...(from && { since: from }), ...(to && { until: to }) };
}
