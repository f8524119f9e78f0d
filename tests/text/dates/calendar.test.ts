import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  dayIn,
  daysBetween,
  isTimeZone,
  mondayOf,
  monthsFrom,
  weekdayOf,
} from '../../../src/text/dates/calendar.ts';

const days = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('days', () => {
  it('are counted there and back', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -4000, max: 4000 }), (day, n) => {
        expect(daysBetween(day, addDays(day, n))).toBe(n);
      }),
    );
  });

  it('have their Monday within the week before', () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(weekdayOf(mondayOf(day))).toBe(1);
        expect(daysBetween(mondayOf(day), day)).toBeLessThan(7);
      }),
    );
  });

  it('a month later are at most its last', () => {
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2024-01-31', -11)).toBe('2023-02-28');
    expect(monthsFrom(2024, 0)).toEqual({ since: '2023-12-01', until: '2023-12-31' });
  });
});

describe('the day somewhere', () => {
  it.each([
    // Half past midnight in Paris is still the day before in UTC.
    ['2026-05-31T22:30:00Z', 'Europe/Paris', '2026-06-01'],
    ['2026-05-31T22:30:00Z', 'UTC', '2026-05-31'],
    ['2026-06-01T10:30:00Z', 'Pacific/Auckland', '2026-06-01'],
    ['2026-06-01T12:30:00Z', 'Pacific/Auckland', '2026-06-02'],
    ['2026-06-01T02:00:00Z', 'America/Montreal', '2026-05-31'],
    // The nights on which Paris turns its clocks: 23 and 25 hours long.
    ['2026-03-28T22:59:59Z', 'Europe/Paris', '2026-03-28'],
    ['2026-03-28T23:00:00Z', 'Europe/Paris', '2026-03-29'],
    ['2026-03-29T21:59:59Z', 'Europe/Paris', '2026-03-29'],
    ['2026-03-29T22:00:00Z', 'Europe/Paris', '2026-03-30'],
    ['2026-10-24T22:00:00Z', 'Europe/Paris', '2026-10-25'],
    ['2026-10-25T22:59:59Z', 'Europe/Paris', '2026-10-25'],
    ['2026-10-25T23:00:00Z', 'Europe/Paris', '2026-10-26'],
  ])('at %s in %s is %s', (moment, zone, day) => {
    expect(dayIn(new Date(moment), zone)).toBe(day);
  });

  it('is told for zones that there are', () => {
    expect(['Europe/Paris', 'UTC', 'America/St_Johns'].every(isTimeZone)).toBe(true);
    expect(['Paris', 'Europe/Pariss', '+02:00', '', 'GMT+2'].some(isTimeZone)).toBe(false);
  });
});
