import { describe, expect, it } from 'vitest';
import { bestSpans } from '../../../embeddings/reader/best-spans.ts';

/** Tokens of one letter each, with a space between. */
const pieces = Array.from({ length: 50 }, (_, i) => ({ id: 10, start: 2 * i, end: 2 * i + 1 }));
const logits = (length: number, high: Readonly<Record<number, number>>) =>
  Float32Array.from({ length }, (_, i) => high[i] ?? -9);

describe('best spans', () => {
  it('take the start and the end that stand best, in this order, less those of "nowhere"', () => {
    const { best } = bestSpans(
      pieces,
      [],
      [
        {
          window: { start: 0, end: 50 },
          // The first two numbers are those of the question's frame.
          start: logits(52, { 0: 1, 2: 3, 20: 5 }),
          end: logits(52, { 0: 1, 4: 4, 10: 9 }),
          offset: 2,
        },
      ],
    );
    // The best start stands behind the best end: 3 + 9 beats 5 + -9.
    expect(best).toEqual({ margin: 10, span: { start: 0, end: 17 } });
  });

  it('are no longer than 30 tokens', () => {
    const { best } = bestSpans(
      pieces,
      [],
      [
        {
          window: { start: 0, end: 50 },
          start: logits(51, { 0: 0, 1: 5 }),
          end: logits(51, { 0: 0, 30: 1, 31: 9 }),
          offset: 1,
        },
      ],
    );
    expect(best).toEqual({ margin: 6, span: { start: 0, end: 59 } });
  });

  it('stay inside their sentence, and take the best of all windows', () => {
    const windows = [
      {
        window: { start: 0, end: 30 },
        start: logits(31, { 0: 0, 5: 2 }),
        end: logits(31, { 0: 0, 6: 2 }),
        offset: 1,
      },
      {
        window: { start: 20, end: 50 },
        start: logits(31, { 0: 2, 5: 4 }),
        end: logits(31, { 0: 2, 12: 4 }),
        offset: 1,
      },
    ];
    const sentences = [
      { start: 0, end: 20 },
      { start: 20, end: 60 },
      { start: 99, end: 99 },
    ];
    const reading = bestSpans(pieces, sentences, windows);
    expect(reading.sentences[0]).toEqual({ margin: 4, span: { start: 8, end: 11 } });
    // Its end in the second window lies in the next sentence.
    expect(reading.sentences[1]).toMatchObject({ margin: -9 });
    expect(reading.sentences[2]).toBeNull();
    expect(reading.best).toEqual({ margin: 4, span: { start: 8, end: 11 } });
  });
});
