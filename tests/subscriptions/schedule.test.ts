import { describe, expect, it } from 'vitest';
import {
  isQuiet,
  lastDigestDay,
  parseQuietHours,
  quietHoursLabel,
} from '../../src/subscriptions/schedule.ts';

const at = (iso: string) => Date.parse(iso);
const PARIS = 'Europe/Paris';

describe('quiet hours', () => {
  it.each([
    ['22:00-07:30', '22:00–07:30'],
    ['22-7', '22:00–07:00'],
    ['22h30 – 7h', '22:30–07:00'],
    ['0-24', null],
    ['25-3', null],
    ['22:70-7', null],
    ['off', null],
  ])('%j are read as %j', (text, label) => {
    const read = parseQuietHours(text);
    expect(read && quietHoursLabel(read)).toBe(label);
  });

  it('are of the time zone, and may go over midnight', () => {
    const night = { from: 22 * 60, until: 7 * 60 };
    expect(isQuiet(at('2026-01-10T21:30:00Z'), night, PARIS)).toBe(true);
    expect(isQuiet(at('2026-01-10T05:59:00Z'), night, PARIS)).toBe(true);
    expect(isQuiet(at('2026-01-10T06:00:00Z'), night, PARIS)).toBe(false);
    expect(isQuiet(at('2026-01-10T21:30:00Z'), night, 'America/Montreal')).toBe(false);
    // Half past two is not on the clock of that night; the hour before three is there twice on the other one.
    const small = { from: 0, until: 2 * 60 + 30 };
    expect(isQuiet(at('2026-03-29T00:59:00Z'), small, PARIS)).toBe(true);
    expect(isQuiet(at('2026-03-29T01:00:00Z'), small, PARIS)).toBe(false);
    expect(isQuiet(at('2026-10-25T00:29:00Z'), small, PARIS)).toBe(true);
    expect(isQuiet(at('2026-10-25T01:29:00Z'), small, PARIS)).toBe(true);
    expect(isQuiet(at('2026-10-25T01:30:00Z'), small, PARIS)).toBe(false);
    // The same hour of the clock, an hour of the world later.
    expect(isQuiet(at('2026-03-29T04:59:00Z'), night, PARIS)).toBe(true);
    expect(isQuiet(at('2026-03-29T05:00:00Z'), night, PARIS)).toBe(false);
    const noon = { from: 12 * 60, until: 13 * 60 };
    expect(isQuiet(at('2026-01-10T11:30:00Z'), noon, PARIS)).toBe(true);
    expect(isQuiet(at('2026-01-10T11:30:00Z'), null, PARIS)).toBe(false);
  });
});

describe('the day of the last digest', () => {
  it.each([
    ['daily', '2026-01-10T06:59:00Z', '2026-01-09'],
    ['daily', '2026-01-10T07:00:00Z', '2026-01-10'],
    // The clocks are changed on this day.
    ['daily', '2026-03-29T06:00:00Z', '2026-03-29'],
    ['weekly', '2026-01-10T12:00:00Z', '2026-01-05'],
    ['weekly', '2026-01-12T06:59:00Z', '2026-01-05'],
    ['weekly', '2026-01-12T07:00:00Z', '2026-01-12'],
  ] as const)('%s, at %s: %s', (rhythm, moment, day) => {
    expect(lastDigestDay(rhythm, at(moment), PARIS, 8)).toBe(day);
  });

  it('begins at the hour that a server chose', () => {
    expect(lastDigestDay('daily', at('2026-01-10T16:59:00Z'), PARIS, 18)).toBe('2026-01-09');
    expect(lastDigestDay('daily', at('2026-01-10T17:00:00Z'), PARIS, 18)).toBe('2026-01-10');
    expect(lastDigestDay('daily', at('2026-01-09T23:00:00Z'), PARIS, 0)).toBe('2026-01-10');
  });
});
