import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { loadHnsw } from '../../embeddings/hnsw-file.ts';
import { loadEmbedder } from '../../embeddings/transformers-embedder.ts';
import { answerQuestion } from '../../src/answering/answer-question.ts';
import { type CorpusLocation, corpusStore } from '../../src/corpus/open-store.ts';
import { hnswIdentity, hnswPath } from '../../src/indexing/hnsw/hnsw-location.ts';
import { readQuestion } from '../../src/retrieval/query.ts';
import { retrieve, type Sources } from '../../src/retrieval/retrieve.ts';
import { refreshIndex } from '../../tests/helpers/refresh-index.ts';
import { findPostgres } from '../postgres/binaries.ts';
import { startPostgres } from '../postgres/server.ts';
import { writeArticles } from './generate-articles.ts';
import { hasPiaf, writePiaf } from './piaf.ts';
import type { Figure } from './report.ts';
import { median, quantile, timed } from './statistics.ts';

type Add = (figure: Figure) => void;

const SEED = 20240612;
const QUESTIONS = 100;
const NEIGHBOURS = 10;
const ALL = { within: null };
const now = new Date('2026-01-15T12:00:00');

/** The same articles in files and in a server of its own: what indexing and searching take, and what is found otherwise. */
export async function measurePostgres(
  sizes: readonly number[],
  folder: string,
  add: Add,
): Promise<void> {
  const binaries = findPostgres();
  if (!binaries) {
    console.error('There is no PostgreSQL with pgvector: npm run postgres -- fetch');
    return;
  }
  const server = await startPostgres(binaries, true);
  try {
    const sets: (readonly [string, (dir: string) => readonly string[]])[] = sizes.map((size) => [
      String(size),
      (dir) => writeArticles(dir, { passages: size, seed: SEED }),
    ]);
    if (hasPiaf) sets.unshift(['piaf', writePiaf]);
    for (const [name, write] of sets) {
      const url = `${server.url}?schema=bench_${name}`;
      await measureSet(name, path.join(folder, `postgres-${name}`), url, write, add);
    }
  } finally {
    await server.stop();
  }
}

async function measureSet(
  name: string,
  folder: string,
  url: string,
  write: (articlesDir: string) => readonly string[],
  add: Add,
): Promise<void> {
  const [articlesDir, dataDir] = [path.join(folder, 'articles'), path.join(folder, 'data')];
  mkdirSync(dataDir, { recursive: true });
  const questions = write(articlesDir);
  const embedder = await loadEmbedder({ model: 'kiosque-fr-en', cacheDir: dataDir });
  const index = (location: CorpusLocation) =>
    timed(() =>
      refreshIndex({
        ...location,
        ...{ articlesDir, now, full: false, embedder, onProgress: () => {} },
      }),
    );
  const files = await index({ dataDir, database: null });
  const served = { dataDir, database: { url, efSearch: 100 } };
  const database = await index(served);
  const { chunks } = files.result;
  add({
    name: `${name}, ${chunks} chunks: indexed into files`,
    measured: files.ms / 1000,
    unit: 's',
  });
  add({ name: '  into PostgreSQL', measured: database.ms / 1000, unit: 's' });

  const loaded = await loadHnsw(hnswPath(dataDir), hnswIdentity(embedder.info));
  if (!('index' in loaded)) throw new Error(loaded.en);
  const fromFiles = { corpus: (await corpusStore({ dataDir }).read())!, vectors: loaded.index };
  const corpus = (await corpusStore(served).read())!;
  const fromServer = { corpus, vectors: corpus.nearest };
  const step = Math.max(1, Math.floor(questions.length / QUESTIONS));
  const asked = questions.filter((_, i) => i % step === 0).slice(0, QUESTIONS);

  const times = { files: [] as number[], server: [] as number[] };
  let same = 0;
  let found = 0;
  for (const [i, question] of asked.entries()) {
    const search = async (sources: Sources) => {
      const query = await readQuestion(question, sources, embedder);
      return timed(() => retrieve(query, sources));
    };
    const one = await search(fromFiles);
    const other = await search(fromServer);
    if (i >= asked.length / 5) {
      times.files.push(one.ms);
      times.server.push(other.ms);
    }
    const cited = async (sources: Sources) => {
      const { sentences } = await answerQuestion(question, { ...ALL, now }, sources, embedder);
      return JSON.stringify(
        sentences.map(({ citation: { file, start, end } }) => [file, start, end]),
      );
    };
    if ((await cited(fromFiles)) === (await cited(fromServer))) same += 1;
    const [vector] = await embedder.embed([question], 'query');
    found += await recall(fromServer, url, vector!);
  }
  const total = asked.length;
  add({ name: '  search in files, in the middle', measured: median(times.files), unit: 'ms' });
  add({ name: '  search in PostgreSQL', measured: median(times.server), unit: 'ms' });
  add({ name: '  95 of 100', measured: quantile(times.server, 0.95), unit: 'ms' });
  const times3 = median(times.server) / median(times.files);
  add({ name: '  to that in files', measured: times3, unit: '×', limit: 3 });
  add({ name: '  other citations', measured: 100 * (1 - same / total), unit: '%', limit: 1 });
  add({
    name: `  of the ${NEIGHBOURS} nearest, missed`,
    measured: 100 * (1 - found / total),
    unit: '%',
    limit: 3,
  });
  await fromFiles.corpus.close();
  await corpus.close();
  await embedder.close();
}

/** Share of the nearest that are found through the index. */
async function recall(
  { vectors }: { readonly vectors: Sources['vectors'] },
  url: string,
  vector: Float32Array,
): Promise<number> {
  const { serverOf } = await import('../../src/corpus/postgres/open-server.ts');
  const text = `[${vector.join()}]`;
  // Without a cast of the column, the index is of no use.
  const { rows } = await serverOf({ url, efSearch: 100 }).query<{ id: number }>(
    `SELECT id FROM chunks WHERE vector IS NOT NULL ORDER BY vector <=> $1::vector::halfvec, id LIMIT ${NEIGHBOURS}`,
    [text],
  );
  const exact = new Set(rows.map(({ id }) => id));
  const got = await vectors!.search(vector, 60);
  return got.slice(0, NEIGHBOURS).filter(({ label }) => exact.has(label)).length / exact.size;
}
