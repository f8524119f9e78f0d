import { isoDay, weekdayOf } from './calendar.ts';
import type { TokenClass } from './lexicon.ts';
import {
  DAY,
  dateReading,
  find,
  MONTH,
  numberOf,
  type Outcome,
  type Read,
  type Reading,
  type TokenContext,
  turnOf,
} from './reading.ts';
import type { DateToken } from './tokens.ts';

/** "Mai" and "march" are words too: in English a month has its capital, unless a year or "in" stands beside. */
function isMonth(tokens: readonly DateToken[], { sign, language }: TokenContext): boolean {
  const month = find(tokens, ...MONTH);
  if (!month || find(tokens, 'year')) return true;
  const capital = /\p{Lu}/u.test(sign(month.start));
  if (month.form === 'may' || month.form === 'march') return capital || language === 'fr';
  return true;
}

/** "3 mars", "mardi 3 mars 2025", "March 3rd". */
export function dayMonth(tokens: readonly DateToken[], context: TokenContext): Outcome {
  if (!isMonth(tokens, context)) return null;
  return dateReading({
    weekday: numberOf(tokens, 'weekday', 'weekdayabbr'),
    day: numberOf(tokens, ...DAY),
    month: numberOf(tokens, ...MONTH),
    year: numberOf(tokens, 'year'),
    turn: turnOf(tokens),
  });
}

/** English alone writes the month first. */
export const monthDay: Read = (tokens, context) =>
  find(tokens, ...MONTH)?.language === 'fr' ? null : dayMonth(tokens, context);

/** "2024-02-13", "13/02/2024", "Tue, 03/04/2025". */
export function numeric(tokens: readonly DateToken[], { order }: TokenContext): Outcome {
  const token = find(tokens, 'iso', 'numeric')!;
  const parts = token.form.split(/\D/).map(Number);
  const [first = 0, second = 0, third = 0] = parts;
  if (token.class === 'iso') {
    if (first < 1000 || first > 2999) return null;
    return dateReading({
      year: first,
      month: second,
      ...(parts[2] !== undefined && { day: third }),
    });
  }
  const year = third < 100 ? third + (third < 70 ? 2000 : 1900) : third;
  if (year < 1000 || year > 2999) return null;
  const weekday = numberOf(tokens, 'weekday', 'weekdayabbr');
  const monthFirst = { year, month: first, day: second, weekday };
  const dayFirst = { year, month: second, day: first, weekday };
  if (order === 'month first' || (order === 'unknown' && second > 12))
    return dateReading(monthFirst);
  if (order === 'day first' || first > 12 || first === second) return dateReading(dayFirst);
  // Both are days, of which the weekday beside is one's alone.
  if (fallsOnItsWeekday(dayFirst) === fallsOnItsWeekday(monthFirst)) return null;
  return dateReading(fallsOnItsWeekday(dayFirst) ? dayFirst : monthFirst);
}

/** A day in figures with what stands beside it. */
interface DayInFigures {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** 0 for Sunday; null where none is named. */
  readonly weekday: number | null;
}

const fallsOnItsWeekday = ({ year, month, day, weekday }: DayInFigures): boolean =>
  weekday !== null && weekdayOf(isoDay(year, month, day)) === weekday;

/** "02/2024"; "13/02" only where words say that it is a day. */
export function slashed(tokens: readonly DateToken[], { order }: TokenContext): Outcome {
  const token = find(tokens, 'daymonth')!;
  const [first = 0, second = 0] = token.form.split('/').map(Number);
  if (second >= 1900 && second <= 2100) return dateReading({ month: first, year: second });
  if (tokens.length === 1 || second > 99) return null;
  const [day, month] = order === 'month first' ? [second, first] : [first, second];
  return dateReading({ day, month });
}

const QUARTER_CODES: Readonly<Record<string, 'quarter' | 'half-year'>> = {
  t: 'quarter',
  q: 'quarter',
  s: 'half-year',
  h: 'half-year',
};

/** "T3 2024", "Q3". */
export function quarterCode(tokens: readonly DateToken[]): Reading | null {
  const { form, value: index } = find(tokens, 'quartercode')!;
  const unit = QUARTER_CODES[form[0]!]!;
  const year = numberOf(tokens, 'year');
  // A tram may be called T3, a motorway H1.
  if ((year === null && form[0] !== 'q') || (unit === 'half-year' && index > 2)) return null;
  return { moment: { kind: 'part of year', unit, index, year }, precision: 'quarter' };
}

/** "le troisième trimestre 2024", "the 19th century". */
export function partOfYear(tokens: readonly DateToken[]): Reading | null {
  const unit = find(tokens, 'unit')!.unit;
  const year = numberOf(tokens, 'year');
  const count = unit === 'quarter' ? 4 : unit === 'half-year' ? 2 : 0;
  const index = numberOf(tokens, 'ordinal', 'ordinalday') ?? count;
  if (unit === 'century') return century(index);
  if (unit === 'decade' || count === 0 || index < 1 || index > count) return null;
  const moment = {
    kind: 'part of year',
    unit: unit as 'quarter' | 'half-year',
    index,
    year,
  } as const;
  return { moment, precision: 'quarter' };
}

const century = (index: number): Reading | null =>
  index < 1 || index > 30
    ? null
    : { moment: { kind: 'years', year: index * 100 - 99, count: 100 }, precision: 'decade' };

/** "les années 90", "les années 1990", "the 1990s", "the nineties". */
export function decade(tokens: readonly DateToken[]): Reading | null {
  const { class: name, value, form } = find(tokens, 'decade', 'year', 'day')!;
  if (find(tokens, 'unit') && find(tokens, 'unit')?.form !== 'annees') return null;
  if (value % 10 !== 0) return null;
  const digits = name === 'decade' && /^\d/.test(form);
  if (digits && value < 100 && value < 20) return null;
  const year = value < 100 ? value + (value >= 30 ? 1900 : 2000) : value;
  return { moment: { kind: 'years', year, count: 10 }, precision: 'decade' };
}

/** Words before a month or a year alone that make time of it. */
const TEMPORAL: ReadonlySet<TokenClass | null> = new Set<TokenClass>([
  'in',
  'since',
  'until',
  'before',
  'after',
  'between',
  'early',
  'mid',
  'late',
  'last',
  'this',
  'next',
]);
const LINKED: ReadonlySet<TokenClass | null> = new Set<TokenClass>([
  'and',
  'to',
  'dash',
  'from',
  'of',
  'on',
  'a',
]);

/** "mars" is a planet too, "may" and "march" are verbs, "April" and "June" names. */
export function loneMonth(
  tokens: readonly DateToken[],
  { before, sign, language }: TokenContext,
): Outcome {
  const month = find(tokens, 'month')!;
  const isCapital = /\p{Lu}/u.test(sign(month.start));
  const isSure = turnOf(tokens) !== null || TEMPORAL.has(before);
  const isLinked = LINKED.has(before);
  const isMonth =
    isSure ||
    (month.language === 'fr'
      ? !isCapital && (language === 'fr' || isLinked)
      : isCapital &&
        (month.form !== 'may' || isLinked) &&
        (month.form !== 'march' || before !== null));
  if (!isMonth || (month.form === 'mars' && isCapital && language === 'en')) return null;
  return dateReading({ month: month.value, turn: turnOf(tokens) });
}

/** What makes an amount of four figures. */
const COUNTED =
  /^ ?(?:[%$]|(?:euros?|dollars?|km|kg|people|men|women|children|feet|percent|per cent|pour cent)\b|(?!(?:mais|dans|sans|plus|puis|alors|pas|apres|was|has|is|as|this|depuis|vers|les|des|ces|ses|nous|vous|jamais|toujours|lors|sous|aux|deux|six|dix|across|towards|its|his|us)\b)[a-z]{3,20}[sx]\b)/;
const MONEY = /[$€£#°]\s?$/;

/** "en 2024", and "2024" alone where it is likely to be one. */
export function loneYear(
  [token]: readonly DateToken[],
  { before, sign, folded }: TokenContext,
): Outcome {
  const { start, end, value } = token!;
  const isSure = TEMPORAL.has(before);
  if (!isSure && (value < 1900 || value > 2099)) return null;
  if (COUNTED.test(folded.slice(end, end + 30)) || MONEY.test(sign(start - 2) + sign(start - 1))) {
    return null;
  }
  return /[%€$£°]/.test(sign(end) + sign(end + 1)) ? null : dateReading({ year: value });
}
