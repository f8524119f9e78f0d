import { messages } from '../src/i18n/messages.ts';
import type { CommandContext, CommandInput } from './command.ts';
import { since, textOf, until } from './options.ts';

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

/** The range asked for by `since` and `until`, or in words what is wrong with it. */
export function dateRange(
  input: CommandInput,
  { language }: Pick<CommandContext, 'language'>,
): DateRange | string {
  const said = messages(language).problems;
  const from = textOf(input, 'since');
  const to = textOf(input, 'until');
  for (const [option, value] of [
    [since, from],
    [until, to],
  ] as const) {
    if (value && !isPartialDate(value)) return said.badDate(option.names[language], value);
  }
  // A bound that says only the year or month ends with its last day.
  if (from && to && from > to.padEnd(10, '~')) return said.reversedDates(from, to);
  return { ...(from && { since: from }), ...(to && { until: to }) };
}
