import { asHalfvec, nearestIndex, ofDimension } from './nearest.ts';
import { NEVER } from './schema.ts';
import type { Session } from './server.ts';

/** Of fewer chunks the server compares all, which takes no longer than HNSW and misses none. */
const WORTH_AN_INDEX = 5_000;
/** What is gone is deleted when nobody can be reading it any more. */
const KEPT_MINUTES = 10;
/** For a build within memory, in kB: what 150,000 vectors of 384 dimensions take. */
const BUILD_MEMORY = 262_144;
/**
 * Of 40,000 made-up chunks, 1.1 % of the ten nearest are missed with 800 in view, 2 % with pgvector's own `m` of 16 and twice the
 * `ef_construction`, which takes longer to build.
 */
const CONSTRUCTION = 'm = 24, ef_construction = 100';

/** Sees to the index of the vectors: built once there are many, and without those of another dimension. */
export async function bringUpVectors(session: Session, dimension: number): Promise<void> {
  const { rows } = await session.query<{ chunks: number; indexed: boolean }>(
    `SELECT (SELECT count(*) FROM chunks WHERE died = ${NEVER} AND ${ofDimension(dimension)})::int AS chunks,
       to_regclass($1) IS NOT NULL AS indexed`,
    [nearestIndex(dimension)],
  );
  const { chunks, indexed } = rows[0]!;
  if (!indexed && chunks >= WORTH_AN_INDEX) await build(session, dimension);
  const others = await session.query<{ name: string }>(
    `SELECT indexrelid::regclass::text AS name FROM pg_index
     WHERE indrelid = 'chunks'::regclass AND indexrelid::regclass::text ~ 'chunks_nearest_\\d+$'
       AND indexrelid IS DISTINCT FROM to_regclass($1)`,
    [nearestIndex(dimension)],
  );
  for (const { name } of others.rows) await session.query(`DROP INDEX IF EXISTS ${name}`);
}

async function build(session: Session, dimension: number): Promise<void> {
  await session.transaction(async (queries) => {
    // A server that is given more has more.
    await queries.query(
      `SELECT set_config('maintenance_work_mem', greatest(setting::int, ${BUILD_MEMORY}) || 'kB', true)
       FROM pg_settings WHERE name = 'maintenance_work_mem'`,
    );
    await queries.query(
      `CREATE INDEX ${nearestIndex(dimension)} ON chunks
       USING hnsw ((${asHalfvec(dimension)}) halfvec_cosine_ops)
       WITH (${CONSTRUCTION}) WHERE ${ofDimension(dimension)}`,
    );
  });
  await session.query('ANALYZE chunks');
}

/** The last generation that nobody reads any more; null where all may be read. */
export async function outdated(session: Session): Promise<number | null> {
  const { rows } = await session.query<{ generation: number | null }>(
    `SELECT max(generation) AS generation FROM generations WHERE at < now() - interval '${KEPT_MINUTES} minutes'`,
  );
  return rows[0]!.generation;
}
