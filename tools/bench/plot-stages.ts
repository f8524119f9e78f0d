import type { StageKind } from './stage-kind.ts';

type Kinds<Stage extends string> = Readonly<Record<Stage, StageKind>>;
type Costs<Stage extends string> = Readonly<Record<Stage, number>>;

/** The same for each size: milliseconds a question, and a chunk. */
interface Measured<Asking extends string, Indexing extends string> {
  readonly chunks: number;
  readonly question: Costs<Asking>;
  readonly indexing: Costs<Indexing>;
}

const WIDTH = 860;
const BAR = { left: 110, width: 690, height: 24, gap: 12 };
const LEGEND_LINE = 18;
const SECTION_GAP = 34;
const TITLE = 26;
const COLOURS = ['#4e79a7', '#f28e2b', '#59a14f', '#e15759', '#b07aa1', '#9c755f'];

/** An SVG of what each stage takes: bars for each number of chunks, one set for a question, one for indexing. */
export function plotStages<Asking extends string, Indexing extends string>(
  measured: readonly Measured<Asking, Indexing>[],
  asking: Kinds<Asking>,
  indexing: Kinds<Indexing>,
): string {
  const chunks = measured.map((one) => one.chunks);
  const first = section(
    'A question: milliseconds of processor time',
    chunks,
    measured.map((one) => one.question),
    asking,
    0,
  );
  const second = section(
    'Indexing: milliseconds of processor time a chunk',
    chunks,
    measured.map((one) => one.indexing),
    indexing,
    first.height,
  );
  const height = first.height + second.height;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="13">`,
    '<title>What each stage of a question and of indexing takes</title>',
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    ...first.shapes,
    ...second.shapes,
    '</svg>',
    '',
  ].join('\n');
}

function section<Stage extends string>(
  title: string,
  chunks: readonly number[],
  costs: readonly Costs<Stage>[],
  kinds: Kinds<Stage>,
  top: number,
): { readonly shapes: readonly string[]; readonly height: number } {
  const stages = Object.keys(kinds) as Stage[];
  const totals = costs.map((cost) => stages.reduce((sum, stage) => sum + cost[stage], 0));
  const scale = BAR.width / Math.max(...totals);
  const shapes = [`<text x="16" y="${top + TITLE}" font-size="15">${title}</text>`];
  let y = top + TITLE + 14;
  for (const [i, cost] of costs.entries()) {
    const middle = y + BAR.height / 2 + 5;
    shapes.push(
      `<text x="${BAR.left - 10}" y="${middle}" text-anchor="end" fill="#333">${chunks[i]}</text>`,
    );
    let x = BAR.left;
    for (const [k, stage] of stages.entries()) {
      const width = cost[stage] * scale;
      shapes.push(
        `<rect x="${x.toFixed(1)}" y="${y}" width="${width.toFixed(1)}" height="${BAR.height}" fill="${COLOURS[k]}"/>`,
      );
      x += width;
    }
    const total = totals[i]!;
    shapes.push(
      `<text x="${(x + 6).toFixed(1)}" y="${middle}" fill="#333">${total.toFixed(total < 10 ? 1 : 0)}</text>`,
    );
    y += BAR.height + BAR.gap;
  }
  for (const [k, stage] of stages.entries()) {
    shapes.push(
      `<rect x="${BAR.left}" y="${y}" width="12" height="12" fill="${COLOURS[k]}"/>`,
      `<text x="${BAR.left + 20}" y="${y + 11}" fill="#333">${kinds[stage].name}</text>`,
    );
    y += LEGEND_LINE;
  }
  return { shapes, height: y - top + SECTION_GAP - LEGEND_LINE };
}
