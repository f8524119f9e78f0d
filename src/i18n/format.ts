import { type ClosedRange, type DayRange, daysOfPartial } from '../text/dates/calendar.ts';
import type { Language } from '../text/language.ts';
import type { DatePrecision, DateSource, PublicationDate } from '../text/partial-date.ts';
import { en, fr, NBSP } from './typography.ts';

const locales: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-US' };

/** `1 234,5` or `1,234.5`. */
export function number(value: number, language: Language, decimals = 0): string {
  return new Intl.NumberFormat(locales[language], { maximumFractionDigits: decimals }).format(
    value,
  );
}

function withUnit(value: number, unit: string, language: Language, decimals = 0): string {
  return `${number(value, language, decimals)}${language === 'fr' ? NBSP : ' '}${unit}`;
}

/** `1 article`, `1 200 articles`: French counts zero as one, English as many. */
export function counted(value: number, one: string, many: string, language: Language): string {
  const single = language === 'fr' ? value < 2 : value === 1;
  return withUnit(value, single ? one : many, language);
}

/** Made once, when it is wanted: that takes far longer than formatting a date, and every process loads this file. */
const dateFormats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(language: Language, withDay: boolean): Intl.DateTimeFormat {
  const key = `${language} ${withDay}`;
  let format = dateFormats.get(key);
  if (!format) {
    const month = { timeZone: 'UTC', year: 'numeric', month: 'long' } as const;
    const day = withDay ? ({ day: 'numeric' } as const) : {};
    format = new Intl.DateTimeFormat(locales[language], { ...month, ...day });
    dateFormats.set(key, format);
  }
  return format;
}

/** `21 novembre 2023`, `novembre 2023`, `2023`, or `sans date`. */
export function dateLabel(published: PublicationDate | null, language: Language): string {
  if (!published) return language === 'fr' ? 'sans date' : 'undated';
  const [year = '', month, day] = published.value.split('-');
  if (!month || published.precision === 'year') return year;
  const withDay = day !== undefined && published.precision === 'day';
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, withDay ? Number(day) : 1));
  const label = dateFormat(language, withDay).format(date);
  return language === 'fr' && withDay ? label.replace(/^1 /, '1er ') : label;
}

/** `2–3 mars 2024`, `mars 2024`, `2024`: a day, a few days, a whole month or year. */
export function periodLabel(
  { since, until, precision }: ClosedRange & { readonly precision: DatePrecision | 'days' },
  language: Language,
): string {
  if (precision !== 'days') return dateLabel({ value: since, precision, source: 'text' }, language);
  const [first, last] = [since, until].map((day) => new Date(`${day}T00:00:00Z`));
  return dateFormat(language, true).formatRange(first!, last!);
}

const rangeWords = {
  fr: {
    on: (day: string) => fr`le ${day}`,
    in: (period: string) => fr`en ${period}`,
    between: (from: string, to: string) => fr`du ${from} au ${to}`,
    since: (day: string) => fr`depuis le ${day}`,
    until: (day: string) => fr`jusqu'au ${day}`,
  },
  en: {
    on: (day: string) => en`on ${day}`,
    in: (period: string) => en`in ${period}`,
    between: (from: string, to: string) => en`from ${from} to ${to}`,
    since: (day: string) => en`since ${day}`,
    until: (day: string) => en`until ${day}`,
  },
} as const;

/** `le 3 mai 2026`, `en mai 2026`, `en 2026`, `du 6 mai 2026 au 12 juin 2026`, `depuis le 1er juin 2025`; empty for all. */
export function dayRangeLabel({ since, until }: DayRange, language: Language): string {
  const words = rangeWords[language];
  const label = (value: string, precision: 'day' | 'month' | 'year' = 'day'): string =>
    dateLabel({ value, precision, source: 'text' }, language);
  if (since === null) return until === null ? '' : words.until(label(until));
  if (until === null) return words.since(label(since));
  if (since === until) return words.on(label(since));
  for (const precision of ['year', 'month'] as const) {
    const whole = daysOfPartial(since.slice(0, precision === 'year' ? 4 : 7));
    if (whole.since === since && whole.until === until) return words.in(label(since, precision));
  }
  return words.between(label(since), label(until));
}

/** {@link dayRangeLabel} of bounds that may be a year, a month or a day. */
export function rangeLabel(
  { since, until }: { readonly since?: string | undefined; readonly until?: string | undefined },
  language: Language,
): string {
  const days: DayRange = {
    since: since === undefined ? null : daysOfPartial(since).since,
    until: until === undefined ? null : daysOfPartial(until).until,
  };
  return dayRangeLabel(days, language);
}

const dateSources: Readonly<Record<Language, Readonly<Record<DateSource, string>>>> = {
  fr: {
    'front matter': fr`date donnée par l'en-tête du fichier`,
    sidecar: fr`date donnée par le fichier .yml joint`,
    feed: fr`date donnée par le flux`,
    'json-ld': fr`date donnée par la page`,
    meta: fr`date donnée par la page`,
    file: fr`date donnée par le fichier`,
    properties: fr`date à laquelle le document a été fait`,
    text: fr`date tirée du texte`,
    'file name': fr`date tirée du nom du fichier`,
  },
  en: {
    'front matter': en`date given by the file's header`,
    sidecar: en`date given by the .yml file beside it`,
    feed: en`date given by the feed`,
    'json-ld': en`date given by the page`,
    meta: en`date given by the page`,
    file: en`date given by the file`,
    properties: en`date on which the document was made`,
    text: en`date taken from the text`,
    'file name': en`date taken from the file name`,
  },
};

/** `a, b and c`. */
export function allOf(list: readonly string[], language: Language): string {
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB';
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(list);
}

/** `.txt, .md ou .html`, `.txt, .md or .html`. */
export function anyOf(list: readonly string[], language: Language): string {
  // British English has no comma before "or".
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB';
  return new Intl.ListFormat(locale, { type: 'disjunction' }).format(list);
}

/** The date and where it comes from: `21 novembre 2023 (date tirée du texte)`. */
export function dateWithSource(published: PublicationDate | null, language: Language): string {
  const label = dateLabel(published, language);
  return published ? `${label} (${dateSources[language][published.source]})` : label;
}

/** A moment, in the time zone of the machine: `21 novembre 2023 à 14:05`. */
export function moment(iso: string, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], {
    dateStyle: 'long',
    timeStyle: 'short',
  }).format(new Date(iso));
}

/** `45 s`, `3 min 20 s`, `2 h 5 min`, `4 j 3 h`. */
export function duration(seconds: number, language: Language): string {
  if (seconds < 60) return withUnit(seconds, 's', language, seconds < 10 ? 1 : 0);
  const units: [number, string][] = [
    [86_400, language === 'fr' ? 'j' : 'd'],
    [3_600, 'h'],
    [60, 'min'],
    [1, 's'],
  ];
  const first = units.findIndex(([size]) => seconds >= size);
  const parts: string[] = [];
  let rest = Math.floor(seconds);
  for (const [size, unit] of units.slice(first, first + 2)) {
    if (rest >= size) parts.push(withUnit(Math.floor(rest / size), unit, language));
    rest %= size;
  }
  return parts.join(' ');
}

/** `212 Mo` or `212 MB`. */
export function megabytes(bytes: number, language: Language): string {
  return withUnit(bytes / 1e6, language === 'fr' ? 'Mo' : 'MB', language);
}

/** "3,2 ms", "120 ms". */
export function milliseconds(value: number, language: Language): string {
  return withUnit(value, 'ms', language, value < 10 ? 1 : 0);
}

/** @param share 0..1: 0.42 is 42 %. */
export function percent(share: number, language: Language): string {
  return new Intl.NumberFormat(locales[language], { style: 'percent' }).format(share);
}
