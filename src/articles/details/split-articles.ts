import type { Span } from '../../text/spans.ts';
import type { Content, ContentPart } from '../formats/format.ts';
import { type Line, linesOf } from '../formats/lines.ts';
import { type Header, headersIn, isField, recordHeader } from './article-headers.ts';
import { oneLine } from './details.ts';
import {
  isAccession,
  isDateLine,
  isNumber,
  isOneOf,
  isProse,
  isRule,
  isTitle,
} from './header-lines.ts';
import { READ_MORE, READ_MORE_AT_END } from './pointers.ts';

/** Several articles in a text, and the lines of it that only head them. */
export type Split = Required<Pick<Content, 'parts' | 'leftovers'>>;

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
  const closed = lines.filter((_, at) => at === 0 || isAccession(lines[at - 1]!.text));
  const marked = markers.length > 1 ? markers : closed;
  const starts = marked.length > 1 ? marked : headers.map(({ lines: [first] }) => first!);
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
  const isCounted = starts.some((start) => !headers.some(({ lines: [first] }) => first === start));
  const known = spans.map((span): Header | undefined => {
    const own = lines.filter((line) => within(line, span));
    const record = isCounted ? recordHeader(own, text) : null;
    return record ?? headers.find(({ lines: [first] }) => within(first!, span));
  });
  const parts = spans.map((span, i): ContentPart => {
    return { ...trimmed(span, text), ...known[i]?.part };
  });
  if (parts.some((part) => isTeaser(text.slice(part.start, part.end)))) return null;
  const heading = known.flatMap(
    (header) => header?.lines.filter((line) => line !== header.title) ?? [],
  );
  const signs = lines.filter(
    (line, at) =>
      isRule(line.text) ||
      isAccession(line.text) ||
      isMarker(lines, at) ||
      (isCounted && isField(line)),
  );
  const rest = note && trimmed({ start: note.end, end: text.length }, text);
  const isArticle = rest !== null && isPiece(lines.filter((line) => within(line, rest)));
  return {
    parts: unnumbered(isArticle ? [...parts, rest] : parts),
    leftovers: sorted([...signs, ...heading]),
  };
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
  return { parts: unnumbered(whole), leftovers: sorted([...rules, ...heading]) };
}

/** A title and prose below it. */
const isPiece = ([title, ...rest]: readonly Line[]): boolean =>
  title !== undefined && isTitle(title) && rest.some(isProse);

function isTeaser(text: string): boolean {
  const last = linesOf(text).at(-1)?.text ?? '';
  return (
    text.length < FEWEST_CHARACTERS ||
    READ_MORE.test(last) ||
    READ_MORE_AT_END.test(last.slice(-80))
  );
}

/** "1. The hall is sold", "2. The mill burns": the numbers are the review's. */
function unnumbered(parts: readonly ContentPart[]): readonly ContentPart[] {
  const isNumbered = parts.every(({ heading }, i) =>
    new RegExp(`^${i + 1}\\s?[.)–-] `).test(heading ?? ''),
  );
  if (!isNumbered) return parts;
  return parts.map((part) => ({ ...part, heading: part.heading!.replace(/^\d+\s?[.)–-] /, '') }));
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
