import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { writeArticles } from './generate-articles.ts';
import { plotStages } from './plot-stages.ts';
import type { Growth, StageKind } from './stage-kind.ts';
import { INDEXING_STAGES, type IndexingStage, indexingStages } from './stages-of-indexing.ts';
import { QUESTION_STAGES, type QuestionStage, questionStages } from './stages-of-question.ts';

/** What one size took: milliseconds of processor time, of a question in the middle and of a chunk. */
export interface SizeStages {
  readonly chunks: number;
  readonly question: Readonly<Record<QuestionStage, number>>;
  readonly indexing: Readonly<Record<IndexingStage, number>>;
}

/** Of a stage's cost at two sizes: by chance alone, it may be measured so much higher. */
const SLACK = 1.5;
/** Milliseconds: what is less makes nothing slow, and is measured too coarsely. */
const COUNTS_FROM = 0.1;
const SEED = 20240612;
const PICTURE = path.resolve(import.meta.dirname, '../../docs/stages.svg');

/**
 * Measures each stage of indexing and of a question at some sizes. What was measured in the folder before is taken from
 * there, so that a size can be added later.
 */
export async function measureStages(
  sizes: readonly number[],
  folder: string,
): Promise<SizeStages[]> {
  const measured: SizeStages[] = [];
  for (const size of sizes) {
    const place = path.join(folder, `stages-${size}`);
    const file = path.join(place, 'stages.json');
    let found = read(file);
    if (!found) {
      const [articlesDir, dataDir] = [path.join(place, 'articles'), path.join(place, 'data')];
      mkdirSync(dataDir, { recursive: true });
      const questions = writeArticles(articlesDir, { passages: size, seed: SEED });
      const { chunks, costs: indexing } = await indexingStages(articlesDir, dataDir);
      const question = await questionStages(dataDir, questions);
      found = { chunks, question, indexing };
      writeFileSync(file, JSON.stringify(found));
    }
    process.stderr.write(`${JSON.stringify(found)}\n`);
    measured.push(found);
  }
  return measured;
}

function read(file: string): SizeStages | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as SizeStages;
  } catch {
    return null;
  }
}

interface Row {
  readonly cells: readonly string[];
  readonly isTooMuch: boolean;
}

/**
 * The stages as a Markdown table, a column for each size, with what each stage grew by and may grow by from the last size
 * but one to the last: at small sizes all there is is looked at, and caches hold it.
 * @returns the lines, and the names of the stages that grew by more.
 */
export function stagesTable(measured: readonly SizeStages[]): {
  readonly lines: readonly string[];
  readonly faults: readonly string[];
} {
  const chunks = measured.map((one) => one.chunks);
  const head = ['', ...chunks.map((count) => `${count} chunks`), 'grew by', 'may grow by'];
  const question = rowsOf(
    QUESTION_STAGES,
    chunks,
    measured.map((one) => one.question),
  );
  const indexing = rowsOf(
    INDEXING_STAGES,
    chunks,
    measured.map((one) => one.indexing),
  );
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const section = (title: string, rows: readonly Row[]) => [
    line([`**${title}**`, ...head.slice(1).map(() => '')]),
    ...rows.map(({ cells }) => line(cells)),
  ];
  return {
    lines: [
      line(head),
      `|${'---|'.repeat(head.length)}`,
      ...section('a question, ms', question),
      ...section('indexing a chunk, ms', indexing),
    ],
    faults: [...question, ...indexing].filter((row) => row.isTooMuch).map(({ cells }) => cells[0]!),
  };
}

function rowsOf<Stage extends string>(
  kinds: Readonly<Record<Stage, StageKind>>,
  chunks: readonly number[],
  costs: readonly Readonly<Record<Stage, number>>[],
): Row[] {
  const stages = Object.keys(kinds) as Stage[];
  return stages.map((stage) => {
    const values = costs.map((cost) => cost[stage]);
    const [before, last] = [values.at(-2) ?? values[0]!, values.at(-1)!];
    const may = mayGrow(kinds[stage].grows, chunks.at(-2) ?? chunks[0]!, chunks.at(-1)!);
    const grew = last / before;
    const cells = [
      kinds[stage].name,
      ...values.map((value) => value.toFixed(value < 1 ? 3 : 1)),
      `${grew.toFixed(1)} ×`,
      `${may.toFixed(1)} ×`,
    ];
    return { cells, isTooMuch: grew > SLACK * may && last > COUNTS_FROM };
  });
}

/** By how much a stage may cost more at `many` chunks than at `few`. */
export const mayGrow = (growth: Growth, few: number, many: number): number =>
  growth === 'constant' ? 1 : Math.log(many) / Math.log(few);

/** Draws the picture of the documentation. */
export function writeStagesPicture(measured: readonly SizeStages[], file: string = PICTURE): void {
  writeFileSync(file, plotStages(measured, QUESTION_STAGES, INDEXING_STAGES));
}
