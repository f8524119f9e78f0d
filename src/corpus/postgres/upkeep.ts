import { setMeta } from './meta.ts';
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
