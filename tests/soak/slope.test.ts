import { expect, it } from 'vitest';
import { blockMeans, slopeOf } from './slope.ts';

const line = (from: number, height: number, noise = 0) =>
  Array.from({ length: 100 }, (_, i) => ({
    at: from + i / 10,
    value: height + 2 * (i / 10) + (i % 2 === 0 ? noise : -noise),
  }));

it('finds the slope of stretches that begin at different heights', () => {
  const { perMinute, margin } = slopeOf([line(0, 300), line(20, 100)]);
  expect(perMinute).toBeCloseTo(2, 9);
  expect(margin).toBeCloseTo(0, 9);
});

it('is less sure where the values scatter', () => {
  const { perMinute, margin } = slopeOf([line(0, 300, 5), line(20, 100, 5)]);
  expect(Math.abs(perMinute - 2)).toBeLessThan(margin);
  expect(margin).toBeGreaterThan(0.1);
  expect(margin).toBeLessThan(1);
});

it('takes samples together by their means', () => {
  expect(blockMeans(line(0, 0), 50)).toEqual([
    { at: expect.closeTo(2.45), value: expect.closeTo(4.9) },
    { at: expect.closeTo(7.45), value: expect.closeTo(14.9) },
  ]);
});
