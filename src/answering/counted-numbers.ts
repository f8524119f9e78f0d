import { indexedWords } from '../text/index-stems.ts';
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
  /^(?:euro|dollar|livre|pound|metre|meter|kilometre|mile|km|heure|hour|minute|jour|day|semaine|week|mois|month|an|ann|year|percent|cent|degre|tonn|kilo|litre|fois|time)/;
/** "Million" and "billion" are part of the number. */
const SCALE = /^(?:million|milliard|billion|thousand|millier)/;
const NEAR = 24;

/** The numbers of an article that count something, but years and times of the day. */
export function countedNumbers({
  sentences,
  details: { language },
}: WholeArticle): CountedNumber[] {
  return sentences.flatMap((sentence) =>
    numbersIn(sentence.text, language).flatMap(({ values, weak, start, end }) => {
      const value = values[0];
      if (weak || value === undefined) return [];
      const rest = sentence.text.slice(end, end + NEAR);
      const word = indexedWords(rest.split(/[.,;:!?)(]/)[0] ?? '', language).find(
        ({ stem, accented }) => !SCALE.test(stem) && accented.length > 2,
      );
      if (!word) return [];
      const at = rest.toLowerCase().indexOf(word.accented);
      const span = { start, end: at < 0 ? end : end + at + word.accented.length };
      return [{ value, noun: word.stem, isUnit: UNIT.test(word.stem), span, sentence }];
    }),
  );
}
