import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { expect } from 'vitest';
import type { LocalEmbedder } from '../../embeddings/embedder.ts';
import type { HnswIndex } from '../../embeddings/hnsw-index.ts';
import { answerQuestion } from '../../src/answering/answer-question.ts';
import { type CorpusLocation, corpusStore } from '../../src/corpus/open-store.ts';
import type { Worker } from '../../src/indexing/worker/worker.ts';
import { LiveSources } from '../../src/product/live-sources.ts';
import { between, pick, seeded } from '../../tools/bench/random.ts';
import { bundled } from '../helpers/bundle.ts';
import { refreshIndex } from '../helpers/refresh-index.ts';
import { QUESTIONS } from './folder.ts';

export const SEED = 20261120;
const now = new Date('2026-01-15T12:00:00');

/**
 * Starts a victim and kills it, with its worker, a moment after it has got somewhere.
 * @param stages of a refresh, among which it is killed: only an index in a file is saved.
 */
export async function killOne(
  directory: string,
  round: number,
  kept: number,
  stages: readonly string[] = ['read', 'save', 'open'],
): Promise<{ kept: number; at: string }> {
  const random = seeded(SEED + round);
  const mode = round % 3 === 2 ? 'watch' : 'refresh';
  const stage = pick(random, mode === 'watch' ? ['open', 'changed'] : stages);
  const wanted = between(random, 1, stage === 'read' ? 60 : 8);
  const delay = random() * (stage === 'open' ? 400 : 12);
  const file = await bundled('tests/crash/victim.ts');
  const victim = fork(file, [directory, String(SEED * 7 + round), mode, String(kept)], {
    execArgv: [],
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

/** What a start with this store has and answers. */
export async function startWith(
  location: CorpusLocation,
  articlesDir: string,
  embedder: LocalEmbedder,
) {
  const options = { ...location, articlesDir, now, full: false, embedder };
  const { skipped } = await refreshIndex({ ...options, onProgress: () => {} });
  expect(skipped).toEqual([]);
  const worker = { embedder, neighbours: async () => null } as unknown as Worker;
  const live = new LiveSources(
    location,
    () => worker,
    () => {},
  );
  await live.follow(true);
  const { corpus, vectors } = live.current!;
  const index = location.database ? null : (vectors as HnswIndex | null);
  const byArticle = (await corpus.articleIds()).map((id) => corpus.chunkIds(id));
  const chunks = (await Promise.all(byArticle)).flat();
  if (location.database) expect(await corpusStore(location).inspect()).toBeNull();
  else {
    expect(index?.size).toBe(chunks.length);
    for (const id of chunks) expect(index?.has(id)).toBe(true);
  }
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
