import type { Span } from '../spans.ts';
import { LEXICON, type Lexeme, type TokenClass, WORD_SOURCE } from './lexicon.ts';
import { TELLING } from './telling.ts';

/** A word or number of a folded text that may speak of time, or what stands between two of them. */
export interface DateToken extends Span, Lexeme {
  readonly form: string;
}

const NOT_BEFORE = '(?<![a-z0-9./-])';
const NUMERALS: readonly (readonly [TokenClass, string])[] = [
  // 2024-02-13, 2024/02/13, 2024-02
  ['iso', `${NOT_BEFORE}(?:\\d{4}-\\d\\d(?:-\\d\\d)?(?![\\d-])|\\d{4}/\\d\\d/\\d\\d(?![\\d/]))`],
  // 13/02/2024, 13.02.2024, 13-02-2024, 13/02/24
  [
    'numeric',
    `${NOT_BEFORE}(?:\\d{1,2}/\\d{1,2}/(?:\\d{4}|\\d\\d)(?![\\d/])|\\d{1,2}\\.\\d{1,2}\\.\\d{4}(?!\\d)|\\d{1,2}-\\d{1,2}-\\d{4}(?![\\d-]))`,
  ],
  // 02/2024, 13/02
  ['daymonth', `${NOT_BEFORE}\\d{1,2}/(?:\\d{4}|\\d{1,2})(?![\\d/%])`],
  [
    'clock',
    '\\d{1,2}(?: ?h ?\\d\\d(?!\\d)|h(?![a-z])|:\\d\\d(?!\\d)(?::\\d\\d)?)(?: ?[ap]\\.?m\\b)?',
  ],
  ['clock', '\\d{1,2} ?[ap]\\.?m\\b'],
  ['ordinalday', '\\d{1,2}(?:er|re|ere|st|nd|rd|th|e|eme|nde)(?![a-z0-9])'],
  ['decade', "(?:\\d{3}|\\d)0'?s(?![a-z0-9])"],
  ['quartercode', '[tqsh][1-4](?![a-z0-9])'],
  // 100 000, 14,2, 1.2.3
  ['break', '\\d{1,3}(?: \\d{3})+(?![a-z0-9])|\\d+(?:[.,]\\d+)+'],
  ['year', '[12]\\d{3}(?![a-z0-9])'],
  ['day', '\\d{1,2}(?![a-z0-9])'],
  ['break', '\\d+[a-z]*'],
];
const CLASSES = NUMERALS.map(([name]) => name);
/** First words of entries, the ordinals "XIXe", and figures: all else, which is most of a text, is passed over unread. */
const NEXT = new RegExp(
  `(?<![a-z])(?:[tqsh][1-4](?![a-z0-9])|(?:${[...LEXICON.keys()]
    .map((word) => word.replace(/'$/, ''))
    .join('|')}|[ivx]{1,5}e)(?![a-z])'?)|\\d`,
  'g',
);
const NUMERAL = new RegExp(NUMERALS.map(([, source]) => `(${source})`).join('|'), 'y');
const WORD_HERE = new RegExp(`[ -]?(${WORD_SOURCE})`, 'y');
const ROMAN_ORDINAL = /^([ivx]{1,5})e$/;
const GAPS: readonly (readonly [TokenClass | null, RegExp])[] = [
  [null, /^(?:[ \t\r]{0,3}\n?[ \t\r]{0,3})$/],
  ['comma', /^ ?,[ \n]{0,2}$/],
  ['dash', /^ ?(?:-|\/) ?$/],
  ['colon', /^ ?: ?["';]? ?$/],
];
const ABBREVIATED: ReadonlySet<TokenClass> = new Set(['monthabbr', 'weekdayabbr', 'sept']);

/** What of a folded text may speak of time, with what stands between; other words are breaks. */
export function timeTokens(text: string): DateToken[] {
  const tokens: DateToken[] = [];
  NEXT.lastIndex = 0;
  for (let match = NEXT.exec(text); match; match = NEXT.exec(text)) {
    const token = isNumeral(match[0]) ? numeralAt(text, match.index) : wordAt(text, match);
    if (!token) continue;
    NEXT.lastIndex = token.end;
    const between = gap(text, tokens.at(-1), token);
    if (between) tokens.push(between);
    tokens.push(token);
  }
  return withoutCompounds(text, telling(tokens));
}

/** The runs that tell, with the breaks between them: most of a text is articles and prepositions. */
function telling(tokens: readonly DateToken[]): DateToken[] {
  const kept: DateToken[] = [];
  let from = 0;
  let tells = false;
  tokens.forEach((token, i) => {
    tells ||= TELLING.has(token.class);
    if (token.class !== 'break' && i < tokens.length - 1) return;
    if (tells) kept.push(...tokens.slice(from, i + 1));
    else if (kept.length > 0 && kept.at(-1)!.class !== 'break') kept.push(token);
    from = i + 1;
    tells = false;
  });
  return kept;
}

/** "7", or "t2". */
const isNumeral = (form: string): boolean => isFigure(form[0]) || isFigure(form[1]);
const isFigure = (sign = ''): boolean => sign >= '0' && sign <= '9';

/** One of the numerals fits every figure. */
function numeralAt(text: string, start: number): DateToken {
  NUMERAL.lastIndex = start;
  const match = NUMERAL.exec(text)!;
  const rank = CLASSES.findIndex((_, i) => match[i + 1] !== undefined);
  const form = match[0];
  const name = CLASSES[rank] ?? 'break';
  return {
    class: name,
    value: numberOf(form),
    language: null,
    start,
    end: start + form.length,
    form,
  };
}

const numberOf = (form: string): number => Number(/\d+/.exec(form)?.[0] ?? 0);

/** The longest entry of the lexicon that starts with this word. */
function wordAt(text: string, match: RegExpExecArray): DateToken | null {
  const first = match[0];
  const start = match.index;
  const bare = first.endsWith("'") ? first.slice(0, -1) : first;
  const entries = LEXICON.get(first) ?? LEXICON.get(bare);
  for (const { words, lexeme } of entries ?? []) {
    const end = words.length === 1 ? start + words[0]!.length : endOf(text, match, words);
    if (end === null) continue;
    return tokenOf(lexeme, start, end, text.slice(start, end));
  }
  if (entries || !bare.endsWith('e')) return null;
  const roman = ROMAN_ORDINAL.exec(bare)?.[1];
  if (roman === undefined) return null;
  const value = romanValue(roman);
  return { class: 'ordinal', value, language: 'fr', start, end: start + bare.length, form: bare };
}

/** Field by field, for all tokens have one shape then, which halves the time that a text takes. */
function tokenOf(lexeme: Lexeme, start: number, end: number, form: string): DateToken {
  const { class: name, value, language } = lexeme;
  const { unit, season, dayPart, plural } = lexeme;
  return { class: name, value, language, unit, season, dayPart, plural, start, end, form };
}

function endOf(text: string, match: RegExpExecArray, words: readonly string[]): number | null {
  let end = match.index + match[0].length;
  // Few first words go on as an entry does: to look at a letter or two spares most.
  if (!text.startsWith(words[1]!, end) && !text.startsWith(words[1]!, end + 1)) return null;
  for (const word of words.slice(1)) {
    WORD_HERE.lastIndex = end;
    const next = WORD_HERE.exec(text);
    const found = next?.[1] ?? '';
    if (!next || (found !== word && found !== `${word}'`)) return null;
    end = next.index + next[0].length - (found.length - word.length);
  }
  return end;
}

function romanValue(roman: string): number {
  const values = [...roman].map((sign) => ({ i: 1, v: 5, x: 10 })[sign] ?? 0);
  return values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0);
}

/** What stands between two tokens, where it is more than a space. */
function gap(text: string, last: DateToken | undefined, token: DateToken): DateToken | null {
  if (!last) return null;
  let between = text.slice(last.end, token.start);
  if (ABBREVIATED.has(last.class) && between.startsWith('.')) between = between.slice(1);
  const name =
    between.length > 7 ? 'break' : (GAPS.find(([, is]) => is.test(between))?.[0] ?? 'break');
  const isPlain = between.length <= 7 && GAPS[0]![1].test(between);
  if (isPlain) return null;
  return {
    class: name,
    value: 0,
    language: null,
    start: last.end,
    end: token.start,
    form: between,
  };
}

/** "ce mois-ci", "cette année-là". */
const DEICTIC = /^-(?:ci|la)(?![a-z0-9-])/;

/** A word that is part of a compound is none of time: "Saint-Mars", "Champ-de-Mars", "Covid-19". */
function withoutCompounds(text: string, tokens: readonly DateToken[]): DateToken[] {
  if (!text.includes('-')) return [...tokens];
  const isSign = (index: number): boolean => /[a-z0-9]/.test(text[index] ?? '');
  const starts = new Map(tokens.map((token, i) => [token.start, i]));
  const ends = new Map(tokens.map((token, i) => [token.end, i]));
  const foreign = new Set<number>();
  const joins = (dash: number): boolean =>
    text[dash] === '-' &&
    isSign(dash - 1) &&
    isSign(dash + 1) &&
    !DEICTIC.test(text.slice(dash, dash + 4));
  const spread = (i: number, step: 1 | -1): void => {
    const { start, end, class: name } = tokens[i]!;
    if (name === 'dash') return;
    const dash = step === 1 ? start - 1 : end;
    if (!joins(dash)) return;
    const neighbour = step === 1 ? ends.get(dash) : starts.get(dash + 1);
    if (neighbour === undefined || foreign.has(neighbour)) foreign.add(i);
  };
  for (let i = 0; i < tokens.length; i += 1) spread(i, 1);
  for (let i = tokens.length - 1; i >= 0; i -= 1) spread(i, -1);
  if (foreign.size === 0) return [...tokens];
  return tokens.map((token, i) => (foreign.has(i) ? { ...token, class: 'break' } : token));
}
