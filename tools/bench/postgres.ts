import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { LocalEmbedder } from '../../embeddings/embedder.ts';
import { loadHnsw } from '../../embeddings/hnsw-file.ts';
import { fromInt8 } from '../../embeddings/int8-vector.ts';
import { loadEmbedder } from '../../embeddings/transformers-embedder.ts';
import type { OpenCorpus } from '../../src/corpus/corpus-reader.ts';
import { type CorpusLocation, corpusStore } from '../../src/corpus/open-store.ts';
import type { NewArticle } from '../../src/corpus/stored-article.ts';
import { hnswIdentity, hnswPath } from '../../src/indexing/hnsw/hnsw-location.ts';
import { newArticle } from '../../src/maintenance/copy-corpus.ts';
import { readQuestion } from '../../src/retrieval/query.ts';
import { retrieve, type Sources } from '../../src/retrieval/retrieve.ts';
import { refreshIndex } from '../../tests/helpers/refresh-index.ts';
import { writeArticles } from './generate-articles.ts';
import { arePeersInstalled, INSTALL } from './peers.ts';
import { hasPiaf, writePiaf } from './piaf.ts';
import { citationsOf, spread } from './postgres-answers.ts';
import { type PeerPassage, type PostgresPeer, startPostgresPeer } from './postgres-peer.ts';
import { EF_SEARCH, withServer } from './postgres-server.ts';
import type { Figure } from './report.ts';
import { median, quantile, timed } from './statistics.ts';

type Add = (figure: Figure) => void;

const SEED = 20240612;
const QUESTIONS = 300;
const NEIGHBOURS = 10;
const now = new Date('2026-01-15T12:00:00');

/** The same articles in files and in a server of its own: what indexing and searching take, and what is found otherwise. */
export const measurePostgres = (
  sizes: readonly number[],
  folder: string,
  add: Add,
): Promise<void> =>
  withServer(async (server) => {
    const sets: (readonly [string, (dir: string) => readonly string[]])[] = sizes.map((size) => [
      String(size),
      (dir) => writeArticles(dir, { passages: size, seed: SEED }),
    ]);
    if (hasPiaf) sets.unshift(['piaf', writePiaf]);
    for (const [name, write] of sets) {
      const url = `${server}?schema=bench_${name}`;
      await measureSet(name, path.join(folder, `postgres-${name}`), url, write, add);
    }
  });

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
  const loaded = await loadEmbedder({ model: 'kiosque-fr-en', cacheDir: dataDir });
  const embedder = embeddingOnce(loaded);
  const index = (location: CorpusLocation) =>
    timed(() =>
      refreshIndex({
        ...location,
        ...{ articlesDir, now, full: false, embedder, onProgress: () => {} },
      }),
    );
  const served = { dataDir, database: { url, efSearch: EF_SEARCH } };
  const files = await index({ dataDir, database: null });
  const database = await index(served);
  const { chunks } = files.result;
  const seconds = (label: string, ms: number): void =>
    add({ name: label, measured: ms / 1000, unit: 's' });
  seconds(`${name}, ${chunks} chunks: indexed into files`, files.ms);
  seconds('  into PostgreSQL, vectors given', database.ms);
  const asked = spread(questions, QUESTIONS);
  const writing = await secondsToWrite(dataDir, `${url}_written`, embedder);
  add({ name: '  the same, chunks, stems and vectors given', measured: writing, unit: 's' });
  const peer = arePeersInstalled() ? await filledPeer(dataDir, url, writing, add) : null;
  if (!peer) console.error(`PGVectorStore is not installed: ${INSTALL}`);
  await compareSearches(dataDir, url, asked, embedder, peer, add);
  await peer?.close();
  await embedder.close();
}

/** Articles written together, about as many chunks as indexing writes. */
const ARTICLES_WRITTEN = 40;

/**
 * What the server takes for a corpus that is made already, its HNSW index included: as the peer is given its passages with
 * their vectors.
 */
async function secondsToWrite(
  dataDir: string,
  url: string,
  { info }: LocalEmbedder,
): Promise<number> {
  const [from, to] = [
    corpusStore({ dataDir }),
    corpusStore({ dataDir, database: { url, efSearch: EF_SEARCH } }),
  ];
  const source = (await from.read())!;
  const files = await source.files();
  const articles: NewArticle[] = [];
  for (const file of files) articles.push(await newArticle(source, file, info.dimension));
  const { writer: reading } = await from.write(now);
  const words = await reading.words(0, 10_000_000);
  for (const one of [source, reading]) await one.close();
  const { writer } = await to.write(now);
  const { ms } = await timed(async () => {
    for (let start = 0; start < articles.length; start += ARTICLES_WRITTEN) {
      await writer.put(articles.slice(start, start + ARTICLES_WRITTEN), info.dimension);
    }
    await writer.put([], info.dimension, words);
    await writer.settle();
    await to.vectorIndex!.bringUp(info, { pid: process.pid, program: 'kiosque' });
  });
  await writer.close();
  return ms / 1000;
}

/** The same embedder, that is asked for the vector of a text once: who comes second is timed without the model. */
function embeddingOnce(embedder: LocalEmbedder): LocalEmbedder {
  const known = new Map<string, Float32Array | null>();
  return {
    ...embedder,
    async embed(texts, role) {
      const keys = texts.map((text) => `${role} ${text}`);
      const fresh = texts.filter((_, i) => !known.has(keys[i]!));
      const vectors = await embedder.embed(fresh, role);
      for (const [i, text] of fresh.entries()) known.set(`${role} ${text}`, vectors[i]!);
      return keys.map((key) => known.get(key)!);
    },
  };
}

/** What a search takes in files, in the server and in the peer, in turn, and what is found otherwise than in files. */
async function compareSearches(
  dataDir: string,
  url: string,
  asked: readonly string[],
  embedder: LocalEmbedder,
  peer: PostgresPeer | null,
  add: Add,
): Promise<void> {
  const loaded = await loadHnsw(hnswPath(dataDir), hnswIdentity(embedder.info));
  if (!('index' in loaded)) throw new Error(loaded.en);
  const fromFiles = { corpus: (await corpusStore({ dataDir }).read())!, vectors: loaded.index };
  const corpus = (await corpusStore({ dataDir, database: { url, efSearch: EF_SEARCH } }).read())!;
  const fromServer = { corpus, vectors: corpus.nearest };
  const times = { files: [] as number[], server: [] as number[], peer: [] as number[] };
  let same = 0;
  let found = 0;
  for (const [i, question] of asked.entries()) {
    const search = async (sources: Sources) => {
      const query = await readQuestion(question, sources, embedder);
      return (await timed(() => retrieve(query, sources))).ms;
    };
    const [vector] = await embedder.embed([question], 'query');
    const one = {
      files: await search(fromFiles),
      server: await search(fromServer),
      peer: peer ? (await timed(() => peer.search(question, vector!))).ms : 0,
    };
    if (i >= asked.length / 5) {
      for (const who of ['files', 'server', 'peer'] as const) times[who].push(one[who]);
    }
    const cited = (sources: Sources) => citationsOf(question, sources, embedder);
    if ((await cited(fromFiles)) === (await cited(fromServer))) same += 1;
    found += await recall(fromServer, url, vector!);
  }
  const total = asked.length;
  const search = (name: string, ms: readonly number[]): void => {
    add({ name: `  search in ${name}, in the middle`, measured: median(ms), unit: 'ms' });
    add({ name: '    95 of 100', measured: quantile(ms, 0.95), unit: 'ms' });
  };
  const ratio = (to: string, ms: readonly number[], limit: number): void =>
    add({
      name: `    to that in ${to}`,
      measured: median(times.server) / median(ms),
      unit: '×',
      limit,
    });
  search('files', times.files);
  if (peer) search('PGVectorStore', times.peer);
  search('PostgreSQL', times.server);
  ratio('files', times.files, 3);
  if (peer) ratio('PGVectorStore', times.peer, 1);
  add({ name: '  other citations', measured: 100 * (1 - same / total), unit: '%', limit: 1 });
  add({
    name: `  of the ${NEIGHBOURS} nearest, missed`,
    measured: 100 * (1 - found / total),
    unit: '%',
    limit: 3,
  });
  await fromFiles.corpus.close();
  await corpus.close();
}

/** All chunks with their vectors. */
async function passagesOf(corpus: OpenCorpus): Promise<PeerPassage[]> {
  const rows = await corpus.vectorRows.after(0, 10_000_000);
  const chunks = await corpus.chunks(rows.map(({ id }) => id));
  const texts = new Map(chunks.map(({ id, text }) => [id, text]));
  return rows.map(({ id, vector }) => ({ id, text: texts.get(id)!, vector: fromInt8(vector) }));
}

/** LangChain.js's store with the same passages and vectors on the same server, and what it took beside what Kiosque did. */
async function filledPeer(
  dataDir: string,
  url: string,
  writing: number,
  add: Add,
): Promise<PostgresPeer> {
  const corpus = (await corpusStore({ dataDir }).read())!;
  const passages = await passagesOf(corpus);
  await corpus.close();
  const peer = await startPostgresPeer(url.replace(/\?schema=.*/, ''), passages);
  const { inserting, hnsw, fullText } = peer.seconds;
  const indexing = inserting + hnsw + fullText;
  add({ name: '  PGVectorStore, vectors given', measured: indexing, unit: 's' });
  add({ name: '    rows', measured: inserting, unit: 's' });
  add({ name: '    HNSW index', measured: hnsw, unit: 's' });
  add({ name: '    full text', measured: fullText, unit: 's' });
  const toPeer = writing / indexing;
  add({ name: '  Kiosque with all given, to that', measured: toPeer, unit: '×', limit: 0.5 });
  return peer;
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
  const { rows } = await serverOf({ url, efSearch: EF_SEARCH }).query<{ id: number }>(
    `SELECT id FROM chunks WHERE vector IS NOT NULL ORDER BY vector <=> $1::vector::halfvec, id LIMIT ${NEIGHBOURS}`,
    [text],
  );
  const exact = new Set(rows.map(({ id }) => id));
  const got = await vectors!.search(vector, 60);
  return got.slice(0, NEIGHBOURS).filter(({ label }) => exact.has(label)).length / exact.size;
}
