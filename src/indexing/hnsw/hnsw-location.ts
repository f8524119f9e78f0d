import path from 'node:path';
import type { EmbedderInfo } from '../../../embeddings/embedder.ts';
import type { HnswOptions } from '../../../embeddings/hnsw-index.ts';
import type { IndexIdentity } from '../../../embeddings/hnsw-manifest.ts';

/** Where the HNSW index lies: `chunks.hnsw.json` and the file that it names. */
export const hnswPath = (dataDir: string): string => path.join(dataDir, 'chunks.hnsw');

/** What a saved HNSW index must have been made with to be used. */
export function hnswIdentity(info: EmbedderInfo): HnswOptions & IndexIdentity {
  return { dimension: info.dimension, embedder: info.id, revision: info.revision };
}
