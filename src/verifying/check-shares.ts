import { type FoundNumber, numbersIn, sameNumber } from '../text/numbers.ts';
import type { Aligned } from './aligned.ts';
import { type Claim, type Evidence, plain } from './evidence.ts';
import { partsOf } from './told.ts';

/** "16 of the 38", "16 des 38". */
const OF_ALL =
  /^ (?:of|of (?:the|its|their|his|her|these|those|all)|out of(?: the)?|des|de (?:ses|leurs|ces)|sur(?: les| ses)?) [€$£]?$/;
/** "A third of the reservoir", "la moitié des classes". */
const FRACTION =
  /\b(?:un tiers|deux tiers|la moitie|un quart|trois quarts|half|a third|two thirds|a quarter|three quarters) (?:d(?:e|es|u) |d'|of )?(?:l[ae]s? |l'|the |its |their |his |her |ses |leurs )?$/;
const FRACTIONS =
  /\b(?:tiers|moitie|quarts?|partie|half|halves|thirds?|quarters?|part|partly|\d+ ?%)/;
/** "£850,000, of which £300,000", "38, dont 16". */
const OF_WHICH = /(?:,| \() ?(?:of (?:which|whom|them)|dont|including) [^,;.\d]{0,12}$/;

/** Numbers of which the first is a part of the second, or the reverse. */
interface Share {
  readonly part: FoundNumber;
  readonly whole: FoundNumber;
  /** Whether the whole is told first, and then its part. */
  readonly within: boolean;
}

export function sharesIn(text: string, numbers: readonly FoundNumber[]): Share[] {
  return numbers.flatMap((first, i): Share[] => {
    const next = numbers[i + 1];
    if (!next) return [];
    const between = plain(text.slice(first.end, next.start));
    if (OF_ALL.test(between)) return [{ part: first, whole: next, within: false }];
    return OF_WHICH.test(between) ? [{ part: next, whole: first, within: true }] : [];
  });
}

/** What the support tells of a part, told of the whole: "the 38 switches" for "16 of the 38 switches". */
export function checkShares(
  claim: Claim,
  { support, passage }: Evidence,
  { words, proofWords, placesOf }: Aligned,
): string | null {
  const strong = (text: string, language: Claim['language']): FoundNumber[] =>
    numbersIn(text, language).filter(({ weak }) => !weak);
  const said = strong(claim.text, claim.language);
  const has = (one: FoundNumber): boolean => said.some((other) => sameNumber(one, other));
  if (!FRACTIONS.test(plain(claim.text))) {
    const halved = words.find((word) => {
      const [at, ...more] = word.isLight ? [] : placesOf(word);
      return (
        at !== undefined &&
        more.length === 0 &&
        FRACTION.test(plain(support.slice(0, proofWords[at]!.start)))
      );
    });
    if (halved) return `only a part of ${halved.word}`;
  }
  const shares = sharesIn(support, strong(support, passage.article.language));
  const own = sharesIn(claim.text, said);
  for (const { part, whole, within } of shares) {
    const turned = own.some(
      (one) =>
        sameNumber(one.part, whole) && sameNumber(one.whole, part) && !sameNumber(part, whole),
    );
    if (turned) return 'a part for the whole';
    if (!has(whole) || has(part)) continue;
    if (!within) return `how many of ${support.slice(whole.start, whole.end)}`;
    const { end } = partsOf(support).find(
      (one) => one.start <= part.start && part.start < one.end,
    )!;
    const ofPart = words.some((word) => {
      const places = placesOf(word).map((at) => proofWords[at]!.start);
      return !word.isLight && places.length > 0 && places.every((at) => at > part.end && at < end);
    });
    if (ofPart) return `how many of ${support.slice(whole.start, whole.end)}`;
  }
  return null;
}
