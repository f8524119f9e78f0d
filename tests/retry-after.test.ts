import { describe, expect, it } from 'vitest';
import { retryAfter } from '../src/retry-after.ts';

const NOW = Date.parse('2024-03-05T10:00:00Z');
const WEEK = 7 * 24 * 3_600_000;

describe('retryAfter', () => {
  it('reads seconds and dates', () => {
    expect(retryAfter('120', NOW, WEEK)).toBe(120_000);
    expect(retryAfter('Tue, 05 Mar 2024 10:10:00 GMT', NOW, WEEK)).toBe(600_000);
  });

  it.each([undefined, '', 'soon', '-5', 'Tue, 05 Mar 2024 09:00:00 GMT'])(
    'has none in %s',
    (value) => expect(retryAfter(value, NOW, WEEK)).toBeNull(),
  );

  it('is no longer than is borne', () => {
    expect(retryAfter('999999999', NOW, WEEK)).toBe(WEEK);
  });
});
