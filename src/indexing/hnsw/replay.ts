import { setImmediate } from 'node:timers/promises';
import type { HnswIndex } from '../../../embeddings/hnsw-index.ts';
import { fromInt8 } from '../../../embeddings/int8-vector.ts';
import type { OpenCorpus } from '../../corpus/corpus-reader.ts';

/** Insertions are synchronous, about a millisecond each: others have their turn after so long, and often together. */
const SLICE_MS = 4;
/** Vectors read at a time. */
const ROWS = 8;

/** How far an index has followed the store. */
export interface Followed {
  readonly generation: number;
  /** The last chunk that was looked at. */
  readonly highest: number;
}

/**
 * Takes into an index what the store has removed and added since, in short slices. Chunks that are gone before they are
 * read are never seen; those that go afterwards are removed the next time.
 */
export async function replay(
  index: HnswIndex,
  corpus: OpenCorpus,
  since: Followed,
): Promise<Followed> {
  const { generation, vectorRows } = corpus;
  let start = performance.now();
  const breathe = async (): Promise<void> => {
    if (performance.now() - start < SLICE_MS) return;
    await setImmediate();
    start = performance.now();
  };
  for (const id of await vectorRows.removedSince(since.generation)) {
    if (index.has(id)) index.remove(id);
  }
  let { highest } = since;
  for (;;) {
    const rows = await vectorRows.after(highest, ROWS);
    for (const { id, vector } of rows) {
      index.add(id, fromInt8(vector));
      highest = id;
      await breathe();
    }
    if (rows.length < ROWS) return { generation, highest };
  }
}
