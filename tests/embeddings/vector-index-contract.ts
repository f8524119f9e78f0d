import { describe, expect, it } from 'vitest';
import { cosine } from '../../embeddings/unit-vector.ts';
import type { VectorIndex } from '../../embeddings/vector-index.ts';
import { unitVector } from './unit-vectors.ts';

const DIMENSION = 12;
const vector = (seed: number) => unitVector(seed, DIMENSION);

/** What every {@link VectorIndex} must do. */
export function describeVectorIndex(name: string, make: (dimension: number) => VectorIndex): void {
  const filled = (count: number): VectorIndex => {
    const index = make(DIMENSION);
    for (let label = 0; label < count; label++) index.add(label, vector(label));
    return index;
  };

  describe(`vector index: ${name}`, () => {
    it('is empty at first', () => {
      const index = make(DIMENSION);
      expect(index.dimension).toBe(DIMENSION);
      expect(index.size).toBe(0);
      expect(index.has(0)).toBe(false);
      expect(index.search(vector(1), 5)).toEqual([]);
    });

    it('finds the nearest, best first, with their cosine as score', () => {
      const index = filled(200);
      const found = index.search(vector(17), 5);
      expect(found).toHaveLength(5);
      expect(found[0]!.label).toBe(17);
      expect(found[0]!.score).toBeCloseTo(1, 5);
      for (const { label, score } of found) {
        expect(score).toBeCloseTo(cosine(vector(17), vector(label)), 5);
      }
      expect(found.map(({ score }) => score)).toEqual(
        found.map(({ score }) => score).sort((a, b) => b - a),
      );
    });

    it('returns what there is when asked for more, and nothing for no number', () => {
      const index = filled(3);
      expect(index.search(vector(9), 10)).toHaveLength(3);
      for (const k of [0, -1, Number.NaN]) expect(index.search(vector(9), k)).toEqual([]);
      expect(index.search(vector(9), 2.9)).toHaveLength(2);
      expect(index.search(vector(9), Number.POSITIVE_INFINITY)).toHaveLength(3);
    });

    it('grows far beyond its first capacity', () => {
      const index = filled(3_000);
      expect(index.size).toBe(3_000);
      expect(index.search(vector(2_999), 1)[0]!.label).toBe(2_999);
    });

    it('forgets what is removed, all of it if need be', () => {
      const index = filled(40);
      for (let label = 0; label < 40; label++) {
        index.remove(label);
        expect(index.has(label)).toBe(false);
        expect(index.size).toBe(39 - label);
        const found = index.search(vector(label), 40);
        expect(found).toHaveLength(39 - label);
        expect(found.every((neighbour) => neighbour.label > label)).toBe(true);
      }
      index.add(40, vector(40));
      expect(index.search(vector(40), 3).map(({ label }) => label)).toEqual([40]);
    });

    it('takes labels up to 2^32 - 1', () => {
      const index = make(DIMENSION);
      index.add(2 ** 32 - 1, vector(1));
      index.add(0, vector(2));
      expect(index.search(vector(1), 1)[0]!.label).toBe(2 ** 32 - 1);
      expect(index.has(2 ** 32 - 1)).toBe(true);
    });

    it.each([-1, 1.7, 2 ** 32, Number.NaN, Number.POSITIVE_INFINITY, '1', null, undefined])(
      'refuses the label %s',
      (label) => {
        const index = filled(2);
        expect(() => index.add(label as number, vector(5))).toThrow(RangeError);
        expect(() => index.remove(label as number)).toThrow(RangeError);
        expect(index.size).toBe(2);
      },
    );

    it('refuses a label in use, and one that was', () => {
      const index = filled(2);
      expect(() => index.add(1, vector(5))).toThrow(RangeError);
      index.remove(1);
      expect(() => index.add(1, vector(5))).toThrow(RangeError);
      expect(() => index.remove(1)).toThrow(RangeError);
      expect(index.search(vector(5), 5).map(({ label }) => label)).toEqual([0]);
    });

    it.each([
      ['NaN', vector(1).fill(Number.NaN, 0, 1)],
      ['infinity', vector(1).fill(Number.POSITIVE_INFINITY, 0, 1)],
      ['too few numbers', unitVector(1, DIMENSION - 1)],
      ['too many numbers', unitVector(1, DIMENSION + 1)],
      ['zeros', new Float32Array(DIMENSION)],
      ['another length', vector(1).map((x) => x * 1.01)],
      ['an array', Array.from(vector(1)) as unknown as Float32Array],
      ['undefined', undefined as unknown as Float32Array],
    ])('refuses a vector of %s', (_, bad) => {
      const index = filled(2);
      expect(() => index.add(7, bad)).toThrow(RangeError);
      expect(() => index.search(bad, 1)).toThrow(RangeError);
      expect(index.size).toBe(2);
      expect(index.has(7)).toBe(false);
    });

    it('keeps its own copy of a vector', () => {
      const index = make(DIMENSION);
      const mine = vector(1);
      index.add(1, mine);
      mine.fill(0);
      expect(index.search(vector(1), 1)[0]!.score).toBeCloseTo(1, 5);
    });
  });
}
