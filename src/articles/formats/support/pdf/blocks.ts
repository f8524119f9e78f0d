import { median } from '../../../../median.ts';
import type { PdfLine } from './lines.ts';

/** In font sizes: the least white space between two columns. */
const GUTTER = 0.6;
/** In font sizes: columns of text are at least as wide, cells of a table seldom are. */
const COLUMN_WIDTH = 9;
/** Lines of the shorter column: fewer are cells, unless the other column is so many times as long. */
const COLUMN_LINES = 3;
const TIMES_AS_LONG = 3;
/** In times of the usual distance of two lines: more parts blocks. */
const BLOCK_GAP = 1.4;
/** In font sizes: the lines of one heading stand so near to each other, however far that is beside the text's. */
const LEADING = 1.45;
const DEEPEST = 20;

/**
 * The blocks of a page in reading order, by recursive cuts along white space (X-Y cut, Nagy and Seth 1984): columns one
 * after the other, what spans them before or after.
 */
export function blocksOf(lines: readonly PdfLine[], depth = 0): PdfLine[][] {
  if (lines.length < 2 || depth > DEEPEST) return lines.length === 0 ? [] : [[...lines]];
  const columns = columnsOf(lines);
  if (columns) return columns.flatMap((column) => blocksOf(column, depth + 1));
  const parts = horizontalParts(lines);
  return parts
    ? parts.flatMap((part) => blocksOf(part, depth + 1))
    : [lines.toSorted((a, b) => b.y - a.y || a.x - b.x)];
}

/** Two halves left and right of a gutter that no line crosses; null where there is none. */
function columnsOf(lines: readonly PdfLine[]): [PdfLine[], PdfLine[]] | null {
  const size = median(lines.map((line) => line.size)) ?? 0;
  const sorted = lines.toSorted((a, b) => a.x - b.x);
  let reach = sorted[0]!.right;
  let best: { width: number; at: number } | null = null;
  for (const [i, line] of sorted.entries()) {
    const gap = line.x - reach;
    if (i > 0 && gap > GUTTER * size && gap > (best?.width ?? 0)) {
      const left = sorted.slice(0, i);
      const right = sorted.slice(i);
      const isKnown = 2 * right.filter(({ isAtEdge }) => isAtEdge).length > right.length;
      if (isColumn(left, right, size, isKnown) && isColumn(right, left, size, isKnown))
        best = { width: gap, at: i };
    }
    reach = Math.max(reach, line.right);
  }
  return best && [sorted.slice(0, best.at), sorted.slice(best.at)];
}

/** The end of an article may take only a line or two of its last column. */
function isColumn(
  lines: readonly PdfLine[],
  beside: readonly PdfLine[],
  size: number,
  isKnown: boolean,
): boolean {
  const isLong =
    isKnown ||
    lines.length >= COLUMN_LINES ||
    beside.length >= Math.max(COLUMN_LINES, TIMES_AS_LONG * lines.length);
  return isLong && (median(lines.map(({ width }) => width)) ?? 0) >= COLUMN_WIDTH * size;
}

/** The parts above and below the white space that lets one of them fall into columns, else below each wide gap. */
function horizontalParts(lines: readonly PdfLine[]): PdfLine[][] | null {
  const sorted = lines.toSorted((a, b) => b.y - a.y);
  const gaps = sorted.slice(1).map((line, i) => sorted[i]!.y - line.y);
  const usual = median(gaps.filter((gap) => gap > 1)) ?? 1;
  const mayHaveColumns = hasGutter(lines);
  for (const [i, gap] of gaps.entries()) {
    if (gap <= 1 || !mayHaveColumns) continue;
    const halves = [sorted.slice(0, i + 1), sorted.slice(i + 1)];
    if (halves.some((half) => half.length > 1 && columnsOf(half) !== null)) return halves;
  }
  const isOneHeading = (gap: number, i: number): boolean =>
    Math.abs(sorted[i]!.size - sorted[i + 1]!.size) < 0.5 && gap <= LEADING * sorted[i]!.size;
  const cuts = gaps.flatMap((gap, i) =>
    gap > BLOCK_GAP * usual && !isOneHeading(gap, i) ? [i + 1] : [],
  );
  if (cuts.length === 0) return null;
  return [0, ...cuts].map((from, i) => sorted.slice(from, cuts[i]));
}

/** Whether a line starts behind where another ends: else no part of the page falls into columns, wherever it is cut. */
function hasGutter(lines: readonly PdfLine[]): boolean {
  const starts = lines.reduce((latest, { x }) => Math.max(latest, x), Number.NEGATIVE_INFINITY);
  return lines.some(({ right }) => starts > right);
}
