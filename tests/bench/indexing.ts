import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { LocalEmbedder } from '../../embeddings/embedder.ts';
import { HnswIndex } from '../../embeddings/hnsw-index.ts';
import { loadEmbedder } from '../../embeddings/transformers-embedder.ts';
import { refreshIndex } from '../../src/indexing/refresh.ts';
import { CorpusReader } from '../../src/store/corpus-reader.ts';
import { fromInt8 } from '../../src/store/int8-vector.ts';
import { openCorpusForReading } from '../../src/store/open-corpus.ts';
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

/** Indexes a folder, and embeds the same texts and inserts the same vectors with nothing else, in turns. */
export async function timeIndexing(articlesDir: string, rounds: number): Promise<IndexingBench> {
  const embedder = await loadEmbedder({ model: 'kiosque-fr-en', cacheDir: tmpdir() });
  const indexing: number[] = [];
  const embedding: number[] = [];
  const inserting: number[] = [];
  let passages = 0;
  let texts: readonly string[] = [];
  // The first round only warms up both sides.
  for (let round = 0; round <= rounds; round++) {
    const indexed = await indexOnce(articlesDir, embedder);
    passages = indexed.vectors.length;
    texts = indexed.batches.flat();
    const embedded = await timed(async () => {
      for (const batch of indexed.batches) await embedder.embed(batch, 'passage');
    });
    const inserted = await timed(() => {
      const index = new HnswIndex({ dimension: embedder.info.dimension });
      for (const [label, vector] of indexed.vectors.entries()) index.add(label, vector);
    });
    if (round === 0) continue;
    indexing.push(indexed.ms / 1000);
    embedding.push(embedded.ms / 1000);
    inserting.push(inserted.ms / 1000);
  }
  const ratios = indexing.map((seconds, i) => seconds / (embedding[i]! + inserting[i]!));
  return {
    passages,
    texts: texts.length,
    words: texts.filter((text) => !/\s/.test(text)).length,
    indexing: median(indexing),
    embedding: median(embedding),
    inserting: median(inserting),
    ratio: median(ratios),
  };
}

/** Through the product's own way, with the texts that it had embedded and the vectors that it inserted. */
async function indexOnce(articlesDir: string, embedder: LocalEmbedder) {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'kiosque-bench-index-'));
  try {
    const batches: (readonly string[])[] = [];
    const recording: LocalEmbedder = {
      ...embedder,
      embed: (texts, role, parts) => {
        batches.push(texts);
        return embedder.embed(texts, role, parts);
      },
    };
    const now = new Date();
    const { ms } = await timed(() =>
      refreshIndex({
        articlesDir,
        dataDir,
        now,
        full: false,
        embedder: recording,
        onProgress: () => {},
      }),
    );
    const reader = new CorpusReader(openCorpusForReading(dataDir)!);
    const vectors = reader.vectors(0, 1_000_000).map(({ vector }) => fromInt8(vector));
    reader.close();
    return { ms, batches, vectors };
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
