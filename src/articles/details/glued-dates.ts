import { MONTH_FORMS } from '../../text/dates/names.ts';

/** A line with its dates in signs that the grammar of dates knows. */
export interface Spelled {
  readonly text: string;
  /** Where in the line as it stands an offset of the text is. */
  readonly at: (offset: number) => number;
}

const MONTHS = new Map(
  'I II III IV V VI VII VIII IX X XI XII'.split(' ').map((numeral, i) => [numeral, i + 1]),
);
const YEAR = '(?:19|20)\\d\\d(?!\\d)';
const MONTH = `(?:${MONTH_FORMS.join('|')})`;

type Edit = readonly [pattern: RegExp, to: (...groups: string[]) => string | null];

/** What stands close together where a page sets apart by looks; months in Roman numerals; points in a year of two figures. */
const EDITS: readonly Edit[] = [
  [
    new RegExp(`(?<![\\p{L}\\d])(\\d{1,2})([ ./-])([IVX]{1,4})\\2(${YEAR})`, 'gu'),
    (day, _, numeral = '', year) => {
      const month = MONTHS.get(numeral);
      return month === undefined ? null : `${day}/${month}/${year}`;
    },
  ],
  [
    new RegExp(`(?<!\\d)(\\d{1,2}) ([/.]) (\\d{1,2}) \\2 (${YEAR})`, 'g'),
    (day, _, month, year) => `${day}/${month}/${year}`,
  ],
  [/(?<![\d./])(\d\d)\.(\d\d)\.(\d\d)(?![\d./])/g, (day, month, year) => `${day}/${month}/${year}`],
  [/(\p{L})(?=\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d\d)(?!\d))/gu, (letter) => `${letter} `],
  [
    /(\p{Ll})(?=(?:Publié|Mis à jour|Modifié|Posted|Published|Updated)e? )/gu,
    (letter) => `${letter} `,
  ],
  [new RegExp(`(\\d)(?=${MONTH}[ .]?(?:${YEAR}))`, 'giu'), (digit) => `${digit} `],
  [new RegExp(`(\\d ?${MONTH})(?=${YEAR})`, 'giu'), (month) => `${month} `],
  [new RegExp(`(?<!\\p{L})(le|on)(?=\\d{1,2} ?${MONTH} )`, 'giu'), (word) => `${word} `],
  [new RegExp(`(${YEAR.replace('(?!\\d)', '')})(?=\\p{L})`, 'gu'), (year) => `${year} `],
];

/** A line with the dates set apart from what is glued to them; null where there is nothing to change. */
export function withDatesApart(line: string): Spelled | null {
  let text = line;
  let places: readonly number[] = [];
  for (const [pattern, to] of EDITS) {
    const from = places;
    const before = text;
    const next: number[] = [];
    let written = '';
    let end = 0;
    const place = (offset: number): number =>
      from.length === 0 ? offset : (from[offset] ?? line.length);
    const copy = (until: number): void => {
      for (let i = end; i < until; i += 1) next.push(place(i));
      written += before.slice(end, until);
      end = until;
    };
    for (const match of before.matchAll(pattern)) {
      const spelled = to(...match.slice(1));
      if (spelled === null) continue;
      copy(match.index);
      for (let i = 0; i < spelled.length; i += 1)
        next.push(place(match.index + Math.min(i, match[0].length)));
      written += spelled;
      end = match.index + match[0].length;
    }
    if (written === '') continue;
    copy(before.length);
    text = written;
    places = next;
  }
  return text === line ? null : { text, at: (offset) => places[offset] ?? line.length };
}
