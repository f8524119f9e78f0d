/** A run of characters as a page places it, in points; `y` grows upwards. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly width: number;
  /** Of the font. */
  readonly size: number;
}

/** Characters on one baseline without a gap as wide as one between columns. */
export interface PdfLine extends PlacedText {
  readonly right: number;
  /** Whether it starts where a column does. */
  readonly isAtEdge?: boolean;
}

/** Baselines nearer than this share of the font's size are one: superscripts and rounding. */
const SAME_BASELINE = 0.4;
/** In sizes: a wider gap parts columns or cells, a narrower one words. */
const COLUMN_GAP = 1.3;
const WORD_GAP = 0.12;
/** In sizes: the least gap before a column whose lines all start at one place. */
const EDGE_GAP = 0.6;
/** In points: lines of a column start so near to one place. */
const EDGE = 1;
/** So many rows start behind a gap at a place where a column is, and so few of them may go over it. */
const EDGE_ROWS = 4;
const CROSSING = 0.25;

/**
 * Joins the runs of each page to lines; runs of two columns stay apart. From top to bottom, then from left to right. Where
 * columns start is told by all pages: the end of an article takes few lines of its last one.
 */
export function linesOfPages(pages: readonly (readonly PlacedText[])[]): PdfLine[][] {
  const rows = pages.map(rowsOf);
  const edges = new Set(rows.flatMap((own) => [...columnEdges(own)]));
  return rows.map((own) => own.flatMap((row) => linesOfRow(row, edges)));
}

function rowsOf(runs: readonly PlacedText[]): PlacedText[][] {
  const rows: PlacedText[][] = [];
  for (const run of runs.toSorted((a, b) => b.y - a.y)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && first.y - run.y < SAME_BASELINE * Math.max(first.size, run.size)) {
      row.push(run);
    } else rows.push([run]);
  }
  return rows.map((row) => row.toSorted((a, b) => a.x - b.x));
}

/** Where columns start, in points: many rows go on there behind a gap, and hardly any text of those rows stands over it. */
function columnEdges(rows: readonly (readonly PlacedText[])[]): ReadonlySet<number> {
  const starts = new Map<number, PlacedText[]>();
  for (const row of rows) {
    let reach = row[0]!.x + row[0]!.width;
    for (const run of row.slice(1)) {
      const place = Math.round(run.x / EDGE);
      if (run.x - reach > EDGE_GAP * run.size)
        starts.set(place, [...(starts.get(place) ?? []), run]);
      reach = Math.max(reach, run.x + run.width);
    }
  }
  const edges = new Set<number>();
  for (const [place, runs] of starts) {
    if (runs.length < EDGE_ROWS) continue;
    const [top, bottom] = [runs[0]!.y, runs.at(-1)!.y];
    const x = place * EDGE;
    const over = rows.filter(
      (row) =>
        row[0]!.y <= top &&
        row[0]!.y >= bottom &&
        row.some((run) => run.x < x - 2 * EDGE && run.x + run.width > x + 2 * EDGE),
    );
    if (over.length <= CROSSING * runs.length) edges.add(place);
  }
  return edges;
}

function linesOfRow(runs: readonly PlacedText[], edges: ReadonlySet<number>): PdfLine[] {
  const lines: PdfLine[] = [];
  for (const run of runs) {
    const right = run.x + run.width;
    const last = lines.at(-1);
    const gap = last ? run.x - last.right : 0;
    const size = Math.max(run.size, last?.size ?? 0);
    const isEdge = edges.has(Math.round(run.x / EDGE)) && gap > EDGE_GAP * run.size;
    if (!last || isEdge || gap > COLUMN_GAP * size) {
      lines.push({ ...run, right, ...(isEdge && { isAtEdge: true }) });
      continue;
    }
    const space = gap > WORD_GAP * size && !/\s$/.test(last.text) && !/^\s/.test(run.text);
    lines[lines.length - 1] = {
      ...last,
      text: `${last.text}${space ? ' ' : ''}${run.text}`,
      size,
      right: Math.max(last.right, right),
      width: Math.max(last.right, right) - last.x,
    };
  }
  return lines.filter(({ text }) => text.trim() !== '');
}
