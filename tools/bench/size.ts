import path from 'node:path';
import { type BuiltFolder, builtFolder } from './built-folder.ts';
import { comparePeers } from './compare-peers.ts';
import { delayWhileIndexing } from './event-loop.ts';
import { secondsToAnswer } from './first-answer.ts';
import { writeArticles } from './generate-articles.ts';
import { memoryWhileAnswering } from './memory.ts';
import { writePiaf } from './piaf.ts';
import {
  AT_ONCE,
  type QuestionBench,
  STAGES,
  type Stage,
  timeQuestions,
  timeReadQuestions,
} from './question.ts';
import type { Figure } from './report.ts';
import { median, quantile } from './statistics.ts';
import { timeUpdates } from './update.ts';

type Add = (figure: Figure) => void;

const SEED = 20240612;
const PIAF_PASSAGES = 1_500;
const WARM_UP = 40;
const QUESTIONS = 350;
/** Read as well, which takes ten times as long. */
const READ_QUESTIONS = 140;
const STARTS = 3;
const INDEXED_BEHIND = 10_000;

/** What must be kept at some sizes, in passages. */
const LIMITS: Readonly<Record<number, Readonly<Record<string, number>>>> = {
  1500: { start: 0.8, question: 15, own: 3, memory: 400 },
  10000: { update: 100, updateShare: 2, delay: 50 },
  100000: { start: 2, own: 15, withLookUps: 30, memory: 700 },
};

/** Everything for one size of index, over generated articles. */
export async function measureSize(
  size: number,
  folder: string,
  withPeers: boolean,
  add: Add,
): Promise<void> {
  const limits = LIMITS[size] ?? {};
  const built = await generatedFolder(folder, size);
  const over = `${built.build.passages} chunks`;
  await measureIndexing(over, built, limits, add);
  await measureQuestions(over, built, limits, add);
  if (limits['delay'] !== undefined) {
    const small = await generatedFolder(folder, 1_500);
    const delay = await delayWhileIndexing(path.join(folder, 'behind'), small, INDEXED_BEHIND);
    const name = `event loop of the bot while ${INDEXED_BEHIND} chunks are indexed, 999 of 1,000`;
    add({ name, measured: delay, unit: 'ms', limit: limits['delay'] });
  }
  if (withPeers) await comparePeers(over, size, built, add);
}

/** What people have written and asked: PIAF, through the same. */
export async function measurePiaf(folder: string, withPeers: boolean, add: Add): Promise<void> {
  const built = await piafFolder(folder);
  const over = `PIAF, ${built.build.passages} chunks`;
  const limits = LIMITS[1500]!;
  await measureIndexing(over, built, limits, add);
  await measureQuestions(over, built, limits, add);
  if (withPeers) await comparePeers(over, PIAF_PASSAGES, built, add);
}

/** PIAF's articles. */
export const piafFolder = (folder: string): Promise<BuiltFolder> =>
  builtFolder(path.join(folder, 'piaf'), PIAF_PASSAGES, writePiaf);

/** Invented articles of about so many chunks. */
export const generatedFolder = (folder: string, size: number): Promise<BuiltFolder> =>
  builtFolder(path.join(folder, String(size)), size, (articlesDir) =>
    writeArticles(articlesDir, { passages: size, seed: SEED }),
  );

type Limits = Readonly<Record<string, number>>;

async function measureIndexing(
  over: string,
  built: BuiltFolder,
  limits: Limits,
  add: Add,
): Promise<void> {
  const { build, questions } = built;
  add({ name: `${over}: built`, measured: build.passages / build.indexing, unit: 'chunks/s' });
  add({ name: '  seconds for all', measured: build.indexing, unit: 's' });
  const alone = `embedding ${build.texts} texts and HNSW alone`;
  add({ name: `  to ${alone}`, measured: build.ratio, unit: '×', limit: 1.3 });
  add({ name: '  embedding alone', measured: build.embedding, unit: 's' });
  add({ name: '  HNSW insertions alone', measured: build.inserting, unit: 's' });

  const updates = await timeUpdates(built);
  add({
    name: `${over}: one article changed, until it answers`,
    measured: median(updates),
    unit: 'ms',
    limit: limits['update'],
  });
  add({ name: '  95 of 100', measured: quantile(updates, 0.95), unit: 'ms' });
  const share = median(updates) / build.indexing / 10;
  add({ name: '  of a full build', measured: share, unit: '%', limit: limits['updateShare'] });

  const starts: number[] = [];
  for (let i = 0; i < STARTS; i++) starts.push(await secondsToAnswer(built, questions[i]!));
  const startName = `${over}: start to first answer`;
  add({ name: startName, measured: median(starts), unit: 's', limit: limits['start'] });
}

async function measureQuestions(
  over: string,
  built: BuiltFolder,
  limits: Limits,
  add: Add,
): Promise<void> {
  const { questions } = built;
  const asked = await timeQuestions(built, questions.slice(0, QUESTIONS), WARM_UP);
  addQuestion(over, asked, limits, add);

  const read = await timeReadQuestions(built, questions.slice(0, READ_QUESTIONS), WARM_UP);
  add({ name: `${over}: question with the reader, median`, measured: median(read), unit: 'ms' });
  add({ name: '  95 of 100', measured: quantile(read, 0.95), unit: 'ms' });

  const processes = await memoryWhileAnswering(built, questions.slice(0, QUESTIONS));
  const memory = processes.reduce((sum, { peakMb }) => sum + peakMb, 0);
  const memoryName = `${over}: peak memory while answering`;
  add({ name: memoryName, measured: memory, unit: 'MB', limit: limits['memory'] });
  for (const { name, peakMb } of processes)
    add({ name: `  ${name}`, measured: peakMb, unit: 'MB' });
}

function addQuestion(
  over: string,
  { whole, together, stages }: QuestionBench,
  limits: Limits,
  add: Add,
): void {
  add({
    name: `${over}: question, median`,
    measured: median(whole),
    unit: 'ms',
    limit: limits['question'],
  });
  add({ name: '  95 of 100', measured: quantile(whole, 0.95), unit: 'ms' });
  add({ name: `  ${AT_ONCE} at once, median`, measured: median(together), unit: 'ms' });
  add({ name: `  ${AT_ONCE} at once, 95 of 100`, measured: quantile(together, 0.95), unit: 'ms' });
  const own = stages.ranking.map((ms, i) => ms + stages.sentences[i]! + stages.confidence[i]!);
  const withLookUps = own.map((ms, i) => ms + stages.fullText[i]! + stages.hnsw[i]!);
  add({
    name: '  ranking, sentences, confidence',
    measured: median(own),
    unit: 'ms',
    limit: limits['own'],
  });
  add({
    name: '  the same with both look-ups',
    measured: median(withLookUps),
    unit: 'ms',
    limit: limits['withLookUps'],
  });
  for (const stage of Object.keys(STAGES) as Stage[]) {
    add({ name: `    ${STAGES[stage]}`, measured: median(stages[stage]), unit: 'ms' });
    add({ name: '      95 of 100', measured: quantile(stages[stage], 0.95), unit: 'ms' });
  }
}
