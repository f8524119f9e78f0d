import { findDates } from '../../text/dates/find-dates.ts';
import type { Span } from '../../text/spans.ts';
import type { Content, ContentPart } from '../formats/format.ts';
import { asWritten, type Line, linesOf } from '../formats/lines.ts';
import { dateIn, oneLine } from './details.ts';
import {
  isDateLine,
  isHeaderLine,
  isName,
  isNumber,
  isOneOf,
  isProse,
  isRule,
  isTitle,
} from './header-lines.ts';
import { READ_MORE, READ_MORE_AT_END } from './pointers.ts';
import { signatureLineOf } from './signature-line.ts';

/** Several articles in a text, and the lines of it that only head them. */
export type Split = Required<Pick<Content, 'parts' | 'leftovers'>>;

/** The lines above an article in a review or an export: its title, paper, date and author. */
interface Header {
  readonly lines: readonly Line[];
  readonly title: Line | null;
  readonly part: Omit<ContentPart, keyof Span>;
}

const MOST_HEADER_LINES = 6;
/** The line of the date stands so near below a number. */
const NEAR_MARKER = 3;
/** So much makes an article; less is a teaser or a note. */
const FEWEST_CHARACTERS = 80;
/**
 * Splits a text where it says itself that another article begins: at "Document 2 of 5", at rules between pieces that have
 * headlines, at lines that head each with a date of its own. Null where it holds one article.
 */
export function splitArticles(text: string): Split | null {
  const lines = linesOf(text);
  const headers = headersIn(lines, text);
  const markers = lines.filter((_, at) => isMarker(lines, at));
  const starts = markers.length > 1 ? markers : headers.map(({ lines: [first] }) => first!);
  if (starts.length > 1) return splitAt(starts, headers, lines, text);
  return splitAtRules(lines, headers, text);
}

function isMarker(lines: readonly Line[], at: number): boolean {
  const { text } = lines[at]!;
  if (isOneOf(text)) return true;
  if (!isNumber(text)) return false;
  const below = lines.slice(at + 1, at + 1 + NEAR_MARKER);
  const prose = below.findIndex(isProse);
  const isDated = below.slice(0, prose < 0 ? below.length : prose).some(isDateLine);
  return isDated || [lines[at - 1], lines[at + 1]].some((line) => line && isRule(line.text));
}

function splitAt(
  starts: readonly Line[],
  headers: readonly Header[],
  lines: readonly Line[],
  text: string,
): Split | null {
  const note = noteBelow(starts, lines);
  const end = note?.start ?? text.length;
  const spans = starts.map(({ start }, i) => ({ start, end: starts[i + 1]?.start ?? end }));
  const parts = spans.map((span): ContentPart => {
    const header = headers.find(({ lines }) => within(lines[0]!, span));
    return { ...trimmed(span, text), ...header?.part };
  });
  if (parts.some((part) => isTeaser(text.slice(part.start, part.end)))) return null;
  const heading = headers.flatMap(({ lines, title }) => lines.filter((line) => line !== title));
  const signs = lines.filter((line, at) => isRule(line.text) || isMarker(lines, at));
  const rest = note && trimmed({ start: note.end, end: text.length }, text);
  const isArticle = rest !== null && isPiece(lines.filter((line) => within(line, rest)));
  return { parts: isArticle ? [...parts, rest] : parts, leftovers: sorted([...signs, ...heading]) };
}

/** The rule over each article where it stands below the last one too: perhaps only a note of who made the review follows. */
function noteBelow(starts: readonly Line[], lines: readonly Line[]): Line | null {
  const over = starts.map((start) => lines[lines.indexOf(start) - 1]?.text ?? '');
  const [rule = ''] = over;
  if (!isRule(rule) || over.some((one) => one !== rule)) return null;
  const last = lines.slice(lines.indexOf(starts.at(-1)!));
  const below = last.slice(Math.max(0, last.findIndex(isProse)));
  return below.find(({ text }) => text === rule) ?? null;
}

/** Rules alone say little: each piece must have a headline, and prose below it. */
function splitAtRules(
  lines: readonly Line[],
  headers: readonly Header[],
  text: string,
): Split | null {
  const rules = lines.filter((line) => isRule(line.text));
  if (rules.length === 0) return null;
  const edges = [{ start: 0, end: 0 }, ...rules, { start: text.length, end: text.length }];
  const pieces = edges
    .slice(1)
    .map(({ start }, i) => trimmed({ start: edges[i]!.end, end: start }, text))
    .filter(({ start, end }) => start < end);
  const parts = pieces.map((piece): ContentPart | null => {
    const own = lines.filter((line) => within(line, piece));
    const header = headers.find(({ lines: [first] }) => within(first!, piece));
    const [title] = own;
    if (!title || !isPiece(own)) return null;
    return { ...piece, heading: oneLine(text.slice(title.start, title.end)), ...header?.part };
  });
  const whole = parts.filter((part) => part !== null);
  if (whole.length < 2 || whole.length < parts.length) return null;
  const heading = headers.flatMap(({ lines: all, title }) => all.filter((line) => line !== title));
  return { parts: whole, leftovers: sorted([...rules, ...heading]) };
}

/** A title and prose below it. */
const isPiece = ([title, ...rest]: readonly Line[]): boolean =>
  title !== undefined && isTitle(title) && rest.some(isProse);

/** Short lines with a date and a title among them, and prose below. */
function headersIn(lines: readonly Line[], text: string): Header[] {
  const headers: Header[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    if (!isDateLine(lines[at]!)) continue;
    const first = firstOfBlock(lines, at, text);
    let last = at;
    // "=====", "ARTICLE 2", the paper and its day, "=====".
    const isBoxed = first > 0 && isRule(lines[first - 1]!.text);
    while (
      last + 1 < lines.length &&
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
  const isAlone =
    first === at && (at + 1 >= lines.length || !isTitle(lines[at + 1]!) || isApart(at + 1));
  return isAlone && first > 0 && isTitle(lines[first - 1]!) ? first - 1 : first;
}

function headerOf(block: readonly Line[], date: Line, text: string): Header | null {
  const own = (line: Line) => oneLine(text.slice(line.start, line.end)) ?? '';
  const others = block.filter(
    (line) => line !== date && !isRule(line.text) && !isNumber(line.text),
  );
  const after = others.filter((line) => line.start > date.start && isTitle(line));
  const before = others.filter((line) => line.start < date.start && isTitle(line));
  const longest = (some: readonly Line[]) =>
    some.toSorted((a, b) => b.text.length - a.text.length)[0];
  const title = after.find((line) => !isName(line.text)) ?? longest(before);
  if (!title) return null;
  const paper = others.find((line) => line !== title && line.start < date.start);
  const author = others.find(
    (line) => line !== title && line.start > title.start && isName(line.text),
  );
  const published = dateIn(date.text) ?? undefined;
  const signature = signatureLineOf(date.text, findDates(date.text));
  const written = (name: string | null | undefined) => name && asWritten(name, date, text);
  const by = author ? own(author).replace(/^(?:par|by) /i, '') : written(signature?.author);
  const publisher = paper ? own(paper) : written(signature?.publisher);
  return {
    lines: block,
    title,
    part: {
      heading: own(title),
      declared: [
        [
          'text',
          {
            published,
            ...(publisher && { publisher }),
            ...(by && { author: by }),
          },
        ],
      ],
    },
  };
}

function isTeaser(text: string): boolean {
  const last = linesOf(text).at(-1)?.text ?? '';
  return (
    text.length < FEWEST_CHARACTERS ||
    READ_MORE.test(last) ||
    READ_MORE_AT_END.test(last.slice(-80))
  );
}

const within = (inner: Span, outer: Span): boolean =>
  inner.start >= outer.start && inner.end <= outer.end;

/** The span without the spaces around it; empty where it holds nothing else. */
export function trimmed({ start, end }: Span, text: string): Span {
  const part = text.slice(start, end);
  const before = part.length - part.trimStart().length;
  return { start: start + before, end: Math.max(start + before, start + part.trimEnd().length) };
}

const sorted = (spans: readonly Span[]): Span[] =>
  [...new Map(spans.map(({ start, end }) => [start, { start, end }])).values()].sort(
    (a, b) => a.start - b.start,
  );
