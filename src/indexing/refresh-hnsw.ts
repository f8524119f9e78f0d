import type { EmbedderInfo } from '../../embeddings/embedder.ts';
import { loadHnsw, saveHnsw } from '../../embeddings/hnsw-file.ts';
import { HnswIndex } from '../../embeddings/hnsw-index.ts';
import type { Localized } from '../i18n/localized.ts';
import { en, fr } from '../i18n/typography.ts';
import type { CorpusWriter } from '../store/corpus-writer.ts';
import { fromInt8 } from '../store/int8-vector.ts';
import { breathe } from './breathe.ts';
import { hnswIdentity, hnswPath } from './hnsw-location.ts';

/** Deleted points cost memory and recall: beyond this share the index is built anew. */
const MAX_DELETED_SHARE = 0.2;
/** Insertions between two looks at the messages that wait. */
const SLICE = 50;

/**
 * Brings the HNSW file to the store's generation, from the vectors in the store alone.
 * @returns why it was built from nothing, or null when it was only updated.
 */
export async function refreshHnsw(
  writer: CorpusWriter,
  dataDir: string,
  info: EmbedderInfo,
  onProgress: (done: number, total: number) => void,
): Promise<Localized | null> {
  const generation = writer.generation;
  const identity = hnswIdentity(info);
  const loaded = await loadHnsw(hnswPath(dataDir), identity);
  if ('index' in loaded && loaded.generation === generation) return null;

  let index = 'index' in loaded ? loaded.index : new HnswIndex(identity);
  let reason: Localized | null = 'index' in loaded ? null : loaded;
  const { chunks } = writer.counts();
  if (reason === null) {
    const present = writer.chunkIds();
    for (const label of index.labels()) if (!present.has(label)) index.remove(label);
    if (index.deleted.size > MAX_DELETED_SHARE * (index.size + index.deleted.size)) {
      index = new HnswIndex(identity);
      reason = {
        fr: fr`plus d'un cinquième en était effacé`,
        en: en`more than a fifth of it was deleted`,
      };
    }
  }
  let done = 0;
  let added = 0;
  let lastId = 0;
  // Read in slices: an open cursor would keep the store from being written meanwhile.
  for (;;) {
    const slice = writer.vectors(lastId, SLICE);
    if (slice.length === 0) break;
    for (const { id, vector } of slice) {
      if (!index.has(id)) {
        index.add(id, fromInt8(vector));
        added++;
      }
    }
    lastId = slice.at(-1)!.id;
    done += slice.length;
    onProgress(done, chunks);
    if (added > 0) await breathe();
  }
  saveHnsw(index, hnswPath(dataDir), { ...identity, generation });
  return reason;
}
