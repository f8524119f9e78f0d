/**
 * `npm run bench [-- --json FILE]`: are the limits kept? Everything is measured on this machine, now.
 * `npm run bench -- --recall`: how many neighbours HNSW finds, by its settings; see docs/hnsw.md.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { secondsToFirstAnswer } from './first-answer.ts';
import { writeArticles } from './generate-articles.ts';
import { timeIndexing } from './indexing.ts';
import { memoryWhileAnswering } from './memory.ts';
import { STAGES, type Stage, timeQuestions } from './question.ts';
import { recallTable } from './recall.ts';
import { type Figure, table } from './report.ts';
import { median, quantile } from './statistics.ts';

const PASSAGES = 1500;
const SEED = 20240612;
const ROUNDS = 3;
const WARM_UP = 40;

const { values } = parseArgs({
  options: { json: { type: 'string' }, recall: { type: 'boolean' } },
});
if (values.recall) {
  await recallTable((line) => console.log(line));
  process.exit(0);
}
const folder = mkdtempSync(path.join(tmpdir(), 'kiosque-bench-'));
const figures: Figure[] = [];
const add = (figure: Figure): void => {
  figures.push(figure);
  process.stderr.write(`${figure.name}: ${figure.measured.toFixed(2)} ${figure.unit}\n`);
};

try {
  const articlesDir = path.join(folder, 'articles');
  const dataDir = path.join(folder, 'data');
  const questions = writeArticles(articlesDir, { passages: PASSAGES, seed: SEED });

  const first: number[] = [];
  for (let i = 0; i < ROUNDS; i++) first.push(await secondsToFirstAnswer());
  add({
    name: 'first answer, sample articles indexed',
    measured: median(first),
    unit: 's',
    limit: 10,
  });

  const asked = await timeQuestions({ articlesDir, dataDir }, questions, WARM_UP);
  const { whole, stages } = asked;
  const over = `${asked.passages} passages`;
  add({ name: `question, ${over}, median`, measured: median(whole), unit: 'ms', limit: 15 });
  add({ name: `question, ${over}, 95 of 100`, measured: quantile(whole, 0.95), unit: 'ms' });
  for (const stage of Object.keys(STAGES) as Stage[]) {
    add({ name: `  ${STAGES[stage]}`, measured: median(stages[stage]), unit: 'ms' });
  }

  const indexed = await timeIndexing(articlesDir, ROUNDS);
  const alone = 'indexing / embedding and HNSW alone';
  add({
    name: `${alone}, ${indexed.passages} passages`,
    measured: indexed.ratio,
    unit: '×',
    limit: 1.5,
  });
  add({ name: '  indexing', measured: indexed.indexing, unit: 's' });
  add({
    name: `  embedding alone: ${indexed.texts} texts, ${indexed.words} of one word`,
    measured: indexed.embedding,
    unit: 's',
  });
  add({ name: '  HNSW insertions alone', measured: indexed.inserting, unit: 's' });

  const processes = await memoryWhileAnswering({ articlesDir, dataDir }, questions);
  const memory = processes.reduce((sum, { peakMb }) => sum + peakMb, 0);
  add({ name: `peak memory while answering, ${over}`, measured: memory, unit: 'MB', limit: 400 });
  for (const { name, peakMb } of processes)
    add({ name: `  ${name}`, measured: peakMb, unit: 'MB' });
} finally {
  rmSync(folder, { recursive: true, force: true });
}

process.stdout.write(`${table(figures)}\n`);
if (values.json) {
  const machine = { node: process.version, cores: cpus().length, cpu: cpus()[0]?.model ?? '' };
  writeFileSync(values.json, `${JSON.stringify({ machine, figures }, null, 2)}\n`);
}
process.exitCode = figures.every(({ measured, limit }) => limit === undefined || measured <= limit)
  ? 0
  : 1;
