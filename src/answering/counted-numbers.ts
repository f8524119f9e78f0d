import { indexedWords } from '../text/index-stems.ts';
import type { Language } from '../text/language.ts';
import { numbersIn } from '../text/numbers.ts';
import type { Span } from '../text/spans.ts';
import type { ArticleSentence, WholeArticle } from './whole-article.ts';

/** A number of an article with what it counts. */
export interface CountedNumber {
  readonly value: number;
  /** Stem of the first content word behind it. */
  readonly noun: string;
  /** Euros, metres, hours: many things are counted in them. */
  readonly isUnit: boolean;
  /** Number and noun, relative to the sentence. */
  readonly span: Span;
  readonly sentence: ArticleSentence;
}

const UNIT =
  /^(?:euro|dollar|livre|pound|metr|meter|kilometr|mile|km|heure|hour|minute|jour|day|semaine|week|mois|month|an|ann|year|percent|cent|degre|tonn|kilo|litre|fois|time)/;
/** "Million" and "billion" are part of the number. */
const SCALE = /^(?:million|milliard|billion|thousand|millier)/;
const NEAR = 24;

/** The numbers of an article that count something, but years and times of the day. */
export function countedNumbers({
  sentences,
  details: { language },
}: WholeArticle): CountedNumber[] {
  return sentences.flatMap((sentence) =>
    countedIn(sentence.text, language).map((number) => ({ ...number, sentence })),
  );
}

/** The same of one sentence. */
export function countedIn(text: string, language: Language): Omit<CountedNumber, 'sentence'>[] {
  return numbersIn(text, language).flatMap((number) => {
    const value = number.values[0];
    if (number.weak || value === undefined) return [];
    const counted = countedBehind(text, number, language);
    if (!counted) return [];
    const { noun, isUnit, end } = counted;
    return [{ value, noun, isUnit, span: { start: number.start, end } }];
  });
}

/** What a number of a text counts, by the first content word behind it; null where none is near. */
export function countedBehind(
  text: string,
  { end }: Span,
  language: Language,
): (Pick<CountedNumber, 'noun' | 'isUnit'> & { readonly end: number }) | null {
  const rest = text.slice(end, end + NEAR);
  const word = indexedWords(rest.split(/[.,;:!?)(]/)[0] ?? '', language).find(
    ({ stem, accented }) => !SCALE.test(stem) && accented.length > 2,
  );
  if (!word) return null;
  const at = rest.toLowerCase().indexOf(word.accented);
  const behind = at < 0 ? end : end + at + word.accented.length;
  return { noun: word.stem, isUnit: UNIT.test(word.stem), end: behind };
}
