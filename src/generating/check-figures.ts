import type { Language } from '../articles/article.ts';

import { STOPWORDS } from '../text/stopwords.ts';
import { splitWords } from '../text/words.ts';
import { type Claim, type Evidence, plain } from './evidence.ts';
import { keyOf } from './lexicon.ts';
import { type FoundNumber, numbersIn, sameNumber } from './numbers.ts';
import { type FoundTime, namesTime, timesIn } from './times.ts';

/** How many words after a number may still be what it counts. */
const COUNTED_WITHIN = 3;
const PUNCTUATION = /[,;:.()]\s/;
/** A number beyond it that stands alone may be a year. */
const YEARS = { from: 1000, to: 2999 };

function without(text: string, times: readonly FoundTime[]): string {
  let rest = text;
  for (const { start, end, word } of times) {
    if (word === null) rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  }
  return rest;
}

/** The stem of the noun that follows a number at once, but for articles: "la moitié de ses clients". */
function nounAfter(text: string, { end }: FoundNumber, language: Language): string | null {
  const next = splitWords(text.slice(end).split(PUNCTUATION)[0]!).find(
    ({ form }) => !/^(?:de|d|des|du|of|its|the|ses|sa|leurs|la|le|les|his|her|their)$/.test(form),
  );
  if (!next || STOPWORDS[language].has(next.form) || numbersIn(next.form, language).length > 0) {
    return null;
  }
  return keyOf(next, language);
}

type Bound = 'more' | 'less' | 'about' | 'exact';

const BOUNDS: readonly (readonly [Bound, RegExp])[] = [
  [
    'more',
    /\b(?:plus d(?:e |')|more than |over |above |au moins |at least |au-dela d(?:e |'))[^\s]{0,2}$/,
  ],
  [
    'less',
    /\b(?:moins d(?:e |')|less than |fewer than |under |below |au plus |at most |up to |jusqu'a )[^\s]{0,2}$/,
  ],
  [
    'about',
    /\b(?:pres d(?:e |')|environ |quelque |presque |about |around |nearly |almost |some |roughly |approximately )[^\s]{0,2}$/,
  ],
];

/** "Plus de 3 000", "nearly 40": what the words before a number make of it. */
function boundOf(text: string, { start }: FoundNumber): Bound {
  const before = plain(text.slice(Math.max(0, start - 24), start));
  return BOUNDS.find(([, pattern]) => pattern.test(before))?.[0] ?? 'exact';
}

const fitsBound = (claimed: Bound, given: Bound): boolean =>
  claimed === given || (claimed === 'about' && given === 'exact');

/** The stem of the noun that a number counts; null when none stands near. */
function counted(text: string, { end, unit }: FoundNumber, language: Language): string | null {
  if (unit === 'percent') return null;
  const next = splitWords(text.slice(end).split(PUNCTUATION)[0]!)
    .slice(0, COUNTED_WITHIN)
    .find((word) => !STOPWORDS[language].has(word.form));
  return next && !/^\d/.test(next.form) ? keyOf(next, language) : null;
}

/** The stem of the word right before a number that says what it is: "cost" in "cost £8"; null when none does. */
function measured(text: string, { start, weak }: FoundNumber, language: Language): string | null {
  if (weak) return null;
  const before = splitWords(text.slice(0, start).split(PUNCTUATION).at(-1)!).slice(-2).reverse();
  const word = before.find(({ form }) => !STOPWORDS[language].has(form));
  if (!word || /^\d/.test(word.form)) return null;
  // "De 310 à 345": where it starts is another measure than where it ends.
  const from = before[0] && /^(?:de|from)$/.test(before[0].form) ? ' from' : '';
  return `${keyOf(word, language)}${from}`;
}

/** Numbers in figures or words and moments of the claim that the supporting sentences do not have. */
export function checkFigures(claim: Claim, { support, passage }: Evidence): string | null {
  const { language, published } = passage.article;
  const claimedTimes = timesIn(claim.text, claim.language);
  const namedTimes = timesIn(support, language);
  for (const time of claimedTimes) {
    if (!namesTime(time, namedTimes, published)) {
      return `date: ${claim.text.slice(time.start, time.end)}`;
    }
  }
  const text = without(claim.text, claimedTimes);
  const claimed = numbersIn(text, claim.language);
  const supportText = without(support, namedTimes);
  const given = numbersIn(supportText, language);
  const years = namedTimes.flatMap(({ year }) => (year === null ? [] : [year]));
  const stems = new Set(splitWords(text).map((word) => keyOf(word, claim.language)));
  for (const number of claimed) {
    const said = text.slice(number.start, number.end);
    const matching = given.filter((other) => sameNumber(number, other));
    if (!number.weak) {
      const [value = 0] = number.values;
      const isYear = value >= YEARS.from && value <= YEARS.to && number.unit === null;
      if (isYear && years.includes(value)) continue;
      const units = new Set(given.map(({ unit }) => unit));
      const fits = matching.some(
        ({ unit, weak }) =>
          !weak &&
          (number.unit === null ||
            number.unit === unit ||
            (unit === null && units.has(number.unit))),
      );
      if (!fits) return `number: ${said}`;
    }
    const bound = boundOf(text, number);
    if (!number.weak && !matching.some((other) => fitsBound(bound, boundOf(supportText, other)))) {
      return `how much: ${said}`;
    }
    if (claim.language !== language) continue;
    const noun = nounAfter(text, number, language);
    const nouns = matching.map((other) => nounAfter(supportText, other, language));
    const elsewhere = nouns.every((other) => other !== null && other !== noun && stems.has(other));
    if (!number.weak && noun !== null && nouns.length > 0 && elsewhere) {
      return `number of something else: ${said}`;
    }
    for (const beside of [counted, measured]) {
      const word = beside(text, number, language);
      if (word === null) continue;
      const others = given.filter((other) => beside(supportText, other, language) === word);
      if (others.length > 0 && !others.some((other) => sameNumber(number, other))) {
        return `number of something else: ${said}`;
      }
    }
  }
  return claim.language === language ? null : checkOrder(claimed, given);
}

/** Between two languages nouns cannot be compared: several numbers keep their order. */
function checkOrder(claimed: readonly FoundNumber[], given: readonly FoundNumber[]): string | null {
  let from = 0;
  for (const number of claimed.filter(({ weak }) => !weak)) {
    const at = given.findIndex((other, index) => index >= from && sameNumber(number, other));
    if (at >= 0) from = at;
    else if (given.some((other) => sameNumber(number, other))) return 'order of the numbers';
  }
  return null;
}
