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
export interface Line extends PlacedText {
  readonly right: number;
}

/** Baselines nearer than this share of the font's size are one: superscripts and rounding. */
const SAME_BASELINE = 0.4;
/** In sizes: a wider gap parts columns or cells, a narrower one words. */
const COLUMN_GAP = 1.3;
const WORD_GAP = 0.12;

/** Joins the runs of a page to lines; runs of two columns stay apart. From top to bottom, then from left to right. */
export function linesOf(runs: readonly PlacedText[]): Line[] {
  const rows: PlacedText[][] = [];
  for (const run of runs.toSorted((a, b) => b.y - a.y)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && first.y - run.y < SAME_BASELINE * Math.max(first.size, run.size)) {
      row.push(run);
    } else rows.push([run]);
  }
  return rows.flatMap((row) => linesOfRow(row.toSorted((a, b) => a.x - b.x)));
}

function linesOfRow(runs: readonly PlacedText[]): Line[] {
  const lines: Line[] = [];
  for (const run of runs) {
    const right = run.x + run.width;
    const last = lines.at(-1);
    const gap = last ? run.x - last.right : 0;
    const size = Math.max(run.size, last?.size ?? 0);
    if (!last || gap > COLUMN_GAP * size) {
      lines.push({ ...run, right });
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
