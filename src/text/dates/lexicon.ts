import type { Language } from '../language.ts';
import { en } from './en.ts';
import { foldText } from './fold-text.ts';
import { fr } from './fr.ts';
import type { DayPart, Season, TimeUnit, TimeWords, WordPart } from './time-words.ts';

/** What a token may be; the rules are written in these names. */
export const TOKEN_CLASSES = [
  'weekday',
  'weekdayabbr',
  'month',
  'monthabbr',
  'season',
  'unit',
  'daypart',
  'feast',
  'dayword',
  'number',
  'one',
  'sept',
  'ordinal',
  'decade',
  'day',
  'ordinalday',
  'year',
  'iso',
  'numeric',
  'daymonth',
  'quartercode',
  'clock',
  'the',
  'of',
  'in',
  'on',
  'to',
  'a',
  'until',
  'and',
  'from',
  'between',
  'since',
  'before',
  'after',
  'onwards',
  'last',
  'lasts',
  'next',
  'this',
  'following',
  'preceding',
  'few',
  'about',
  'agobefore',
  'ago',
  'ahead',
  'early',
  'mid',
  'late',
  'nextday',
  'daybefore',
  'oclock',
  // What stands between two words, and what the rules have made of some.
  'comma',
  'dash',
  'colon',
  'break',
  'time',
] as const;
/** What a token is. */
export type TokenClass = (typeof TOKEN_CLASSES)[number];

/** What a word means. */
export interface Lexeme {
  readonly class: TokenClass;
  /** Of a month, a weekday, a number, a day...; 0 where it has none. */
  readonly value: number;
  readonly unit?: TimeUnit | undefined;
  readonly season?: Season | undefined;
  readonly dayPart?: DayPart | undefined;
  readonly plural?: true | undefined;
  /** null for a word of both. */
  readonly language: Language | null;
}

/** Some words, as the tokenizer cuts them, and what they mean together. */
interface Entry {
  readonly words: readonly string[];
  readonly lexeme: Lexeme;
}

/** "aujourd'hui" is two words, "week-end" too. */
export const WORD_SOURCE = "[a-z]+'?";
const WORDS = new RegExp(WORD_SOURCE, 'g');

/** What a word is where both languages have it, or where it is two things. */
const DECIDED: Readonly<Record<string, Lexeme>> = {
  sept: { class: 'sept', value: 9, language: null },
  // Of March in English; for "mardi" it stands before a date, which says the day.
  mar: { class: 'monthabbr', value: 3, language: 'en' },
  // "dans un an"; "an hour ago" is not looked for.
  an: { class: 'unit', unit: 'year', value: 0, language: 'fr' },
  un: { class: 'one', value: 1, language: 'fr' },
  une: { class: 'one', value: 1, language: 'fr' },
  one: { class: 'one', value: 1, language: 'en' },
  tonight: { class: 'dayword', value: 0, dayPart: 'evening', language: 'en' },
  // "à" and "a year ago".
  a: { class: 'a', value: 1, language: null },
};

function lexemesOf(words: TimeWords, language: Language): [string, Lexeme][] {
  const named = <T extends string>(
    lists: Readonly<Partial<Record<T, readonly string[]>>>,
    lexeme: (name: T) => Omit<Lexeme, 'language' | 'value'>,
  ): [string, Lexeme][] =>
    (Object.entries(lists) as [T, readonly string[]][]).flatMap(([name, forms]) =>
      forms.map((form): [string, Lexeme] => [form, { value: 0, ...lexeme(name), language }]),
    );
  const numbered = (list: Readonly<Record<string, number>>, of: TokenClass): [string, Lexeme][] =>
    Object.entries(list).map(([form, value]) => [form, { class: of, value, language }]);
  const calendar = (
    lists: readonly (readonly string[])[],
    first: number,
    full: TokenClass,
    short: TokenClass,
  ): [string, Lexeme][] =>
    lists.flatMap((forms, index) =>
      forms.map((form, rank): [string, Lexeme] => [
        form,
        { class: rank === 0 ? full : short, value: index + first, language },
      ]),
    );
  return [
    ...named<WordPart>(words.parts, (part) => ({ class: part })),
    ...numbered(words.numbers, 'number'),
    ...numbered(words.ordinals, 'ordinal'),
    ...numbered(words.decades, 'decade'),
    ...numbered(words.days, 'dayword'),
    ...named<Season>(words.seasons, (season) => ({ class: 'season', season })),
    ...named<DayPart>(words.dayParts, (dayPart) => ({ class: 'daypart', dayPart })),
    ...named<TimeUnit>(words.units, (unit) => ({ class: 'unit', unit })),
    ...named<TimeUnit>(words.unitsInPlural, (unit) => ({ class: 'unit', unit, plural: true })),
    ...Object.entries(words.feasts).map(([form, [month, day]]): [string, Lexeme] => [
      form,
      { class: 'feast', value: month * 100 + day, language },
    ]),
    ...calendar(words.weekdays, 0, 'weekday', 'weekdayabbr'),
    ...calendar(words.months, 1, 'month', 'monthabbr'),
  ];
}

function buildLexicon(): ReadonlyMap<string, readonly Entry[]> {
  const lexicon = new Map<string, Entry[]>();
  const all = [...lexemesOf(fr, 'fr'), ...lexemesOf(en, 'en'), ...Object.entries(DECIDED)];
  for (const [form, lexeme] of all) {
    const words = foldText(form).text.match(WORDS) ?? [];
    const [first = ''] = words;
    const entries = lexicon.get(first) ?? [];
    const same = entries.findIndex((entry) => entry.words.join(' ') === words.join(' '));
    const before = entries[same]?.lexeme;
    const shared = before?.class === lexeme.class && before.value === lexeme.value;
    const entry = { words, lexeme: shared ? { ...lexeme, language: null } : lexeme };
    if (same >= 0) entries[same] = entry;
    else entries.push(entry);
    lexicon.set(first, entries);
  }
  for (const entries of lexicon.values()) entries.sort((a, b) => b.words.length - a.words.length);
  return lexicon;
}

/** By their first word, the longest first. */
export const LEXICON = buildLexicon();
