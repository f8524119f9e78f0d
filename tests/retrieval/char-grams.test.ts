import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  charGrams,
  flatten,
  gramShare,
  gramsFound,
  gramsOf,
} from '../../src/retrieval/char-grams.ts';
import { fold } from '../../src/text/words.ts';

const sign = fc.constantFrom(...'aàbçœ0²’ -,\n\u{1d4d0}e\u0301漢');
const text = fc.array(sign, { maxLength: 40 }).map((signs) => signs.join(''));

describe('character n-grams', () => {
  it('are of letters and digits, with a space for all that stands between', () => {
    fc.assert(
      fc.property(text, (some) => {
        const plain = fold(some)
          .replace(/[^\p{L}\p{N}]+/gu, ' ')
          .trim();
        expect(flatten(some)).toBe(` ${plain} `);
      }),
    );
  });

  it('of a question are found in a text that repeats it', () => {
    fc.assert(
      fc.property(text, text, (asked, around) => {
        const words = new Map(
          flatten(asked)
            .trim()
            .split(' ')
            .map((word) => [word, 1]),
        );
        const grams = charGrams(asked, words);
        const found = gramsFound(grams, gramsOf(flatten(`${around} ${asked} ${around}`)));
        expect(found).toEqual(new Set(grams.keys()));
        if (grams.size > 0 && [...grams.values()].every(Number.isFinite)) {
          expect(gramShare(grams, found)).toBeCloseTo(1);
        }
      }),
    );
  });

  it('are as many as there are places for four and for five letters', () => {
    expect(gramsOf('')).toHaveLength(0);
    expect(gramsOf('abcd')).toHaveLength(1);
    expect(gramsOf(' abcd ')).toHaveLength(3 + 2);
  });
});
