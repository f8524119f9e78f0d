import type { Language } from './language.ts';
import type { Span } from './spans.ts';
import { fold, foldStraight } from './words.ts';

/** A number of a text, in figures or words: what it may be worth, and what it counts. */
export interface FoundNumber extends Span {
  /** More than one where the writing leaves it open: "8 pm" is 8 or 20. */
  readonly values: readonly number[];
  readonly unit: 'percent' | 'euro' | 'dollar' | 'pound' | null;
  /** "un", "une", "one", "a": as often an article as a number. */
  readonly weak: boolean;
}

const pairs = (list: string): [string, number][] =>
  list
    .trim()
    .split(/\s+/)
    .flatMap((pair) => {
      const [words = '', value] = pair.split('=');
      return words.split('|').map((word) => [word, Number(value)] as [string, number]);
    });

/** Added to what stands before: "vingt-deux", "thirty-two". */
const UNITS = new Map(
  pairs(`zero=0 deux|two=2 trois|three=3 quatre|four=4 cinq|five=5 six=6 sept|seven=7 huit|eight=8
  neuf|nine=9 dix|ten=10 onze|eleven=11 douze|twelve=12 treize|thirteen=13 quatorze|fourteen=14 quinze|fifteen=15
  seize|sixteen=16 seventeen=17 eighteen=18 nineteen=19 vingt|vingts|twenty=20 trente|thirty=30 quarante|forty=40
  cinquante|fifty=50 soixante|sixty=60 septante|seventy=70 huitante|eighty=80 nonante|ninety=90`),
);
const SCALES = new Map(
  pairs(
    `cent|cents|hundred=100 mille|thousand=1000 million|millions|m=1e6 milliard|milliards|billion|bn=1e9`,
  ),
);
const AMOUNTS = pairs(
  `dizaine|dizaines=10 douzaine|douzaines|dozen|dozens=12 quinzaine=15 vingtaine=20 trentaine=30 quarantaine=40
  cinquantaine=50 soixantaine=60 centaine|centaines|hundreds=100 millier|milliers|thousands=1000
  demi|demie|moitie|half=0.5 quart|quarter=0.25`,
);
const RANKS = pairs(
  `premier|premiere|premiers|premieres|first=1 deuxieme|seconde|second=2 troisieme=3 quatrieme|fourth=4
  cinquieme|fifth=5 sixieme|sixth=6 septieme|seventh=7 huitieme|eighth=8 neuvieme|ninth=9 dixieme|tenth=10
  double|twice|doubled|both=2 triple|tripled=3`,
);
/** Whole by themselves. */
const ALONE = new Map<string, readonly number[]>([
  ...[...AMOUNTS, ...RANKS].map(([word, value]) => [word, [value]] as const),
  ['tiers', [1 / 3]],
  ['third', [3, 1 / 3]],
]);
/** Two to ten in words of either language, folded. */
export const SMALL_NUMBERS: Readonly<Record<string, number>> = Object.fromEntries(
  [...UNITS].filter(([, value]) => value >= 2 && value <= 10),
);
/** The words by which an amount is said, folded, without what may be an article. */
export const NUMBER_WORDS: readonly string[] = [
  ...[...UNITS.keys(), ...SCALES.keys()].filter((word) => word.length > 2),
  ...AMOUNTS.map(([word]) => word),
  'tiers',
  'third',
];
const WEAK: Readonly<Record<Language, ReadonlySet<string>>> = {
  fr: new Set(['un', 'une']),
  en: new Set(['one', 'a', 'an', 'first', 'both']),
};

const TOKEN =
  /\d{1,2}(?:[ \u00a0\u202f]?h[ \u00a0\u202f]?|:)\d{2}(?!\d)|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)(?:,\d+)?|\d{1,3}(?:[.,]\d{3})+(?!\d)|\d+(?:[.,]\d+)?|[A-Za-zÀ-ÖØ-öø-ÿŒœ]+(?![\p{L}\p{M}])|[\p{L}\p{M}]+/gu;

function figures(raw: string, language: Language): number[] {
  const clock = /^(\d{1,2})(?:\s?h\s?|:)(\d{2})$/.exec(raw);
  if (clock) return [Number(clock[1]) + Number(clock[2]) / 60];
  const bare = raw.replace(/\s/g, '');
  const grouped = language === 'fr' ? /^\d{1,3}(\.\d{3})+$/ : /^\d{1,3}(,\d{3})+$/;
  if (grouped.test(bare)) return [Number(bare.replace(/[.,]/g, ''))];
  return [Number(bare.replace(',', '.'))];
}

/** "De 212 à 260 millions", "from 212 to 260 million": the first is counted in millions too. */
function scaleAhead(rest: string): number {
  const [, scale = ''] = /^ (?:a|to|et|and|-) [\d.,]+ (million|milliard|billion)/.exec(rest) ?? [];
  return SCALES.get(scale) ?? 1;
}

const BEFORE: readonly (readonly [RegExp, FoundNumber['unit']])[] = [
  [/€\s?$/, 'euro'],
  [/\$\s?$/, 'dollar'],
  [/£\s?$/, 'pound'],
];
const AFTER: readonly (readonly [RegExp, FoundNumber['unit']])[] = [
  [/^\s?(?:%|pour ?cents?\b|per ?cent\b)/, 'percent'],
  [/^\s?(?:€|(?:d')?euros?\b)/, 'euro'],
  [/^\s?(?:\$|(?:de )?dollars?\b)/, 'dollar'],
  [/^\s?(?:£|(?:de )?(?:livres|pounds)\b)/, 'pound'],
];

/** A word or figure that may be of a number. */
interface NumberToken extends Span {
  /** Folded. */
  readonly word: string;
  readonly raw: string;
}

/** Whether the next token goes on from one: nothing but a space or hyphen is between. */
function isJoined(text: string, tokens: readonly NumberToken[], i: number): boolean {
  return (
    i + 1 < tokens.length &&
    /^[\s\u00a0\u202f-]{1,2}$/.test(text.slice(tokens[i]!.end, tokens[i + 1]!.start))
  );
}

/** Whether a number may begin with a token that is none by itself. */
function opens({ word, raw }: NumberToken, language: Language): boolean {
  return (
    /^\d/.test(raw) ||
    UNITS.has(word) ||
    (SCALES.has(word) && word.length > 2) ||
    WEAK[language].has(word)
  );
}

/**
 * Adds up the words of a number from its first token on: "quatre-vingt-dix", "2,4 millions", "two hundred and six".
 * @returns its value, the index of its last token, and whether it is an article alone, which may be no number.
 */
function addUp(
  text: string,
  tokens: readonly NumberToken[],
  first: number,
  language: Language,
): {
  readonly value: number;
  readonly last: number;
  readonly weak: boolean;
  readonly isPlain: boolean;
} {
  const { word, raw } = tokens[first]!;
  const isFigures = /^\d/.test(raw);
  const scaled = SCALES.get(word) ?? 0;
  let total = scaled >= 1000 ? scaled : 0;
  let current = isFigures
    ? figures(raw, language)[0]!
    : (UNITS.get(word) ?? (WEAK[language].has(word) ? 1 : 0));
  if (scaled === 100) current = 100;
  let last = first;
  let counted = !WEAK[language].has(word);
  for (let next = first + 1; isJoined(text, tokens, next - 1); next++) {
    const following = tokens[next]!.word;
    const scale = SCALES.get(following);
    const unit = UNITS.get(following);
    const isInWords = counted && !isFigures;
    if (scale !== undefined) {
      if (scale === 100) current = (current || 1) * 100;
      else {
        total += (current || 1) * scale;
        current = 0;
      }
    } else if (unit !== undefined && isInWords) {
      if (current % 100 === 4 && unit === 20) current += 76;
      else if (unit < (current % 10 === 0 ? (current % 100 === 0 ? 100 : 20) : 0)) current += unit;
      else break;
    } else if (/^(?:et|and)$/.test(following) && isInWords && isJoined(text, tokens, next)) {
      const behind = tokens[next + 1]!.word;
      // "Soixante et une maisons" are 61, "dix et une autre" eleven things apart.
      const isTens = current % 10 === 0 && current % 100 >= 20 && current % 100 <= 60;
      if (UNITS.has(behind) || behind === 'un' || (behind === 'une' && isTens)) continue;
      break;
    } else if (isInWords && /^(?:un|une|one)$/.test(following) && current % 10 === 0) {
      current += 1;
    } else break;
    counted = true;
    last = next;
  }
  return { value: total + current, last, weak: !counted, isPlain: isFigures && total === 0 };
}

/** What a number counts, by what stands behind it or before it; and the hours that "3 pm" may be. */
function measured(
  text: string,
  { start, end }: Span,
  values: readonly number[],
  weak: boolean,
): FoundNumber {
  const rest = foldStraight(text.slice(end, end + 20));
  const head = text.slice(Math.max(0, start - 2), start);
  const unit =
    AFTER.find(([pattern]) => pattern.test(rest))?.[1] ??
    BEFORE.find(([pattern]) => pattern.test(head))?.[1] ??
    null;
  const afternoon = /^(?:[:h.]\d\d)?\s?p\.?m\b/.test(rest);
  const all = afternoon ? values.flatMap((value) => [value, value + 12]) : values;
  return { values: all, unit, weak, start, end };
}

/** The numbers of a text, French or English: "2,4 millions", "2.4m", "une dizaine", "quatre-vingt-dix", "58 percent". */
export function numbersIn(text: string, language: Language): FoundNumber[] {
  const found: FoundNumber[] = [];
  const tokens = [...text.matchAll(TOKEN)].map((match) => ({
    word: fold(match[0]),
    raw: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const { word, raw, start } = token;
    if (word === 'cent' && /\b(?:per|pour) $/i.test(text.slice(0, start))) continue;
    const alone = ALONE.get(word);
    if (alone) {
      found.push(measured(text, token, alone, WEAK[language].has(word)));
      continue;
    }
    if (!opens(token, language)) continue;
    const { value, last, weak, isPlain } = addUp(text, tokens, i, language);
    const { end } = tokens[last]!;
    const values = [value];
    if (/^\d/.test(raw) && /^\s?m\b/.test(text.slice(end, end + 2))) values.push(value * 1e6);
    const scale = isPlain ? scaleAhead(fold(text.slice(end, end + 60))) : 1;
    if (scale > 1) values.push(value * scale);
    found.push(measured(text, { start, end }, values, weak));
    i = last;
  }
  return found;
}

/** Whether one number may be the other. */
export function sameNumber(a: FoundNumber, b: FoundNumber): boolean {
  return a.values.some((x) => b.values.some((y) => Math.abs(x - y) <= 1e-9 * Math.max(1, x, y)));
}
