import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Embedder } from '../../embeddings/embedder.ts';

const WORDS = 'le conseil a voté hier un budget de 12 millions pour the new school in town'.split(
  ' ',
);
/** 300 texts of 1 to 15 words, in no order of length: several windows and many batches. */
const TEXTS = Array.from({ length: 300 }, (_, i) =>
  Array.from({ length: 1 + ((i * 7) % 15) }, (_, j) => WORDS[(i + j * j) % WORDS.length]).join(' '),
);

/** What every {@link Embedder} must do, whatever its model. */
export function describeEmbedder(name: string, make: () => Promise<Embedder>): void {
  describe(`embedder: ${name}`, () => {
    let embedder: Embedder;
    beforeAll(async () => {
      embedder = await make();
    });
    afterAll(() => embedder?.close());

    const one = async (text: string) => (await embedder.embed([text], 'passage'))[0]!;

    it('says what it is', () => {
      expect(embedder.info.id).not.toBe('');
      expect(embedder.info.revision).toMatch(/^[0-9a-f]{12}$/);
      expect(embedder.info.dimension).toBeGreaterThan(0);
      expect(embedder.info.maxTokens).toBeGreaterThan(8);
    });

    it('returns finite unit vectors of its dimension', async () => {
      for (const vector of await embedder.embed(TEXTS, 'passage')) {
        expect(vector).toBeInstanceOf(Float32Array);
        expect(vector).toHaveLength(embedder.info.dimension);
        expect(Math.hypot(...vector!)).toBeCloseTo(1, 3);
      }
    });

    it('returns nothing for no texts', async () => {
      expect(await embedder.embed([], 'query')).toEqual([]);
    });

    it('keeps the order and gives the same vector alone as in any batch', async () => {
      const together = await embedder.embed(TEXTS, 'passage');
      for (const at of [0, 1, 6, 99, 150, 299]) {
        expectSame(await one(TEXTS[at]!), together[at]!);
      }
      const reversed = await embedder.embed([...TEXTS].reverse(), 'passage');
      for (const [at, vector] of reversed.reverse().entries()) expectSame(vector!, together[at]!);
    });

    it('is deterministic', async () => {
      expect(await one('the same words')).toEqual(await one('the same words'));
    });

    it('tells texts apart', async () => {
      expect(await one('le budget du conseil')).not.toEqual(await one('a new school in town'));
    });

    it('returns null for texts without tokens, among others or alone', async () => {
      const blank = ['', '   ', '\u200b', '\0', '\n\t\r\n', '\ud800', '\u00a0\u2009\ufeff'];
      const vectors = await embedder.embed(['un', ...blank, 'deux'], 'query');
      expect(vectors.slice(1, -1)).toEqual(blank.map(() => null));
      expect(vectors[0]).not.toBeNull();
      expect(vectors.at(-1)).not.toBeNull();
      for (const text of blank) expect(await embedder.embed([text], 'passage')).toEqual([null]);
    });

    it('returns null for texts that hold only pieces it does not know', async () => {
      expect(await embedder.embed(['🙂', '[PAD]', '[SEP] [CLS]'], 'passage')).toEqual([
        null,
        null,
        null,
      ]);
    });

    it.each([
      ['words', 'le conseil a voté. '.repeat(5_300)],
      ['one word', 'a'.repeat(100_000)],
      ['digits', '1'.repeat(100_000)],
      ['punctuation', '!'.repeat(100_000)],
      ['spaces around a word', `${' '.repeat(200)}mot${' '.repeat(100_000)}`],
      ['astral characters', `mot ${'🙂'.repeat(50_000)}`],
      ['one line each', 'mot\n'.repeat(25_000)],
    ])('handles 100,000 characters of %s within a second', async (_, text) => {
      const started = performance.now();
      const [vector] = await embedder.embed([text], 'passage');
      expect(performance.now() - started).toBeLessThan(1_000);
      if (vector !== null) expect(Math.hypot(...vector!)).toBeCloseTo(1, 3);
    });
  });
}

export function expectSame(a: Float32Array, b: Float32Array): void {
  expect(a).toHaveLength(b.length);
  expect(Math.max(...a.map((x, i) => Math.abs(x - b[i]!)))).toBeLessThan(1e-5);
}
