import type { ParsedResult } from 'chrono-node';
// All its languages would take most of a second to load.
import * as chronoEnglish from 'chrono-node/en';
import * as chronoFrench from 'chrono-node/fr';
import { findDates } from '../articles/details/find-dates.ts';
import { MONTHS } from '../text/calendar.ts';
import type { Language } from '../text/language.ts';
import type { Span } from '../text/spans.ts';
import { fold, foldStraight } from '../text/words.ts';

/** Days as `YYYY-MM-DD`, both inclusive; null is open. */
export interface DayRange {
  readonly since: string | null;
  readonly until: string | null;
}

/** What a question says of time. */
export interface QuestionDates {
  readonly range: DayRange;
  /**
   * `bound`: "depuis mars", "last week": only articles of that time. `mention`: "le 13 février", "en novembre 2023":
   * passages that speak of that time come first.
   */
  readonly mode: 'bound' | 'mention';
}

/** Both inclusive. */
interface Days {
  readonly since: string;
  readonly until: string;
}

/** Days, and the words that name them. */
interface Unit extends Span, Days {}

const LONGEST = 500;
const DAY_MS = 86_400_000;
const MONTH = `(?<month>${MONTHS.join('|')})`;

const iso = (date: Date): string => date.toISOString().slice(0, 10);
const day = (year: number, month: number, date: number): string =>
  iso(new Date(Date.UTC(year, month - 1, date)));
const shifted = (now: Date, days: number): Date => new Date(now.getTime() + days * DAY_MS);
const oneDay = (at: string): Days => ({ since: at, until: at });
/** @param month 1 to 12; 0 is December of the year before. */
const wholeMonth = (year: number, month: number): Days => ({
  since: day(year, month, 1),
  until: day(year, month + 1, 0),
});
const wholeYear = (year: number): Days => ({ since: day(year, 1, 1), until: day(year, 12, 31) });

/** The year of a month or day that names none: the latest that is not after now. */
function pastYear(now: Date, month: number, date: number): number {
  const year = now.getUTCFullYear();
  return Date.UTC(year, month - 1, date) > now.getTime() ? year - 1 : year;
}

/** Calendar dates with or without a year, months alone after a preposition, years alone after "en" or "in". */
function absoluteUnits(text: string, language: Language, now: Date): Unit[] {
  const units: Unit[] = findDates(text, language).map(({ start, end, ...found }) => {
    const { month, day: date } = found;
    const year = found.year ?? pastYear(now, month, date ?? 1);
    const days = date === null ? wholeMonth(year, month) : oneDay(day(year, month, date));
    return { start, end, ...days };
  });
  const free = (span: Span): boolean =>
    !units.some((unit) => unit.start < span.end && span.start < unit.end);
  const folded = fold(text);
  if (folded.length !== text.length) return units; // offsets would not fit; dates are plain enough
  const lone = new RegExp(
    `\\b(?:en|in|de|d'|du mois de|depuis|since|avant|before|apres|after|et|and|entre|between|until|jusqu'en|mi-|debut|fin|early|late|last) ?${MONTH}\\b`,
    'g',
  );
  for (const match of folded.matchAll(lone)) {
    const name = match.groups!['month']!;
    const month = (MONTHS.indexOf(name) % 12) + 1;
    const end = match.index + match[0].length;
    const span = { start: end - name.length, end };
    if (free(span)) units.push({ ...span, ...wholeMonth(pastYear(now, month, 1), month) });
  }
  for (const match of folded.matchAll(
    /\b(?:en|in|depuis|since|avant|before|apres|after|entre|between|et|and|jusqu'en|until) (?<year>(?:19|20)\d\d)\b/g,
  )) {
    const end = match.index + match[0].length;
    const span = { start: end - 4, end };
    if (free(span)) units.push({ ...span, ...wholeYear(Number(match.groups!['year'])) });
  }
  for (const { 0: name, index: start } of folded.matchAll(/\b(?:noel|christmas)\b/g)) {
    const christmas = day(pastYear(now, 12, 25), 12, 25);
    units.push({ start, end: start + name.length, ...oneDay(christmas) });
  }
  return units;
}

/** Of what the library finds, only what counts back from today. */
const COUNTED_BACK = /dernier|derniere|passe|il y a .*\p{L}|\bago\b|\blast\b/u;

/** Weeks run from Monday to Sunday; "last week" is the one before this one. */
function relativeUnits(text: string, language: Language, now: Date): Unit[] {
  const folded = foldStraight(text);
  const units: Unit[] = [];
  const monday = shifted(now, -((now.getUTCDay() + 6) % 7));
  const year = now.getUTCFullYear();
  const month = now.getUTCMonth() + 1;
  const phrases: readonly (readonly [RegExp, Days])[] = [
    [
      /\b(?:la semaine (?:derniere|passee)|last week)\b/,
      { since: iso(shifted(monday, -7)), until: iso(shifted(monday, -1)) },
    ],
    [/\b(?:cette semaine|this week)\b/, { since: iso(monday), until: iso(now) }],
    [/\b(?:le mois (?:dernier|passe)|last month)\b/, wholeMonth(year, month - 1)],
    [/\b(?:ce mois(?:-ci)?|this month)\b/, { since: day(year, month, 1), until: iso(now) }],
    [/\b(?:l'an (?:dernier|passe)|l'annee (?:derniere|passee)|last year)\b/, wholeYear(year - 1)],
    [/\b(?:cette annee|this year)\b/, { since: day(year, 1, 1), until: iso(now) }],
    [/\b(?:avant-hier|the day before yesterday)\b/, oneDay(iso(shifted(now, -2)))],
    [/(?<!-)\b(?:hier|yesterday)\b/, oneDay(iso(shifted(now, -1)))],
    [/\b(?:aujourd'hui|ce matin|ce soir|today|tonight|this morning)\b/, oneDay(iso(now))],
  ];
  for (const [pattern, days] of phrases) {
    const match = pattern.exec(folded);
    if (match) units.push({ start: match.index, end: match.index + match[0].length, ...days });
  }
  if (units.length > 0) return units;
  // "mardi dernier", "il y a trois jours", "two weeks ago": the library knows them all.
  const parser = language === 'fr' ? chronoFrench : chronoEnglish;
  for (const result of parser.parse(text, now) as ParsedResult[]) {
    const at = iso(result.start.date());
    if (!COUNTED_BACK.test(fold(result.text)) || at > iso(now)) continue;
    const end = result.index + result.text.length;
    units.push({ start: result.index, end, ...oneDay(at) });
  }
  return units;
}

const SINCE =
  /\b(?:depuis|a partir de|a partir du|since|from|as of|apres|after)(?: le| la| les| the| debut| fin| mi)?[- ]?$/;
const UNTIL =
  /\b(?:avant|before|jusqu'(?:a|au|en)|until|till|d'ici|by)(?: le| la| les| the| end of| debut| fin)?[- ]?$/;
const EXCLUSIVE = /\b(?:avant|before)\b/;
const AFTER = /\b(?:apres|after)\b/;
/** "du 3 au 5 mars": the first day borrows the month of the second. */
const DAYS_TO = /\b(?:du|entre le|from|between) (\d{1,2})(?:er)? (?:au|et le|to|and) $/;
const BETWEEN = /\b(?:entre|between|du|from)(?: le| the)?[- ]?$/;

/**
 * What a question says of time, understood against `now`; null when it says nothing.
 * "le 13 février" without a year is the latest one that is not after `now`.
 */
export function questionDates(
  question: string,
  language: Language,
  now: Date,
): QuestionDates | null {
  const text = question.slice(0, LONGEST);
  const absolute = absoluteUnits(text, language, now);
  const units = (absolute.length > 0 ? absolute : relativeUnits(text, language, now)).sort(
    (a, b) => a.start - b.start,
  );
  const [first, second] = units;
  if (!first) return null;
  const before = foldStraight(text.slice(0, first.start));
  if (second && BETWEEN.test(before)) {
    const [from, to] = first.since <= second.since ? [first, second] : [second, first];
    return { range: { since: from.since, until: to.until }, mode: 'bound' };
  }
  const fromDay = DAYS_TO.exec(before);
  if (fromDay) {
    const since = `${first.since.slice(0, 8)}${fromDay[1]!.padStart(2, '0')}`;
    return { range: { since, until: first.until }, mode: 'bound' };
  }
  if (SINCE.test(before)) {
    const since = AFTER.test(before.slice(-12)) ? nextDay(first.until) : first.since;
    return { range: { since, until: null }, mode: 'bound' };
  }
  if (UNTIL.test(before)) {
    const until = EXCLUSIVE.test(before.slice(-14)) ? previousDay(first.since) : first.until;
    return { range: { since: null, until }, mode: 'bound' };
  }
  const range = { since: first.since, until: first.until };
  return { range, mode: absolute.length > 0 ? 'mention' : 'bound' };
}

const nextDay = (value: string): string => iso(shifted(new Date(`${value}T00:00:00Z`), 1));
const previousDay = (value: string): string => iso(shifted(new Date(`${value}T00:00:00Z`), -1));
