import { numbersIn, sameNumber } from '../text/numbers.ts';
import type { Span } from '../text/spans.ts';
import type { ContentWord } from './content-words.ts';
import type { Claim, Evidence } from './evidence.ts';

/** "The hospital, too, is closed": words between two commas that end no part. */
const ASIDE =
  /, (?:(?:lui|elle|eux|elles)(?:-m[êe]mes?)?(?: aussi| non plus)?|aussi|toutefois|cependant|en revanche|too|however|though|meanwhile|in turn),/g;
const PART_END = /[,;:!?()«»“”"…]|\.(?=\s|$)|\s[–—-]\s|\s(?:et|and|mais|but)(?= [\p{Ll}\d])/gu;

/** The parts of a text between its commas and other marks. */
export function partsOf(text: string): Span[] {
  const parts: Span[] = [];
  let start = 0;
  const joined = text.replace(ASIDE, (found) => found.replaceAll(',', ' '));
  for (const { index, 0: mark } of [...joined.matchAll(PART_END)]) {
    // "2,4" and "3.42" are one.
    if (/\d/.test(text[index - 1] ?? '') && /\d/.test(text[index + mark.length] ?? '')) continue;
    parts.push({ start, end: index + mark.length });
    start = index + mark.length;
  }
  parts.push({ start, end: text.length });
  return parts.filter(({ start: from, end }) => text.slice(from, end).trim() !== '');
}

/** Whether a word says something: a first word has a capital, and need be no name where it stands in the support. */
export function tells(
  word: ContentWord,
  placesOf: (word: ContentWord) => readonly number[],
  proofWords: readonly ContentWord[],
): boolean {
  if (word.isLight) return false;
  return !word.isName || placesOf(word).some((at) => !proofWords[at]!.isName);
}

/** Where the support has each word, and each number, of the claim: a list of places for each. */
export interface Places {
  readonly words: readonly (readonly number[])[];
  readonly numbers: readonly (readonly number[])[];
}

export function placesIn(
  claim: Claim,
  { support, passage }: Evidence,
  words: readonly ContentWord[],
  proofWords: readonly ContentWord[],
  placesOf: (word: ContentWord) => readonly number[],
): Places {
  const numbers = numbersIn(support, passage.article.language);
  const some = (places: readonly number[]): boolean => places.length > 0;
  return {
    words: words
      .filter((word) => tells(word, placesOf, proofWords))
      .map((word) => placesOf(word).map((at) => proofWords[at]!.start))
      .filter(some),
    numbers: numbersIn(claim.text, claim.language)
      .filter(({ weak }) => !weak)
      .map((one) => numbers.filter((other) => sameNumber(one, other)).map(({ start }) => start))
      .filter(some),
  };
}

const holds = ({ start, end }: Span, of: readonly number[]): boolean =>
  of.some((place) => start <= place && place < end);

/** The fewest parts that hold one of each list of places; of equals those that hold more of what is preferred. */
function cover(
  parts: readonly Span[],
  places: readonly (readonly number[])[],
  preferred: readonly (readonly number[])[],
): Span[] {
  const taken = new Set<Span>();
  let left = places;
  while (left.length > 0) {
    const count = (part: Span): number =>
      left.filter((one) => holds(part, one)).length +
      preferred.filter((one) => holds(part, one)).length / (1 + preferred.length);
    const best = parts.reduce((a, b) => (count(b) > count(a) ? b : a));
    if (!left.some((one) => holds(best, one))) break;
    taken.add(best);
    left = left.filter((one) => !holds(best, one));
  }
  return parts.filter((part) => taken.has(part));
}

/**
 * What of the support the claim tells: the fewest of its parts that hold all that the claim has from there; the stretch
 * from the first of these to the last; and the parts that its words alone come from.
 */
export function told(
  { support }: Evidence,
  { words, numbers }: Places,
): Pick<Evidence, 'clause' | 'stretch' | 'core'> {
  const parts = partsOf(support);
  const text = (some: readonly Span[]): string =>
    some.map(({ start, end }) => support.slice(start, end)).join(' ');
  const kept = cover(parts, [...words, ...numbers], []);
  return {
    clause: text(kept),
    stretch: support.slice(kept[0]?.start ?? 0, kept.at(-1)?.end ?? 0),
    core: text(cover(parts, words, numbers)),
  };
}
