import { findDates } from '../../text/dates/find-dates.ts';
import type { Span } from '../../text/spans.ts';
import type { ContentPart } from '../formats/format.ts';
import { asWritten, type Line } from '../formats/lines.ts';
import { dateIn, oneLine } from './details.ts';
import {
  isDateLine,
  isHeaderLine,
  isName,
  isNumber,
  isOneOf,
  isProse,
  isRule,
  isSignature,
  isTitle,
} from './header-lines.ts';
import { RIGHTS } from './pointers.ts';
import { namesSigned, signatureLineOf } from './signature-line.ts';
import { namesPaper } from './signed-names.ts';

/** The lines above an article in a review or an export: its title, paper, date and author. */
export interface Header {
  readonly lines: readonly Line[];
  readonly title: Line | null;
  readonly part: Omit<ContentPart, keyof Span>;
}

const MOST_HEADER_LINES = 6;
/** Above an article that a database gives out stands all that it knows of it. */
const MOST_RECORD_LINES = 14;
/** "BYLINE: Ana Rey", "LENGTH: 65 words": what a database says of an article. */
const FIELD = /^(?!HEADLINE)[A-Z][A-Z-]{3,19}: /;
const BYLINE = /^(?:BYLINE: (?:By |Par )?|par |by )/i;

/** Whether a line is a field of a database, and no article's. */
export const isField = ({ text }: Line): boolean => FIELD.test(text);

/** All that stands above the text of an article out of several that are counted; null where no date is among it. */
export function recordHeader(lines: readonly Line[], text: string): Header | null {
  const prose = lines.findIndex(isProse);
  const block = lines.slice(0, prose).filter((line) => !isOneOf(line.text));
  const date = block.find((line) => isDateLine(line) && !isField(line));
  return date && block.length <= MOST_RECORD_LINES ? headerOf(block, date, text) : null;
}

/** Short lines with a date and a title among them, and prose below. */
export function headersIn(lines: readonly Line[], text: string): Header[] {
  const headers: Header[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    if (!isDateLine(lines[at]!)) continue;
    const isTitled = headingWithDate(lines[at]!, lines[at]!.text) !== null;
    const first = isTitled ? at : firstOfBlock(lines, at, text);
    let last = at;
    // "=====", "ARTICLE 2", the paper and its day, "=====".
    const isBoxed = first > 0 && isRule(lines[first - 1]!.text);
    while (
      last + 1 < lines.length &&
      !isOneOf(lines[last + 1]!.text) &&
      (isHeaderLine(lines[last + 1]!) || (isBoxed && isRule(lines[last + 1]!.text))) &&
      last - first < MOST_HEADER_LINES
    ) {
      last += 1;
    }
    const block = lines.slice(first, last + 1);
    const header = headerOf(block, lines[at]!, text);
    if (header && lines[last + 1] && isProse(lines[last + 1]!)) headers.push(header);
    at = last;
  }
  return headers;
}

/** Up to the blank line above; past it only where nothing but the date stands below. */
function firstOfBlock(lines: readonly Line[], at: number, text: string): number {
  const isApart = (i: number) => /\n\s*\n/.test(text.slice(lines[i - 1]!.end, lines[i]!.start));
  let first = at;
  while (
    first > 0 &&
    isHeaderLine(lines[first - 1]!) &&
    at - first < MOST_HEADER_LINES &&
    !isApart(first)
  ) {
    first -= 1;
  }
  const isOnlySigned = lines.slice(first, at).every((line) => namesPaper(line.text));
  const isAlone =
    isOnlySigned && (at + 1 >= lines.length || !isTitle(lines[at + 1]!) || isApart(at + 1));
  return isAlone && first > 0 && isTitle(lines[first - 1]!) ? first - 1 : first;
}

function headerOf(block: readonly Line[], date: Line, text: string): Header | null {
  const own = (line: Line) => oneLine(text.slice(line.start, line.end)) ?? '';
  const others = block.filter(
    (line) => line !== date && !isRule(line.text) && !isNumber(line.text),
  );
  const title = titleAmong(others, date);
  const heading = title ? own(title) : headingWithDate(date, own(date));
  if (heading === null) return null;
  const papers = others.filter((line) => line !== title && !isField(line));
  const paper =
    papers.find((line) => namesPaper(line.text)) ??
    papers.find((line) => line.start < date.start && !isName(line.text)) ??
    papers.find((line) => line.start < date.start);
  const author = others.find(
    (line) =>
      line !== title &&
      line !== paper &&
      line.start > (title ?? date).start &&
      (isName(line.text) || (BYLINE.test(line.text) && isName(line.text.replace(BYLINE, '')))),
  );
  const published = dateIn(date.text) ?? undefined;
  const signature = signatureLineOf(date.text, findDates(date.text));
  const written = (name: string | null | undefined) => name && asWritten(name, date, text);
  const by = author ? own(author).replace(BYLINE, '') : written(signature?.author);
  const publisher = (paper && paperOf(paper, own(paper))) ?? written(signature?.publisher);
  return {
    lines: block,
    title: title ?? date,
    part: {
      heading,
      declared: [
        ['text', { published, ...(publisher && { publisher }), ...(by && { author: by }) }],
      ],
    },
  };
}

/** What is neither who signs nor the paper, below the date or else above it. */
function titleAmong(others: readonly Line[], date: Line): Line | undefined {
  const titles = others.filter(
    (line) => isTitle(line) && !isField(line) && !RIGHTS.test(line.text),
  );
  const after = titles.filter((line) => line.start > date.start);
  const before = titles.filter((line) => line.start < date.start);
  const isOther = ({ text }: Line): boolean => isName(text) || isSignature(text);
  const longest = (some: readonly Line[]) =>
    some.toSorted((a, b) => b.text.length - a.text.length)[0];
  return (
    after.find((line) => !isOther(line)) ??
    longest(before.filter((line) => !isOther(line))) ??
    after.find((line) => !isName(line.text)) ??
    longest(before)
  );
}

/** "The hall is sold (5 March 2024)": a title with its day behind it. */
function headingWithDate(line: Line, own: string): string | null {
  const [day] = findDates(line.text);
  const isBehind = day && /\((?:le |on )?$/.test(line.text.slice(0, day.start));
  const isLast = day && line.text.slice(day.end) === ')';
  const title = own.replace(/ ?\([^()]*\)$/, '');
  return isBehind && isLast && title.split(' ').length > 2 ? title : null;
}

/** The paper alone, where its line says more: "Le Courrier • p. 3 • 53 mots". */
const paperOf = (line: Line, own: string): string => {
  const name = namesSigned(line.text)?.publisher;
  return name && own.includes(' ')
    ? own.slice(line.text.indexOf(name), line.text.indexOf(name) + name.length)
    : own;
};
