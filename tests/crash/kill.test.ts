import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LocalEmbedder } from '../../embeddings/embedder.ts';
import type { HnswIndex } from '../../embeddings/hnsw-index.ts';
import { loadEmbedder } from '../../embeddings/transformers-embedder.ts';
import { answerQuestion } from '../../src/answering/answer-question.ts';
import { loadConfig } from '../../src/config/config.ts';
import type { Worker } from '../../src/indexing/worker/worker.ts';
import { openBotDb } from '../../src/memory/sqlite/open-bot-db.ts';
import { SqliteMemory } from '../../src/memory/sqlite/sqlite-memory.ts';
import { LiveSources } from '../../src/product/live-sources.ts';
import { between, pick, seeded } from '../../tools/bench/random.ts';
import { LONG } from '../helpers/long.ts';
import { refreshIndex } from '../helpers/refresh-index.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { changeSomething, QUESTIONS } from './folder.ts';

const KILLS = LONG ? 200 : 10;
const SEED = 20261120;

const directory = temporaryFolder();
const articlesDir = join(directory, 'articles');
const { dataDir } = loadConfig({}, {}, directory);
const now = new Date('2026-01-15T12:00:00');

let embedder: LocalEmbedder;
beforeAll(async () => {
  mkdirSync(articlesDir);
  embedder = await loadEmbedder({ model: 'kiosque-fr-en', cacheDir: dataDir });
});
afterAll(() => embedder.close());

/** Starts a victim and kills it, with its worker, a moment after it has got somewhere. */
async function killOne(round: number, kept: number): Promise<{ kept: number; at: string }> {
  const random = seeded(SEED + round);
  const mode = round % 3 === 2 ? 'watch' : 'refresh';
  const stage = pick(random, mode === 'watch' ? ['open', 'changed'] : ['read', 'save', 'open']);
  const wanted = between(random, 1, stage === 'read' ? 60 : 8);
  const delay = random() * (stage === 'open' ? 400 : 12);
  const file = fileURLToPath(new URL('victim.ts', import.meta.url));
  const victim = fork(file, [directory, String(SEED * 7 + round), mode, String(kept)], {
    execArgv: ['--import', import.meta.resolve('tsx')],
    // A group of its own: it is killed with its worker, at the same moment.
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let last = kept;
  let seen = 0;
  let reached = () => {};
  const there = new Promise<void>((resolve) => {
    reached = resolve;
  });
  victim.on('message', (message: { kept?: number; stage?: string }) => {
    last = message.kept ?? last;
    if (message.stage === stage && ++seen >= (stage === 'open' ? 1 : wanted)) reached();
  });
  const exit = once(victim, 'exit');
  const ended = await Promise.race([there.then(() => null), exit]);
  expect(ended, 'the victim ended by itself').toBeNull();
  await setTimeout(delay);
  process.kill(-victim.pid!, 'SIGKILL');
  await exit;
  return { kept: last, at: `${mode}, ${stage} ${wanted} + ${delay.toFixed(0)} ms` };
}

/** What a start with this data folder has and answers. */
async function startWith(folder: string) {
  const options = { articlesDir, dataDir: folder, now, full: false, embedder };
  const { skipped } = await refreshIndex({ ...options, onProgress: () => {} });
  expect(skipped).toEqual([]);
  const worker = { embedder, neighbours: async () => null } as unknown as Worker;
  const live = new LiveSources(
    { dataDir: folder },
    () => worker,
    () => {},
  );
  await live.follow(true);
  const { corpus, vectors } = live.current!;
  const index = vectors as HnswIndex | null;
  const byArticle = (await corpus.articleIds()).map((id) => corpus.chunkIds(id));
  const chunks = (await Promise.all(byArticle)).flat();
  expect(index?.size).toBe(chunks.length);
  for (const id of chunks) expect(index?.has(id)).toBe(true);
  const reading = (await corpus.articles()).map(async ({ id }) => {
    const { file, text, published, title } = (await corpus.article(id))!;
    const starts = (await corpus.chunks(await corpus.chunkIds(id))).map((chunk) => chunk.start);
    return { file, text, published, title, starts };
  });
  const articles = await Promise.all(reading);
  const answers = [];
  for (const question of QUESTIONS) {
    const scope = { within: null, now };
    const answer = await answerQuestion(question, scope, live.current!, embedder);
    const { kind, confidence, sentences } = answer;
    answers.push({
      question,
      kind,
      confidence: confidence.toFixed(6),
      sentences: await Promise.all(
        sentences.map(async ({ citation: { file, start, end, quote } }) => {
          const { text } = (await corpus.article(file))!;
          expect(text.slice(start, end)).toBe(quote);
          return { file, start, end, quote };
        }),
      ),
    });
  }
  const totals = await corpus.totals();
  await live.close();
  return { articles, answers, totals, counts: corpus.counts };
}

async function expectKept(kept: number): Promise<void> {
  const { db, damage } = openBotDb(dataDir);
  expect(damage).toBeNull();
  const store = new SqliteMemory(db);
  const questions = db
    .prepare('SELECT question FROM answers ORDER BY id')
    .pluck()
    .all() as string[];
  const votes = db.prepare('SELECT count(*) FROM votes').pluck().get();
  const wanted = Array.from({ length: kept }, (_, i) => `Question ${i + 1} ?`);
  expect(questions.slice(0, kept)).toEqual(wanted);
  expect(Number(votes)).toBeGreaterThanOrEqual(kept);
  expect(Number(store.settings('g').channels[0] ?? 0)).toBeGreaterThanOrEqual(kept);
  // What was kept without being told is taken back, so that the next round counts on from here.
  db.prepare('DELETE FROM answers WHERE id > (SELECT id FROM answers WHERE question = ?)').run(
    `Question ${kept} ?`,
  );
  await store.close();
}

it(
  `starts as if nothing had happened after each of ${KILLS} kills`,
  async () => {
    const random = seeded(SEED);
    for (let i = 0; i < 15; i++) changeSomething(articlesDir, random);
    let kept = 0;
    let answered = 0;
    for (let round = 0; round < KILLS; round++) {
      const killed = await killOne(round, kept);
      kept = killed.kept;
      expect(kept).toBeGreaterThan(0);
      await expectKept(kept);
      const clean = join(directory, 'clean');
      rmSync(clean, { recursive: true, force: true });
      const expected = await startWith(clean);
      expect(await startWith(dataDir), `killed in round ${round}: ${killed.at}`).toEqual(expected);
      answered += expected.answers.filter(({ sentences }) => sentences.length > 0).length;
    }
    expect(answered).toBeGreaterThan(KILLS);
  },
  KILLS * 30_000,
);
