import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LocalEmbedder } from '../../embeddings/embedder.ts';
import { loadHnsw } from '../../embeddings/hnsw-file.ts';
import { loadEmbedder } from '../../embeddings/transformers-embedder.ts';
import type { OpenCorpus } from '../../src/corpus/corpus-reader.ts';
import { corpusStore } from '../../src/corpus/open-store.ts';
import { hnswIdentity, hnswPath } from '../../src/indexing/hnsw/hnsw-location.ts';
import type { Sources } from '../../src/retrieval/retrieve.ts';
import { refreshIndex } from './refresh-index.ts';

export const repository = fileURLToPath(new URL('../../', import.meta.url));
export const sampleArticles = join(repository, 'articles');

export interface SampleQuestion {
  readonly question: string;
  readonly language: 'fr' | 'en';
  /** The file that answers; null when none does. */
  readonly file: string | null;
  /** Files of which any one answers. */
  readonly files?: readonly string[];
  readonly answer: string | null;
  readonly kind: string;
}

export function sampleQuestions(): SampleQuestion[] {
  const file = join(repository, 'tests/fixtures/questions/sample-questions.jsonl');
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/** What a question is asked of, to be closed. */
export type OpenSources = Sources & { readonly corpus: OpenCorpus };

/** A folder of articles indexed in this process with the bundled model. */
export async function indexedFolder(
  articlesDir: string,
  dataDir: string,
): Promise<{ readonly sources: OpenSources; readonly embedder: LocalEmbedder }> {
  const embedder = await loadEmbedder({ model: 'kiosque-fr-en', cacheDir: dataDir });
  const now = new Date('2026-01-15T12:00:00');
  await refreshIndex({ articlesDir, dataDir, now, full: false, embedder, onProgress: () => {} });
  const loaded = await loadHnsw(hnswPath(dataDir), hnswIdentity(embedder.info));
  if (!('index' in loaded)) throw new Error(loaded.en);
  const corpus = (await corpusStore({ dataDir }).read())!;
  return { sources: { corpus, vectors: loaded.index }, embedder };
}
