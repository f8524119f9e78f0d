import { totalsOf } from './generations.ts';
import { setMeta } from './meta.ts';
import { oneOf } from './queries.ts';
import { LIVING } from './schema.ts';
import type { Queries, Session } from './server.ts';

/** Makes the full text anew from what is stored. */
export async function mendFullText(queries: Queries): Promise<void> {
  await queries.query('REINDEX INDEX chunks_words');
  await queries.query('DELETE FROM stem_counts');
  await queries.query(
    `INSERT INTO stem_counts SELECT stem, collection, count(*)
     FROM chunks, unnest(tsvector_to_array(words)) AS stem WHERE ${LIVING} GROUP BY stem, collection`,
  );
}

/**
 * While a corpus has nothing yet, what is written waits in a list of 4 MB until it is sorted into the index of the words, many together:
 * chunks are written in half the time. Who reads looks through that list too.
 */
export async function beginFilling(queries: Queries): Promise<void> {
  if ((await totalsOf(queries)).chunks > 0) return;
  await queries.query('ALTER INDEX chunks_words SET (fastupdate = on)');
}

/** From then on, each change is sorted in at once, so that nobody who reads has a list to look through. */
export async function endFilling(queries: Queries): Promise<void> {
  const filling = await oneOf(
    queries,
    `SELECT 1 FROM pg_class WHERE oid = 'chunks_words'::regclass AND 'fastupdate=on' = ANY(reloptions)`,
  );
  if (!filling) return;
  await queries.query('ALTER INDEX chunks_words SET (fastupdate = off)');
  await queries.query(`SELECT gin_clean_pending_list('chunks_words')`);
}

/**
 * Deletes what was removed up to a generation: readers that are older must start anew.
 * @returns how many chunks there were.
 */
export function forgetRemoved(session: Session, generation: number): Promise<number> {
  return session.transaction(async (queries) => {
    await setMeta(queries, 'removals_since', String(generation));
    await queries.query(
      'DELETE FROM chunks USING removed_chunks WHERE removed_chunks.id = chunks.id AND generation <= $1',
      [generation],
    );
    await queries.query('DELETE FROM articles WHERE died <= $1', [generation]);
    await queries.query(
      'DELETE FROM generations WHERE generation < least($1, (SELECT max(generation) FROM generations))',
      [generation],
    );
    const { changes } = await queries.query('DELETE FROM removed_chunks WHERE generation <= $1', [
      generation,
    ]);
    return changes;
  });
}

/** How many there are of each value tells the server which way is the shortest. */
export async function settle(queries: Queries): Promise<void> {
  await queries.query('ANALYZE chunks, chunk_bodies, articles, stem_counts, vocabulary');
}
