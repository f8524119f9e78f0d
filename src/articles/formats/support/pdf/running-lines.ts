import { median } from '../../../../median.ts';
import type { PdfLine } from './lines.ts';

/** Lines at the top and at the bottom of a page that may be running heads. */
const EDGE = 2;
/** On so large a share of the pages, three at least, a line repeats. */
const SHARE = 0.4;

/** A head in the smaller type of a running one: its size beside the text's, and its distance in its own sizes. */
const SMALLER = 0.9;
const APART = 2;
/** A date in small type may be the article's. */
const YEAR = /(?:19|20)\d\d/;

const PAGE_NUMBER =
  /^[\s\-–—|]*(?:(?:page|p\.)\s*)?\d{1,4}(?:\s*(?:\/|sur|of)\s*\d{1,4})?[\s\-–—|]*$/iu;

/** What browsers print above and below a page: when, and where it was. */
const PRINTED =
  /^(?:(?:https?|file):\/\/\S{1,500}|\d{1,2}\/\d{1,2}\/\d{2,4},? (?:à )?\d{1,2}[:h]\d{2}(?: ?[AP]M)?)$/i;

/** What stays of a line from page to page: its number changes. */
const patternOf = (text: string): string =>
  text.replace(/\d+/g, '0').replace(/\s+/g, ' ').trim().toLowerCase();

/**
 * The lines at the edges of each page that are page numbers, or stand on many pages but for their number; of a short
 * document, the head of its first page that is set as running ones are.
 */
export function runningLines(pages: readonly (readonly PdfLine[])[]): ReadonlySet<PdfLine> {
  const edges = pages.map((lines) => {
    const sorted = lines.toSorted((a, b) => b.y - a.y);
    return [...new Set([...sorted.slice(0, EDGE), ...sorted.slice(-EDGE)])];
  });
  const counts = new Map<string, number>();
  for (const lines of edges) {
    for (const pattern of new Set(lines.map(({ text }) => patternOf(text)))) {
      counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
    }
  }
  const least = Math.max(3, SHARE * pages.length);
  const isRunning = ({ text }: PdfLine): boolean =>
    PAGE_NUMBER.test(text) || PRINTED.test(text.trim()) || counts.get(patternOf(text))! >= least;
  return new Set([...edges.flatMap((lines) => lines.filter(isRunning)), ...smallHead(pages)]);
}

/** The topmost row of the first page, where all of it is smaller than the text and stands well apart. */
function smallHead([first = []]: readonly (readonly PdfLine[])[]): readonly PdfLine[] {
  const top = Math.max(...first.map(({ y }) => y));
  const row = first.filter(({ y }) => top - y < 1);
  const below = first.filter((line) => !row.includes(line));
  if (below.length < 3) return [];
  const least = SMALLER * (median(below.map(({ size }) => size)) ?? 0);
  const next = Math.max(...below.map(({ y }) => y));
  const isHead = row.every(
    ({ size, text }) => size <= least && top - next > APART * size && !YEAR.test(text),
  );
  return isHead ? row : [];
}
