import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PassageReading, Reader, TextSpan } from '../../../embeddings/reader/reader.ts';

export interface Known {
  readonly question: string;
  /** What answers it. */
  readonly passage: string;
  readonly answer: string;
  /** What does not. */
  readonly elsewhere: string;
}

const SENTENCE = /[^.!?]+[.!?]?/gu;

export function sentencesOf(text: string): TextSpan[] {
  return [...text.matchAll(SENTENCE)].map(({ 0: sentence, index }) => ({
    start: index,
    end: index + sentence.length,
  }));
}

/** Letters with marks, ligatures, soft hyphens, emoji, odd spaces and what looks like the model's own tokens. */
const odd = fc.constantFrom(
  'e\u0301',
  'ﬁ',
  'in\u00adfor',
  '👩‍🚀',
  '🇫🇷',
  '\u200b',
  '\u00a0',
  '\u202f',
  '   ',
  '½',
  '①',
  '…',
  '각',
  'ｶﾞ',
  '</s>',
  '<s>',
  '<unk>',
  '\ud800',
  '\n\n',
  '▁',
);
export const oddText = fc
  .array(fc.oneof(odd, fc.string({ maxLength: 12 }), fc.string({ unit: 'binary', maxLength: 4 })), {
    maxLength: 20,
  })
  .map((parts) => parts.join(''));

function expectInside(reading: PassageReading, text: string, sentences: readonly TextSpan[]) {
  expect(reading.sentences).toHaveLength(sentences.length);
  const inside = (span: TextSpan, whole: TextSpan) => {
    expect(span.start).toBeGreaterThanOrEqual(whole.start);
    expect(span.end).toBeLessThanOrEqual(whole.end);
    expect(span.start).toBeLessThanOrEqual(span.end);
  };
  for (const [i, found] of reading.sentences.entries()) {
    if (!found) continue;
    inside(found.span, sentences[i]!);
    expect(found.margin).toBeLessThanOrEqual(reading.best!.margin);
  }
  if (reading.best) {
    inside(reading.best.span, { start: 0, end: text.length });
    expect(reading.best.margin).not.toBeNaN();
  }
}

/** What every {@link Reader} must do, whatever its model. */
export function describeReader(name: string, make: () => Promise<Reader>, known: Known): void {
  describe(`reader: ${name}`, () => {
    let reader: Reader;
    beforeAll(async () => {
      reader = await make();
    });
    afterAll(() => reader?.close());

    const read = async (question: string, text: string) => {
      const sentences = sentencesOf(text);
      const [reading] = await reader.read(question, [{ text, sentences }]);
      expectInside(reading!, text, sentences);
      return reading!;
    };
    const said = (text: string, { best }: PassageReading) =>
      best && text.slice(best.span.start, best.span.end);

    it('says what it is', () => {
      expect(reader.info.id).not.toBe('');
      expect(reader.info.revision).toMatch(/^[0-9a-f]{12}$/);
      expect(reader.info.maxTokens).toBeGreaterThan(32);
    });

    it('finds the answer, in the sentence that has it, and that another passage has none', async () => {
      const { question, passage, answer, elsewhere } = known;
      const reading = await read(question, passage);
      expect(said(passage, reading)).toBe(answer);
      expect(reading.best!.margin).toBeGreaterThan(0);
      const margins = reading.sentences.map((sentence) => sentence?.margin ?? -Infinity);
      const at = sentencesOf(passage).findIndex(({ start, end }) =>
        passage.slice(start, end).includes(answer),
      );
      expect(margins.indexOf(Math.max(...margins))).toBe(at);
      expect((await read(question, elsewhere)).best!.margin).toBeLessThan(0);
    });

    it('reads several passages as it reads each alone', async () => {
      const { question, passage, elsewhere } = known;
      const passages = [passage, elsewhere, '', passage].map((text) => ({
        text,
        sentences: sentencesOf(text),
      }));
      const together = await reader.read(question, passages);
      for (const [i, one] of passages.entries()) {
        expect(await reader.read(question, [one])).toEqual([together[i]]);
      }
      expect(together[2]).toEqual({ best: null, sentences: [] });
      expect(await reader.read(question, [])).toEqual([]);
    });

    it('reads a passage that is longer than a window to its end', async () => {
      const { question, passage, answer, elsewhere } = known;
      const long = `${`${elsewhere} `.repeat(30)}${passage}`;
      expect(said(long, await read(question, long))).toBe(answer);
    });

    it('looks for no answer in the headline that it reads before a passage', async () => {
      const { question, passage, elsewhere } = known;
      for (const [text, headline] of [
        [elsewhere, passage],
        [passage, elsewhere.repeat(200)],
      ] as const) {
        const sentences = sentencesOf(text);
        const [reading] = await reader.read(question, [{ text, sentences, headline }]);
        expectInside(reading!, text, sentences);
      }
    });

    it('takes a question of any length', async () => {
      for (const question of ['', ' ', 'mot '.repeat(5000), '🙂'.repeat(3000)]) {
        await read(question, known.passage);
      }
    });

    it('gives places of the text as it was handed in, whatever it is made of', async () => {
      await fc.assert(
        fc.asyncProperty(oddText, async (text) => {
          await read(known.question, text);
        }),
        { numRuns: 25 },
      );
    });
  });
}
