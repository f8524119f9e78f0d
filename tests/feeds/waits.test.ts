import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freshFor, nextLook } from '../../src/feeds/waits.ts';

const NOW = Date.parse('2024-03-05T10:00:00Z');

describe('freshFor', () => {
  it('reads the age of Cache-Control, a day at most', () => {
    expect(freshFor('public, max-age=600')).toBe(600_000);
    expect(freshFor('s-maxage=600')).toBe(0);
    expect(freshFor('max-age=99999999')).toBe(24 * 3_600_000);
    expect(freshFor(undefined)).toBe(0);
  });
});

describe('nextLook', () => {
  it('is never before the interval, nor before what the server asks for, nor ten per cent later', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 5, max: 10_080 }),
        fc.nat(30),
        fc.nat(7 * 24 * 3_600_000),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (minutes, failures, least, random) => {
          const wait = nextLook(NOW, minutes, { failures, least, random }) - NOW;
          const longest = Math.max(minutes * 60_000, least, failures ? 24 * 3_600_000 : 0);
          return wait >= Math.max(minutes * 60_000, least) && wait <= longest * 1.1 + 1;
        },
      ),
    );
  });

  it('waits twice as long after each failure, up to a day', () => {
    const after = (failures: number) =>
      (nextLook(NOW, 60, { failures, least: 0, random: 0 }) - NOW) / 3_600_000;
    expect([0, 1, 2, 3, 10].map(after)).toEqual([1, 2, 4, 8, 24]);
  });
});
