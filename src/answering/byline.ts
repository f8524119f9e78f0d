import { findDates } from '../text/dates/find-dates.ts';
import type { PublicationDate } from '../text/partial-date.ts';
import type { Span } from '../text/spans.ts';
import type { WholeArticle } from './whole-article.ts';

/** What the first lines of an article tell of it where its details are silent, with the line that says so. */
export interface InByline<T> {
  readonly value: T;
  readonly line: Span;
}

/** A byline stands among the first lines. */
const HEAD = 900;
const LONGEST_LINE = 240;
const NAME = "\\p{Lu}[\\p{L}\\p{M}'’.-]*(?: (?:de|du|le|la|van|von|den|al|el|Mc|Mac))?";
/** Two capitalised words or more, and others behind "et" or a comma. */
const NAMES = `${NAME}(?: ${NAME})+(?:(?:, | et | and | & )${NAME}(?: ${NAME})+)*`;
const BY = new RegExp(
  `(?<![\\p{L}])(?:[Pp]ar|PAR|[Bb]y|BY|[Tt]exte(?: de)? ?:|[Rr]eportage de|[Ss]uivi par|[Ss]ign(?:é|é par)|[Aa]uteurs? ?:|[Aa]uthors? ?:)[ \\u00a0](?<names>${NAMES})`,
  'u',
);

/** The lines at the head of an article, without their markup. */
function headLines({ text }: WholeArticle): Span[] {
  const lines: Span[] = [];
  let start = 0;
  while (start < Math.min(text.length, HEAD)) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    if (text.slice(start, end).trim() !== '') lines.push({ start, end });
    start = end + 1;
  }
  return lines;
}

/** Who wrote an article, as its first lines say: "Par Ada Lovell", "Propos recueillis par…". */
export function authorInText(article: WholeArticle): InByline<string> | null {
  for (const line of headLines(article)) {
    if (line.end - line.start > LONGEST_LINE) continue;
    const found = BY.exec(article.text.slice(line.start, line.end));
    const names = found?.groups?.['names'];
    if (names) return { value: names.replace(/(?<![.,])[.,]+$/, ''), line };
  }
  return null;
}

/** The first full date in the first lines. */
export function dateInText(article: WholeArticle): InByline<PublicationDate> | null {
  for (const line of headLines(article)) {
    if (line.end - line.start > LONGEST_LINE) continue;
    const text = article.text.slice(line.start, line.end);
    const date = findDates(text, article.details.language).find(
      ({ year, day }) => year !== null && day !== null,
    );
    if (!date) continue;
    const two = (value: number): string => String(value).padStart(2, '0');
    const value = `${date.year}-${two(date.month)}-${two(date.day!)}`;
    return { value: { value, precision: 'day', source: 'text' }, line };
  }
  return null;
}
