import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { windowsOver } from '../../../embeddings/reader/windows.ts';

describe('windows over tokens', () => {
  it('are one where all fit, and none over nothing', () => {
    expect(windowsOver(0, 10, 4)).toEqual([]);
    expect(windowsOver(10, 10, 4)).toEqual([{ start: 0, end: 10 }]);
  });

  it('cover all tokens, are no larger than asked, and share enough with their neighbours', () => {
    fc.assert(
      fc.property(
        fc.nat(3000),
        fc.integer({ min: 2, max: 400 }),
        fc.nat(1000),
        (count, size, n) => {
          const overlap = n % size;
          const windows = windowsOver(count, size, overlap);
          expect(windows[0]?.start ?? 0).toBe(0);
          expect(windows.at(-1)?.end ?? 0).toBe(count);
          const wrong = windows.filter(({ start, end }, i) => {
            const before = windows[i - 1];
            return end - start > size || (before !== undefined && before.end - start < overlap);
          });
          expect(wrong).toEqual([]);
        },
      ),
    );
  });
});
