import { type FoundDate, fallsOn, findDates } from '../articles/details/find-dates.ts';
import { DAYS, MONTHS } from '../text/dates/names.ts';
import type { Language } from '../text/language.ts';
import type { PublicationDate } from '../text/partial-date.ts';
import type { Span } from '../text/spans.ts';
import { plain } from './evidence.ts';

/** A moment that a text names: a date, a month, a weekday, a season, or "hier" and its like. */
export interface FoundTime extends Span {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  readonly weekday: number | null;
  /** Names of seasons and words counted from today, in one form for both languages. */
  readonly word: string | null;
}

/** Written small in French and with a capital in English: "mars", "March", "May". */
const CAPITAL = new Set(['march', 'may']);
const named = (name: string): RegExp =>
  CAPITAL.has(name)
    ? new RegExp(`(?<![\\p{L}-])${name[0]!.toUpperCase()}${name.slice(1)}(?![\\p{L}-])`, 'gu')
    : new RegExp(`(?<![\\p{L}-])${name}(?![\\p{L}-])`, 'giu');
const MONTH_NAMES = MONTHS.map((name, i) => ({ value: (i % 12) + 1, name, pattern: named(name) }));
/** Counted from Sunday, as dates are. */
const DAY_NAMES = DAYS.map((name, i) => ({ value: ((i % 7) + 1) % 7, name, pattern: named(name) }));
const WORDS: readonly (readonly [string, RegExp])[] = [
  ['spring', /\bprintemps\b|\bspring\b/g],
  ['summer', /\b(?:l'|cet |d')ete\b|\bsummer\b/g],
  ['autumn', /\bautomne\b|\bautumn\b|\b(?:this|last|next|the) fall\b/g],
  ['winter', /\bhiver\b|\bwinter\b/g],
  ['yesterday', /(?<!-)\bhier\b|\byesterday\b|\bla veille\b/g],
  ['today', /\baujourd'hui\b|\btoday\b/g],
  ['tomorrow', /\bdemain\b|\btomorrow\b|\ble lendemain\b/g],
  ['night', /\bnuit\b|\bnight\b|\bovernight\b/g],
  ['morning', /\bmatin\b|\bmatinee\b|\bmorning\b/g],
  ['evening', /\bsoir\b|\bsoiree\b|\bevening\b|\btonight\b/g],
  [
    'last week',
    /\bla semaine (?:derniere|passee)\b|\b(?:la semaine precedente|last week|the previous week|the week before)\b/g,
  ],
  ['last month', /\ble mois (?:dernier|passe)\b|\blast month\b/g],
  ['last year', /\bl'an (?:dernier|passe)\b|\bl'annee (?:derniere|passee)\b|\blast year\b/g],
];
const NONE = { year: null, month: null, day: null, weekday: null, word: null };

/** Months or weekdays by name alone. */
function lone(names: typeof MONTH_NAMES, text: string, field: 'month' | 'weekday'): FoundTime[] {
  const folded = plain(text);
  return names.flatMap(({ value, name, pattern }) => {
    const read = CAPITAL.has(name) ? text : folded;
    if (read.length !== text.length) return [];
    return [...read.matchAll(pattern)].map(({ 0: found, index }) => ({
      ...NONE,
      [field]: value,
      start: index,
      end: index + found.length,
    }));
  });
}

/** The moments that a text names, French or English; years alone are numbers. */
export function timesIn(text: string, language: Language): FoundTime[] {
  const dates = findDates(text, language).map((date) => ({ ...date, word: null }));
  const free = ({ start, end }: Span): boolean =>
    !dates.some((date) => date.start < end && start < date.end);
  const words = WORDS.flatMap(([word, pattern]) =>
    [...plain(text).matchAll(pattern)].map((match) => ({
      ...NONE,
      word,
      start: match.index,
      end: match.index + match[0].length,
    })),
  );
  return [
    ...dates,
    ...lone(MONTH_NAMES, text, 'month').filter(free),
    ...lone(DAY_NAMES, text, 'weekday').filter(free),
    ...words,
  ];
}

const HALF_YEAR_MS = 183 * 86_400_000;

/** The year that the reader of an article understands where it names none: the one nearest to its publication. */
function understood(year: number, time: FoundTime, published: PublicationDate | null): boolean {
  if (!published || time.month === null) return false;
  const [base = 0, month = 7, day = 1] = published.value.split('-').map(Number);
  const distance = Date.UTC(year, time.month - 1, time.day ?? 15) - Date.UTC(base, month - 1, day);
  return Math.abs(distance) <= HALF_YEAR_MS;
}

/** Whether an article names a moment, as far as the claim says it: what the claim adds must follow from its date. */
export function namesTime(
  claimed: FoundTime,
  named: readonly FoundTime[],
  published: PublicationDate | null,
): boolean {
  return named.some((one) => {
    if (claimed.word !== null) return one.word === claimed.word;
    if (one.word !== null) return false;
    if (claimed.month !== null && claimed.month !== one.month) return false;
    if (claimed.day !== null && claimed.day !== one.day) return false;
    if (claimed.year !== null && claimed.year !== one.year) {
      if (one.year !== null || !understood(claimed.year, one, published)) return false;
    }
    if (claimed.weekday !== null && claimed.weekday !== one.weekday) {
      const year = one.year ?? Number(published?.value.slice(0, 4));
      if (one.weekday !== null || one.day === null || one.month === null) return false;
      return fallsOn({ ...(one as FoundDate), weekday: claimed.weekday }, year);
    }
    return true;
  });
}
