import type { DatePrecision } from '../../text/partial-date.ts';
import type { Span } from '../../text/spans.ts';

/** A date as a text mentions it; what it doesn't say is null. */
export interface FoundDate extends Span {
  readonly year: number | null;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number | null;
  /** 0 for Sunday, as in `Date`. */
  readonly weekday: number | null;
}

const WEEKDAYS = [
  ['dimanche', 'sunday', 'sun'],
  ['lundi', 'monday', 'mon'],
  ['mardi', 'tuesday', 'tues', 'tue'],
  ['mercredi', 'wednesday', 'wed'],
  ['jeudi', 'thursday', 'thurs', 'thu'],
  ['vendredi', 'friday', 'fri'],
  ['samedi', 'saturday', 'sat'],
];
const MONTHS = [
  ['janvier', 'janv', 'january', 'jan'],
  ['février', 'fevrier', 'févr', 'fév', 'february', 'feb'],
  ['mars', 'march', 'mar'],
  ['avril', 'avr', 'april', 'apr'],
  ['mai', 'may'],
  ['juin', 'june', 'jun'],
  ['juillet', 'juil', 'july', 'jul'],
  ['août', 'aout', 'august', 'aug'],
  ['septembre', 'september', 'sept', 'sep'],
  ['octobre', 'october', 'oct'],
  ['novembre', 'november', 'nov'],
  ['décembre', 'decembre', 'déc', 'december', 'dec'],
];

const numbered = (lists: string[][], first: number) =>
  new Map(lists.flatMap((names, index) => names.map((name) => [name, index + first] as const)));
const WEEKDAY_OF = numbered(WEEKDAYS, 0);
const MONTH_OF = numbered(MONTHS, 1);

const longestFirst = (lists: string[][]) =>
  lists
    .flat()
    .sort((a, b) => b.length - a.length)
    .join('|');
const NAMES = longestFirst(MONTHS);
const GAP = '\\s{1,3}';
const START = '(?<![\\p{L}\\p{N}])';
const END = '(?![\\p{L}\\p{N}])';
const WEEKDAY = `(?:(?<weekday>${longestFirst(WEEKDAYS)})\\.?,?${GAP}(?:(?:le|the)${GAP})?)?`;
const MONTH = `(?<month>${NAMES})${END}\\.?`;
const DAY = '(?<day>\\d{1,2})(?:er|st|nd|rd|th)?';
const YEAR = '(?<year>(?:19|20)\\d\\d)';

const PATTERNS = [
  // mardi 13 février 2024, 1er mars, 13th of February, 2024
  `${START}${WEEKDAY}${DAY}${GAP}(?:of${GAP})?${MONTH}(?:,?${GAP}${YEAR}${END})?`,
  // Tuesday, February 13, 2024
  `${START}${WEEKDAY}${MONTH}${GAP}${DAY}${END}(?:,?${GAP}${YEAR}${END})?`,
  // février 2024
  `${START}${MONTH}${GAP}${YEAR}${END}`,
  // 2024-02-13, 2024-02
  `(?<![\\p{L}\\p{N}-])${YEAR}-(?<month>\\d\\d)(?:-(?<day>\\d\\d))?(?![\\p{N}-])`,
  // 13/02/2024, 13.02.2024
  `(?<![\\p{L}\\p{N}/.])(?<day>\\d{1,2})[/.](?<month>\\d{1,2})[/.]${YEAR}(?![\\p{N}/])`,
].map((source) => new RegExp(source, 'giu'));

/**
 * In each date a digit stands beside a month, or a sign between two: to look for these first spares most of a text. The
 * digit must come first in the pattern, or it takes ten times as long.
 */
const HINT = new RegExp(
  `\\d(?:(?:er|st|nd|rd|th)?${GAP}(?:of${GAP})?(?:${NAMES})|[-/.]\\d|(?<=(?:${NAMES})\\.?${GAP}\\d))`,
  'giu',
);
/** No date is longer. */
const REACH = 64;

/** The parts of a text that hold all its dates, apart from each other. */
function around(text: string): Span[] {
  const parts: { start: number; end: number }[] = [];
  for (const { index } of text.matchAll(HINT)) {
    const last = parts.at(-1);
    if (last && index - REACH <= last.end) last.end = index + REACH;
    else parts.push({ start: Math.max(0, index - REACH), end: index + REACH });
  }
  return parts;
}

/**
 * The dates that a text mentions, in order: French and English, ISO, and 13/02/2024. An impossible
 * day is left out, and so is one that America and Europe would read differently in English (02/03/2024).
 */
export function findDates(text: string, language: 'fr' | 'en' = 'fr'): FoundDate[] {
  const found = around(text).flatMap(({ start, end }) => {
    const dates = datesIn(text.slice(start, end), language);
    return dates.map((date) => ({ ...date, start: start + date.start, end: start + date.end }));
  });
  return found.sort((a, b) => a.start - b.start);
}

function datesIn(text: string, language: 'fr' | 'en'): FoundDate[] {
  const found: FoundDate[] = [];
  // An impossible day takes its place too: "31 février 2024" is not February 2024.
  const taken: Span[] = [];
  for (const pattern of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].length };
      if (taken.some((other) => other.start < span.end && span.start < other.end)) continue;
      taken.push(span);
      const date = read(match, language);
      if (date) found.push(date);
    }
  }
  return found;
}

function read(match: RegExpExecArray, language: 'fr' | 'en'): FoundDate | null {
  const { year, month, day, weekday } = match.groups ?? {};
  let monthNumber = MONTH_OF.get((month ?? '').toLowerCase()) ?? Number(month);
  let dayNumber = day === undefined ? null : Number(day);
  if (/^\d+[/.]/.test(match[0]) && dayNumber !== null && language === 'en') {
    if (monthNumber > 12) [monthNumber, dayNumber] = [dayNumber, monthNumber];
    else if (dayNumber <= 12 && dayNumber !== monthNumber) return null;
  }
  const found = {
    start: match.index,
    end: match.index + match[0].length,
    year: year === undefined ? null : Number(year),
    month: monthNumber,
    day: dayNumber,
    weekday: weekday === undefined ? null : (WEEKDAY_OF.get(weekday.toLowerCase()) ?? null),
  };
  // Without a year the 29th of February is possible.
  return exists(found.year ?? 2024, monthNumber, dayNumber ?? 1) ? found : null;
}

function exists(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Whether that day falls on that weekday in that year. */
export function fallsOn(date: FoundDate, year: number): boolean {
  if (date.day === null || !exists(year, date.month, date.day)) return false;
  return new Date(Date.UTC(year, date.month - 1, date.day)).getUTCDay() === date.weekday;
}

/** The date as ISO text with its precision; null where neither it nor `year` says the year. */
export function isoOf(
  date: FoundDate,
  year: number | null = date.year,
): { value: string; precision: DatePrecision } | null {
  if (year === null) return null;
  const month = `${year}-${String(date.month).padStart(2, '0')}`;
  if (date.day === null) return { value: month, precision: 'month' };
  return { value: `${month}-${String(date.day).padStart(2, '0')}`, precision: 'day' };
}
