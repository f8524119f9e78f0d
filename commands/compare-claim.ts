import type { Language } from '../src/text/language.ts';
import { type FoundNumber, numbersIn, sameNumber } from '../src/text/numbers.ts';
import { stem } from '../src/text/stems.ts';
import { isStopword, STOPWORDS } from '../src/text/stopwords.ts';
import { splitWords, type Word } from '../src/text/words.ts';

/** A sentence that is about a claim has so many of its words with a meaning, and so large a part of them. */
const LEAST_SHARED = 2;
const LEAST_SHARE = 1 / 3;

function contentStems(text: string, language: Language): Set<string> {
  return new Set(
    splitWords(text)
      .filter((word) => !isStopword(text, word, STOPWORDS[language]))
      .map((word) => stem(word, language)),
  );
}

/**
 * Whether a sentence is about what a claim says, by the words with a meaning that both have. Both are in one language:
 * between two, words tell nothing.
 */
export function isAboutClaim(claim: string, sentence: string, language: Language): boolean {
  const claimed = contentStems(claim, language);
  const found = contentStems(sentence, language);
  const shared = [...claimed].filter((one) => found.has(one)).length;
  const least = Math.min(LEAST_SHARED, claimed.size);
  return claimed.size > 0 && shared >= least && shared >= LEAST_SHARE * Math.min(claimed.size, 12);
}

/** How the figures of a claim compare to those of the sentences, as they are written in each. */
export type FigureVerdict =
  | { readonly type: 'same'; readonly figure: string }
  | { readonly type: 'other'; readonly claimed: string; readonly found: string };

/** A number with what it counts: the text of both, and the stem of the noun. */
interface Figure {
  readonly number: FoundNumber;
  readonly text: string;
  readonly noun: string | null;
}

/** What may stand behind a number that counts in a unit. */
const UNIT_SIGN = /^\s?(?:%|€|\$|£|pour cent|per ?cent|euros?|dollars?|pounds?)/i;

/** The figures of a text; years and articles ("un", "a") are none. */
function figuresIn(text: string, language: Language): Figure[] {
  const words = splitWords(text);
  return numbersIn(text, language)
    .filter((number) => !number.weak && !isYear(number, text))
    .map((number) => {
      const noun = nounBehind(text, words, number, language);
      const sign = UNIT_SIGN.exec(text.slice(number.end))?.[0].length ?? 0;
      const end = noun ? noun.end : number.end + (number.unit === null ? 0 : sign);
      return {
        number,
        text: text.slice(number.start, end),
        noun: noun ? stem(noun, language) : null,
      };
    });
}

function isYear({ values, unit, start, end }: FoundNumber, text: string): boolean {
  const [value = 0] = values;
  return unit === null && /^\d{4}$/.test(text.slice(start, end)) && value >= 1500 && value <= 2100;
}

function nounBehind(
  text: string,
  words: readonly Word[],
  { unit, end }: FoundNumber,
  language: Language,
): Word | null {
  if (unit !== null) return null;
  const next = words.filter(({ start }) => start >= end).slice(0, 3);
  return (
    next.find((word) => !isStopword(text, word, STOPWORDS[language]) && word.start - end < 20) ??
    null
  );
}

/**
 * Compares the first figure of a claim that the sentences speak of: the same number, or another one of the same thing.
 *
 * @returns null where they have no figure in common.
 */
export function compareFigures(
  claim: string,
  sentences: readonly string[],
  language: Language,
): FigureVerdict | null {
  const found = sentences.flatMap((sentence) => figuresIn(sentence, language));
  const claimed = figuresIn(claim, language);
  for (const { number, text } of claimed) {
    const same = found.some((other) => sameNumber(other.number, number));
    if (same) return { type: 'same', figure: text };
  }
  for (const { number, text, noun } of claimed) {
    const other = found.find((one) =>
      number.unit === null ? noun !== null && one.noun === noun : one.number.unit === number.unit,
    );
    if (other) return { type: 'other', claimed: text, found: other.text };
  }
  return null;
}
