import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import type { LocalEmbedder } from '../../embeddings/embedder.ts';
import { HnswIndex } from '../../embeddings/hnsw-index.ts';
import { fromInt8 } from '../../embeddings/int8-vector.ts';
import { loadEmbedder } from '../../embeddings/transformers-embedder.ts';
import { corpusStore } from '../../src/corpus/open-store.ts';
import { refreshIndex } from '../../tests/helpers/refresh-index.ts';
import { median, timed } from './statistics.ts';

export interface IndexingBench {
  readonly passages: number;
  /** Texts embedded: passages and sentences, each wording once, and the words of the vocabulary. */
  readonly texts: number;
  /** How many of them are a single word. */
  readonly words: number;
  /** Medians, in seconds. */
  readonly indexing: number;
  readonly embedding: number;
  readonly inserting: number;
  /** `indexing` to the other two together. */
  readonly ratio: number;
}

export interface IndexingOptions {
  readonly rounds: number;
  /** Whether a round comes before that is not counted. */
  readonly warmUp: boolean;
  /** Only each so many-th batch is embedded again, and counted so many times. */
  readonly sampled: number;
}

/**
 * Indexes a folder, and embeds the same texts and inserts the same vectors with nothing else, in turns. The last index
 * stays in `dataDir`.
 */
export async function timeIndexing(
  articlesDir: string,
  dataDir: string,
  { rounds, warmUp, sampled }: IndexingOptions,
): Promise<IndexingBench> {
  const indexing: number[] = [];
  const embedding: number[] = [];
  const inserting: number[] = [];
  let passages = 0;
  const texts = { all: 0, words: 0 };
  for (let round = warmUp ? 0 : 1; round <= rounds; round++) {
    // Each with a model that has met no word yet, as in a new folder.
    const [embedder, another] = [await load(), await load()];
    const indexed = await indexOnce(articlesDir, dataDir, embedder);
    passages = indexed.vectors.length;
    texts.all = indexed.batches.flat().length;
    texts.words = indexed.batches.flat().filter((text) => !/\s/.test(text)).length;
    const batches = indexed.batches.filter((_, i) => i % sampled === 0);
    const embedded = await timed(async () => {
      for (const batch of batches) await another.embed(batch, 'passage');
    });
    const inserted = await timed(() => {
      const index = new HnswIndex({ dimension: another.info.dimension });
      for (const [label, vector] of indexed.vectors.entries()) index.add(label, vector);
    });
    if (round === 0) continue;
    indexing.push(indexed.ms / 1000);
    embedding.push(((embedded.ms / 1000) * texts.all) / batches.flat().length);
    inserting.push(inserted.ms / 1000);
  }
  const ratios = indexing.map((seconds, i) => seconds / (embedding[i]! + inserting[i]!));
  return {
    passages,
    texts: texts.all,
    words: texts.words,
    indexing: median(indexing),
    embedding: median(embedding),
    inserting: median(inserting),
    ratio: median(ratios),
  };
}

const load = (): Promise<LocalEmbedder> =>
  loadEmbedder({ model: 'kiosque-fr-en', cacheDir: tmpdir() });

/** Through the product's own way, with the texts that it had embedded and the vectors that it inserted. */
async function indexOnce(articlesDir: string, dataDir: string, embedder: LocalEmbedder) {
  rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(dataDir, { recursive: true });
  const batches: (readonly string[])[] = [];
  const recording: LocalEmbedder = {
    ...embedder,
    embed: (texts, role) => {
      batches.push(texts);
      return embedder.embed(texts, role);
    },
  };
  const options = { articlesDir, dataDir, now: new Date(), full: false, embedder: recording };
  const { ms } = await timed(() => refreshIndex({ ...options, onProgress: () => {} }));
  const reader = (await corpusStore({ dataDir }).read())!;
  const rows = await reader.vectorRows.after(0, 1_000_000);
  const vectors = rows.map(({ vector }) => fromInt8(vector));
  await reader.close();
  return { ms, batches, vectors };
}
