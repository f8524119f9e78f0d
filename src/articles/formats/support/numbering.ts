/** How a list counts; `none` where the item shows no number. */
export type NumberFormat = 'decimal' | 'letter' | 'LETTER' | 'roman' | 'ROMAN' | 'none';

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

/** The number of an item as its list shows it. Beyond what letters and Roman numerals can count it is in digits. */
export function numberAs(format: NumberFormat, number: number): string {
  if (format === 'none') return '';
  if (format === 'decimal' || number < 1 || number > 3_999) return String(number);
  if (format === 'letter' || format === 'LETTER') {
    // Word processors go on with "aa", "bb".
    const letter = String.fromCharCode(97 + ((number - 1) % 26));
    const written = letter.repeat(Math.min(9, Math.ceil(number / 26)));
    return format === 'letter' ? written : written.toUpperCase();
  }
  let rest = number;
  let written = '';
  for (const [value, sign] of ROMAN) {
    written += sign.repeat(Math.floor(rest / value));
    rest %= value;
  }
  return format === 'roman' ? written : written.toUpperCase();
}
