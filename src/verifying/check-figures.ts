import type { Language } from '../text/language.ts';
import { type FoundNumber, numbersIn, sameNumber } from '../text/numbers.ts';
import { type Claim, type Evidence, plain } from './evidence.ts';
import { type FoundTime, namesTime, timesIn } from './times.ts';

/** A number beyond it that stands alone may be a year. */
const YEARS = { from: 1000, to: 2999 };

function without(text: string, times: readonly FoundTime[]): string {
  let rest = text;
  for (const { start, end, word } of times) {
    if (word === null) rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  }
  return rest;
}

type Bound = 'more' | 'less' | 'about' | 'exact';

const DURATION = /^ (?:years?|months?|weeks?|days?|hours?|winters?|summers?)\b/;
const BOUNDS: readonly (readonly [Bound, RegExp])[] = [
  [
    'more',
    /\b(?:plus d(?:e |')|more than |over |above |au moins |at least |au-dela d(?:e |'))[^\s]{0,2}$/,
  ],
  [
    'less',
    /\b(?:moins d(?:e |')|less than |fewer than |under |below |au plus |at most |up to |jusqu'a |maximum of |maximum de )[^\s]{0,2}$/,
  ],
  [
    'about',
    /\b(?:pres d(?:e |')|environ |quelque |presque |about |around |nearly |almost |some |roughly |approximately )[^\s]{0,2}$/,
  ],
];

/** "Plus de 3 000", "nearly 40": what the words before a number make of it. */
function boundOf(text: string, { start, end }: FoundNumber): Bound {
  const before = plain(text.slice(Math.max(0, start - 24), start));
  // "Over two years": how long it takes.
  if (/\bover $/.test(before) && DURATION.test(text.slice(end))) return 'exact';
  return BOUNDS.find(([, pattern]) => pattern.test(before))?.[0] ?? 'exact';
}

const fitsBound = (claimed: Bound, given: Bound): boolean =>
  claimed === given || (claimed === 'about' && given === 'exact');

/** Units of the numbers around; the money of the whole passage where it names one only. */
function unitsOf(
  given: readonly FoundNumber[],
  text: string,
  language: Language,
): ReadonlySet<FoundNumber['unit']> {
  const near = new Set(given.map(({ unit }) => unit));
  const money = new Set(
    numbersIn(text, language).flatMap(({ unit }) => (unit && unit !== 'percent' ? [unit] : [])),
  );
  return money.size === 1 ? new Set([...near, ...money]) : near;
}

/** "Announced on Thursday": the word and its moment stand together in the support too. */
function isBehindTheSame(text: string, { start, end }: FoundTime, support: string): boolean {
  const [word] = /(?<=^|\s)\p{L}{4,} (?:on |le |in |en )?$/u.exec(text.slice(0, start)) ?? [];
  return word !== undefined && plain(support).includes(plain(word + text.slice(start, end)));
}

const RELATIONS: readonly RegExp[] = [
  /\b(?:before|by|until|avant|jusqu'(?:a|au)|d'ici(?: a| au)?)(?: the| le| end of| fin| la fin de?)? ?$/,
  /\b(?:after|apres)(?: the| le)? ?$/,
  /\b(?:since|from|starting|depuis|a (?:partir|compter) d(?:e|u)|des)(?: the| le)? ?$/,
];
/** Whether a moment is told as a beginning or an end that it is not there: "after May 3" for "by May 3". */
function relatesOtherwise(
  said: string,
  given: string,
  time: FoundTime,
  same: readonly FoundTime[],
): boolean {
  const of = (text: string, start: number): number =>
    RELATIONS.findIndex((one) => one.test(plain(text.slice(Math.max(0, start - 24), start))));
  const relation = of(said, time.start);
  return (
    relation >= 0 &&
    same.length > 0 &&
    same.every(({ start }) => {
      const other = of(given, start);
      return other !== relation && (other >= 0 || relation === 1);
    })
  );
}

const SEVERAL = /\b(?:ils|elles|leurs?|eux|they|their|them)\b/;
const SOMEONE = /\b(?:il|elle|lui|he|she|his|her|him)\b/;
const AGED = /^(?: ans|-year-old)\b/;

/** Whether the number only tells whom a pronoun of the support means: the one number of the sentence before. */
function isAntecedent(
  said: string,
  number: FoundNumber,
  lead: string,
  support: string,
  language: Language,
): boolean {
  const [one, ...more] = numbersIn(without(lead, timesIn(lead, language)), language).filter(
    ({ weak }) => !weak,
  );
  if (!one || more.length > 0 || !sameNumber(one, number)) return false;
  const after = (text: string, { end }: FoundNumber) =>
    /^[ -]\S+/.exec(plain(text.slice(end)))?.[0];
  if (after(said, number) !== after(lead, one)) return false;
  return (AGED.test(said.slice(number.end)) ? SOMEONE : SEVERAL).test(support);
}

/** Numbers in figures or words and moments of the claim that the supporting sentences do not have. */
export function checkFigures(
  claim: Claim,
  { support, clause, core, lead, passage }: Evidence,
): string | null {
  const { language, published } = passage.article;
  const claimedTimes = timesIn(claim.text, claim.language);
  const namedTimes = timesIn(support, language);
  const pointing = /\b(?:that|this) (?:date|day)\b|\b(?:cette date|ce jour)\b/.test(plain(support));
  for (const time of claimedTimes) {
    if (!namesTime(time, namedTimes, published)) {
      return `date: ${claim.text.slice(time.start, time.end)}`;
    }
    const same = namedTimes.filter((one) => namesTime(time, [one], published));
    if (time.word === null && !pointing && relatesOtherwise(claim.text, support, time, same)) {
      return `when: ${claim.text.slice(time.start, time.end)}`;
    }
  }
  // "The production will begin in September", where the work does, and the production later.
  const toldTimes = timesIn(clause, language).filter(({ word }) => word === null);
  const dated = toldTimes.length > 0 || /\b(?:19|20)\d\d\b/.test(clause);
  const stray = pointing
    ? undefined
    : claimedTimes.find(
        (time) =>
          time.word === null &&
          dated &&
          !namesTime(time, toldTimes, published) &&
          !isBehindTheSame(claim.text, time, support),
      );
  if (stray) return `date of something else: ${claim.text.slice(stray.start, stray.end)}`;
  const text = without(claim.text, claimedTimes);
  const claimed = numbersIn(text, claim.language);
  const supportText = without(support, namedTimes);
  const given = numbersIn(supportText, language);
  const years = namedTimes.flatMap(({ year }) => (year === null ? [] : [year]));
  for (const number of claimed) {
    const said = text.slice(number.start, number.end);
    const own = given.filter((other) => sameNumber(number, other));
    const matching =
      own.length > 0 || !isAntecedent(text, number, lead, plain(support), language)
        ? own
        : [number];
    if (!number.weak) {
      const [value = 0] = number.values;
      const isYear = value >= YEARS.from && value <= YEARS.to && number.unit === null;
      if (isYear && years.includes(value)) continue;
      const units = unitsOf(given, passage.text, language);
      const fits = matching.some(
        ({ unit, weak }) =>
          (!weak || value === 2) &&
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
  }
  // "900 people signed against it", where 1,400 did, and 900 something else.
  const counted = numbersIn(without(core, timesIn(core, language)), language).filter(
    ({ weak }) => !weak,
  );
  const strong = claimed.filter(({ weak }) => !weak);
  const taken = (one: FoundNumber): boolean => counted.some((other) => sameNumber(one, other));
  if (strong.length > 0 && counted.length > 0 && !strong.some(taken)) {
    return `number of something else: ${text.slice(strong[0]!.start, strong[0]!.end)}`;
  }
  return null;
}
