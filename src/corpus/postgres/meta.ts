import { oneOf } from './queries.ts';
import type { Queries, Server } from './server.ts';

/** What was noted of the corpus under a name. */
export async function metaOf(queries: Queries, key: string): Promise<string | null> {
  const found = 'SELECT value FROM corpus_meta WHERE key = $1';
  return (await oneOf<{ value: string }>(queries, found, [key]))?.value ?? null;
}

/** Keeps a value under a key, in the place of the one before. */
export async function setMeta(queries: Queries, key: string, value: string): Promise<void> {
  await queries.query(
    `INSERT INTO corpus_meta VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = $2
     WHERE corpus_meta.value <> $2`,
    [key, value],
  );
}

/** The same, for who reads: asked again where the connection is lost meanwhile. */
export function readMeta(server: Pick<Server, 'read'>, key: string): Promise<string | null> {
  return metaOf({ query: (sql, values) => server.read(sql, values) }, key);
}
