import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { LocalEmbedder } from '../../embeddings/embedder.ts';
import { HnswIndex } from '../../embeddings/hnsw-index.ts';
import { fromInt8 } from '../../embeddings/int8-vector.ts';
import { oncePerWord } from '../../embeddings/once-per-word.ts';
import { loadEmbedder } from '../../embeddings/transformers-embedder.ts';
import type { ParsedArticle } from '../../src/articles/article.ts';
import { parseArticles } from '../../src/articles/parse-articles.ts';
import { corpusStore } from '../../src/corpus/open-store.ts';
import { prepareArticle } from '../../src/indexing/article-batch.ts';
import { refreshIndex } from '../../tests/helpers/refresh-index.ts';
import { cpuMs, cpuTimed } from './cpu-time.ts';
import type { StageKind } from './stage-kind.ts';

/** What a file goes through. */
export const INDEXING_STAGES = {
  reading: { name: 'reading files', grows: 'constant' },
  cutting: { name: 'cutting into chunks, words and stems', grows: 'constant' },
  tokenising: { name: 'tokenising', grows: 'constant' },
  embedding: { name: 'embedding', grows: 'constant' },
  hnsw: { name: 'HNSW insertions', grows: 'logarithm' },
  sqlite: { name: 'SQLite with full text, and all else', grows: 'logarithm' },
} as const satisfies Readonly<Record<string, StageKind>>;
export type IndexingStage = keyof typeof INDEXING_STAGES;

/** Files that are read and cut apart at most: the others are like them. */
const FILES = 400;
/** Batches of texts that are embedded apart at most. */
const BATCHES = 40;
const now = new Date('2026-01-15T12:00:00');

const load = (folder: string): Promise<LocalEmbedder> =>
  loadEmbedder({ model: 'kiosque-fr-en', cacheDir: folder });

/**
 * Milliseconds of processor time that each stage of indexing takes for a chunk: all of a folder is indexed, then each stage
 * done apart, with a part of the folder where that is as good.
 */
export async function indexingStages(
  articlesDir: string,
  dataDir: string,
): Promise<{ readonly chunks: number; readonly costs: Record<IndexingStage, number> }> {
  const { whole, batches, texts } = await indexed(articlesDir, dataDir);
  const corpus = (await corpusStore({ dataDir }).read({ checked: false }))!;
  const rows = await corpus.vectorRows.after(0, 10_000_000);
  const vectors = rows.map(({ vector }) => fromInt8(vector));
  await corpus.close();
  const { chunks, ...files } = await readAndCut(articlesDir, await load(dataDir));
  const share = chunks / vectors.length;
  const embedded = await tokenisedAndEmbedded(batches, await load(dataDir));
  const ofTexts = batches.flat().length / texts;
  const { ms: hnsw } = await cpuTimed(() => {
    const index = new HnswIndex({ dimension: vectors[0]!.length });
    for (const [label, vector] of vectors.entries()) index.add(label, vector);
  });
  const apart = {
    reading: files.reading / share,
    cutting: files.cutting / share,
    tokenising: files.tokenising / share + embedded.tokenising / ofTexts,
    embedding: embedded.embedding / ofTexts,
    hnsw,
  };
  const sum = Object.values(apart).reduce((total, ms) => total + ms, 0);
  const all = { ...apart, sqlite: Math.max(0, whole - sum) };
  const costs = Object.fromEntries(
    Object.entries(all).map(([stage, ms]) => [stage, ms / vectors.length]),
  ) as Record<IndexingStage, number>;
  return { chunks: vectors.length, costs };
}

/**
 * Indexes a folder as the product does, and keeps some of the batches that it had embedded. A small one is indexed twice and the
 * second time counted: much of the first goes to loading and compiling, which has a row of its own nowhere.
 */
async function indexed(articlesDir: string, dataDir: string) {
  if (articleFiles(articlesDir).length <= FILES) {
    const first = `${dataDir}-first`;
    mkdirSync(first, { recursive: true });
    const options = { articlesDir, dataDir: first, now, full: false };
    await refreshIndex({ ...options, embedder: await load(first), onProgress: () => {} });
    rmSync(first, { recursive: true });
  }
  const embedder = await load(dataDir);
  const all: (readonly string[])[] = [];
  const recording: LocalEmbedder = {
    ...embedder,
    embed: (texts, role) => {
      all.push(texts);
      return embedder.embed(texts, role);
    },
  };
  const options = { articlesDir, dataDir, now, full: false, embedder: recording };
  const { ms: whole } = await cpuTimed(() => refreshIndex({ ...options, onProgress: () => {} }));
  const step = Math.ceil(all.length / BATCHES);
  const texts = all.reduce((sum, batch) => sum + batch.length, 0);
  return { whole, texts, batches: all.filter((_, i) => i % step === 0) };
}

const articleFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.txt'),
  );

async function readAndCut(articlesDir: string, loaded: LocalEmbedder) {
  const names = articleFiles(articlesDir);
  const step = Math.ceil(names.length / FILES);
  const files = names.filter((_, i) => i % step === 0);
  const { ms: reading, result: articles } = await cpuTimed(() => readAll(articlesDir, files));
  let tokenising = 0;
  const counting: LocalEmbedder = {
    ...loaded,
    countTokens: oncePerWord((text) => {
      const before = cpuMs();
      const tokens = loaded.countTokens(text);
      tokenising += cpuMs() - before;
      return tokens;
    }),
  };
  const { ms, result: chunks } = await cpuTimed(() =>
    articles.reduce((sum, article) => {
      const stored = { id: article.file, file: article.file, hash: '', size: 0, mtimeMs: 0 };
      return sum + prepareArticle(stored, article, new Map(), counting).chunks.length;
    }, 0),
  );
  return { reading, cutting: ms - tokenising, tokenising, chunks };
}

async function readAll(folder: string, names: readonly string[]): Promise<ParsedArticle[]> {
  const articles: ParsedArticle[] = [];
  for (const name of names) {
    const parsed = await parseArticles(name, readFileSync(path.join(folder, name)), null, { now });
    if ('problem' in parsed) throw new Error(parsed.problem.en);
    articles.push(...parsed);
  }
  return articles;
}

/** Each word is tokenised when it is met first: what embedding takes beside that is told by a second time. */
async function tokenisedAndEmbedded(
  batches: readonly (readonly string[])[],
  embedder: LocalEmbedder,
): Promise<{ readonly tokenising: number; readonly embedding: number }> {
  const count = () => {
    for (const batch of batches) for (const text of batch) embedder.countTokens(text);
  };
  const { ms: tokenising } = await cpuTimed(count);
  const { ms: again } = await cpuTimed(count);
  const { ms } = await cpuTimed(async () => {
    for (const batch of batches) await embedder.embed(batch, 'passage');
  });
  return { tokenising, embedding: Math.max(0, ms - again) };
}
