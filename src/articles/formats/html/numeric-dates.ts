/** How 03/05/2024 is read: 3 May, 5 March, or not at all where nothing tells. */
export type NumericOrder = 'day first' | 'month first' | 'unknown';

const NUMERIC = /(?<![\d/.])(\d{1,2})([/.])(\d{1,2})\2((?:19|20)\d\d)(?![\d/])/g;

/** The text with its numeric dates as 2024-05-03, by the order of its page; those that it leaves open go. */
export function withIsoDates(text: string, order: NumericOrder): string {
  return text.replace(NUMERIC, (whole, a: string, _, b: string, year: string) => {
    const [first, second] = [Number(a), Number(b)];
    const isMonthFirst = order === 'month first' ? first <= 12 : second > 12;
    if (order === 'unknown' && first <= 12 && second <= 12 && first !== second) return '';
    const [month, day] = isMonthFirst ? [first, second] : [second, first];
    if (month < 1 || month > 12 || day < 1 || day > 31) return whole;
    return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  });
}
