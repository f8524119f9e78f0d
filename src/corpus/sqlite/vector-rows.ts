import type { Corpus } from './open-corpus.ts';

/** The last id that a chunk was given. */
export function lastChunkId(db: Corpus): number {
  const last = db.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'chunks'").pluck().get();
  return (last as number | undefined) ?? 0;
}

/** How many chunks were removed after a generation that had ids up to `lastId`, and how many came. */
export function changesSince(
  db: Corpus,
  generation: number,
  lastId: number,
): { removed: number; added: number } {
  return db
    .prepare(
      `SELECT (SELECT count(*) FROM removed_chunks WHERE generation > ? AND id <= ?) AS removed,
         (SELECT count(*) FROM chunks WHERE id > ?) AS added`,
    )
    .get(generation, lastId, lastId) as { removed: number; added: number };
}

/** At most `limit` chunks above an id with their vectors, in order of id. */
export function vectorsAfter(
  db: Corpus,
  id: number,
  limit: number,
): { id: number; vector: Int8Array }[] {
  const rows = db
    .prepare(
      'SELECT id, vector FROM chunks WHERE id > ? AND vector IS NOT NULL ORDER BY id LIMIT ?',
    )
    .all(id, limit) as { id: number; vector: Buffer }[];
  return rows.map(({ id, vector }) => ({ id, vector: new Int8Array(vector) }));
}

/** Chunks that have a vector. */
export function vectorCount(db: Corpus): number {
  // Those without one have an index, and are few: to count the others would read the whole store.
  return db
    .prepare(
      'SELECT (SELECT chunks FROM totals) - (SELECT count(*) FROM chunks WHERE vector IS NULL)',
    )
    .pluck()
    .get() as number;
}

/** Ids of the chunks that have a vector. */
export function idsWithVector(db: Corpus): Set<number> {
  const ids = db.prepare('SELECT id FROM chunks WHERE vector IS NOT NULL').pluck().all();
  return new Set(ids as number[]);
}
