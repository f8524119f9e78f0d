import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cosineInt8, fromInt8, toInt8 } from '../../embeddings/int8-vector.ts';
import { unitVector } from './unit-vectors.ts';

const unit = (numbers: readonly number[]): Float32Array => {
  const length = Math.hypot(...numbers);
  return Float32Array.from(numbers, (x) => x / length);
};
const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, x, i) => sum + x * b[i]!, 0);
const vectors = fc
  .array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 64 })
  .filter((numbers) => Math.hypot(...numbers) > 1e-3)
  .map(unit);

it('keeps every component within half a step', () => {
  fc.assert(
    fc.property(vectors, (vector) => {
      const step = Math.max(...vector.map(Math.abs)) / 127;
      for (const [i, byte] of toInt8(vector).entries()) {
        expect(Math.abs(byte * step - vector[i]!)).toBeLessThanOrEqual(step / 2 + 1e-6);
      }
    }),
  );
});

it('gives back a unit vector in nearly the same direction', () => {
  fc.assert(
    fc.property(vectors, (vector) => {
      const back = fromInt8(toInt8(vector));
      const step = Math.max(...vector.map(Math.abs)) / 127;
      const error = (Math.sqrt(vector.length) * step) / 2;
      expect(Math.hypot(...back)).toBeCloseTo(1, 5);
      expect(Math.hypot(...back.map((x, i) => x - vector[i]!))).toBeLessThanOrEqual(
        2 * error + 1e-6,
      );
    }),
  );
});

it('moves the cosine of vectors like an embedder’s by less than 0.005', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (a, b, share) => {
      const one = unitVector(a, 384);
      const far = unitVector(b + 1, 384);
      const other = unit([...one].map((x, i) => share * x + (1 - share) * far[i]! + 1e-4));
      expect(Math.abs(cosineInt8(other, toInt8(one)) - dot(other, one))).toBeLessThan(0.005);
    }),
  );
});

it('reads a vector amid others', () => {
  const [a, b] = [unitVector(1, 32), unitVector(2, 32)];
  const both = new Int8Array([...toInt8(a), ...toInt8(b)]);
  expect(cosineInt8(b, both, 32)).toBeCloseTo(1, 3);
  expect(cosineInt8(b, both, 0)).toBeCloseTo(dot(a, b), 2);
});

it('takes a vector of zeros for none', () => {
  expect(toInt8(new Float32Array(4))).toEqual(new Int8Array(4));
  expect(fromInt8(new Int8Array(4))).toEqual(new Float32Array(4));
  expect(cosineInt8(unitVector(1, 4), new Int8Array(4))).toBe(0);
});
