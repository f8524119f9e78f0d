import type { ParsedResult } from 'chrono-node';
// All its languages would take most of a second to load.
import * as chronoEnglish from 'chrono-node/en';
import * as chronoFrench from 'chrono-node/fr';
import type { Language, Span } from '../articles/article.ts';
import { findDates } from '../articles/find-dates.ts';
import { MONTHS } from '../text/calendar.ts';
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
  /** The words that say so. */
  readonly span: Span;
}

interface Unit extends Span {
  readonly since: string;
  readonly until: string;
  /** "hier", "last week": counted from today. */
  readonly relative: boolean;
}

const LONGEST = 500;
const DAY_MS = 86_400_000;
const MONTH = `(?<month>${MONTHS.join('|')})`;

const iso = (date: Date): string => date.toISOString().slice(0, 10);
const day = (year: number, month: number, date: number): string =>
  iso(new Date(Date.UTC(year, month - 1, date)));
const shifted = (now: Date, days: number): Date => new Date(now.getTime() + days * DAY_MS);
/** The last day of a month, 1 to 12. */
const monthEnd = (year: number, month: number): string => day(year, month + 1, 0);

/** The year of a month or day that names none: the latest that is not after now. */
function pastYear(now: Date, month: number, date: number): number {
  const year = now.getUTCFullYear();
  return Date.UTC(year, month - 1, date) > now.getTime() ? year - 1 : year;
}

/** Calendar dates with or without a year, months alone after a preposition, years alone after "en" or "in". */
function absoluteUnits(text: string, language: Language, now: Date): Unit[] {
  const units: Unit[] = findDates(text, language).map((found) => {
    const year = found.year ?? pastYear(now, found.month, found.day ?? 1);
    return found.day === null
      ? {
          ...found,
          since: day(year, found.month, 1),
          until: monthEnd(year, found.month),
          relative: false,
        }
      : {
          ...found,
          since: day(year, found.month, found.day),
          until: day(year, found.month, found.day),
          relative: false,
        };
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
    const month = (MONTHS.indexOf(match.groups!['month']!) % 12) + 1;
    const end = match.index + match[0].length;
    const span = { start: end - match.groups!['month']!.length, end };
    if (!free(span)) continue;
    const year = pastYear(now, month, 1);
    units.push({
      ...span,
      since: day(year, month, 1),
      until: monthEnd(year, month),
      relative: false,
    });
  }
  for (const match of folded.matchAll(
    /\b(?:en|in|depuis|since|avant|before|apres|after|entre|between|et|and|jusqu'en|until) (?<year>(?:19|20)\d\d)\b/g,
  )) {
    const end = match.index + match[0].length;
    const span = { start: end - 4, end };
    const year = Number(match.groups!['year']);
    if (free(span))
      units.push({ ...span, since: day(year, 1, 1), until: day(year, 12, 31), relative: false });
  }
  for (const match of folded.matchAll(/\b(?:noel|christmas)\b/g)) {
    const year = pastYear(now, 12, 25);
    const at = day(year, 12, 25);
    units.push({
      start: match.index,
      end: match.index + match[0].length,
      since: at,
      until: at,
      relative: false,
    });
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
  const phrases: readonly (readonly [RegExp, string, string])[] = [
    [
      /\b(?:la semaine (?:derniere|passee)|last week)\b/,
      iso(shifted(monday, -7)),
      iso(shifted(monday, -1)),
    ],
    [/\b(?:cette semaine|this week)\b/, iso(monday), iso(now)],
    [
      /\b(?:le mois (?:dernier|passe)|last month)\b/,
      day(year, month - 1, 1),
      monthEnd(year, month - 1),
    ],
    [/\b(?:ce mois(?:-ci)?|this month)\b/, day(year, month, 1), iso(now)],
    [
      /\b(?:l'an (?:dernier|passe)|l'annee (?:derniere|passee)|last year)\b/,
      day(year - 1, 1, 1),
      day(year - 1, 12, 31),
    ],
    [/\b(?:cette annee|this year)\b/, day(year, 1, 1), iso(now)],
    [/\b(?:avant-hier|the day before yesterday)\b/, iso(shifted(now, -2)), iso(shifted(now, -2))],
    [/(?<!-)\b(?:hier|yesterday)\b/, iso(shifted(now, -1)), iso(shifted(now, -1))],
    [/\b(?:aujourd'hui|ce matin|ce soir|today|tonight|this morning)\b/, iso(now), iso(now)],
  ];
  for (const [pattern, since, until] of phrases) {
    const match = pattern.exec(folded);
    if (match)
      units.push({
        start: match.index,
        end: match.index + match[0].length,
        since,
        until,
        relative: true,
      });
  }
  if (units.length > 0) return units;
  // "mardi dernier", "il y a trois jours", "two weeks ago": the library knows them all.
  const parser = language === 'fr' ? chronoFrench : chronoEnglish;
  for (const result of parser.parse(text, now) as ParsedResult[]) {
    const at = iso(result.start.date());
    if (!COUNTED_BACK.test(fold(result.text)) || at > iso(now)) continue;
    const end = result.index + result.text.length;
    units.push({ start: result.index, end, since: at, until: at, relative: true });
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
    return {
      range: { since: from.since, until: to.until },
      mode: 'bound',
      span: { start: first.start, end: second.end },
    };
  }
  const span = { start: first.start, end: first.end };
  const fromDay = DAYS_TO.exec(before);
  if (fromDay) {
    const since = `${first.since.slice(0, 8)}${fromDay[1]!.padStart(2, '0')}`;
    return { range: { since, until: first.until }, mode: 'bound', span };
  }
  if (SINCE.test(before)) {
    const since = AFTER.test(before.slice(-12)) ? nextDay(first.until) : first.since;
    return { range: { since, until: null }, mode: 'bound', span };
  }
  if (UNTIL.test(before)) {
    const until = EXCLUSIVE.test(before.slice(-14)) ? previousDay(first.since) : first.until;
    return { range: { since: null, until }, mode: 'bound', span };
  }
  const range = { since: first.since, until: first.until };
  return { range, mode: first.relative ? 'bound' : 'mention', span };
}

const nextDay = (value: string): string => iso(shifted(new Date(`${value}T00:00:00Z`), 1));
const previousDay = (value: string): string => iso(shifted(new Date(`${value}T00:00:00Z`), -1));
