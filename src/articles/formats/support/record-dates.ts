import type { NumericOrder } from '../../../text/dates/reading.ts';
import { type DeclaredDate, dateIn } from '../../details/details.ts';

/** Days since 30 December 1899, as spreadsheets count them, of 1954 to 2119. */
const SERIAL = /^([2-7]\d{4})(?:[.,]\d{1,15})?$/;
const EPOCH = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;
const NUMERIC = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}/;

/** How a column writes 03/05/2024: as its other rows do, where one of them has no month 15. */
export function orderOfDates(values: readonly string[]): NumericOrder {
  let order: NumericOrder = 'unknown';
  for (const value of values) {
    const [, first, second] = NUMERIC.exec(value) ?? [];
    if (Number(first) > 12) return 'day first';
    if (Number(second) > 12) order = 'month first';
  }
  return order;
}

/** The date in a cell, also as a spreadsheet counts days. */
export function dateInCell(value: string, order: NumericOrder): DeclaredDate | null {
  const [, days] = SERIAL.exec(value.trim()) ?? [];
  if (days === undefined) return dateIn(value, order === 'unknown' ? undefined : order);
  const date = new Date(EPOCH + Number(days) * DAY);
  return { value: date.toISOString().slice(0, 10), precision: 'day' };
}
