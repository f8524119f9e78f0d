import type { RemovedArticle } from '../corpus-writer.ts';
import { columns } from './put-articles.ts';
import { allOf, oneOf } from './queries.ts';
import { LIVING } from './schema.ts';
import type { Queries, Session } from './server.ts';

/** The id that an article of this content had when it was removed. */
export async function formerId(queries: Queries, hash: string): Promise<string | null> {
  const found = 'SELECT id FROM removed_articles WHERE hash = $1 LIMIT 1';
  return (await oneOf<{ id: string }>(queries, found, [hash]))?.id ?? null;
}

/** Notes which articles are about to be removed, within the change that removes them. */
export async function noteRemoved(queries: Queries, ids: readonly string[]): Promise<void> {
  await queries.query(
    `INSERT INTO removed_articles SELECT id, hash FROM articles WHERE id = ANY($1) AND ${LIVING}
     ON CONFLICT (id) DO UPDATE SET hash = excluded.hash`,
    [ids],
  );
}

/** Forgets of articles that come back that they were away. */
export async function forgetReturned(queries: Queries, ids: readonly string[]): Promise<void> {
  await queries.query('DELETE FROM removed_articles WHERE id = ANY($1)', [ids]);
}

/** All that {@link formerId} knows. */
export function removedArticles(queries: Queries): Promise<readonly RemovedArticle[]> {
  return allOf(queries, 'SELECT id, hash FROM removed_articles ORDER BY id');
}

/** Has {@link formerId} know these instead, but for those that are there. */
export async function rememberRemoved(
  session: Session,
  removed: readonly RemovedArticle[],
): Promise<void> {
  const rows = removed.map(({ id, hash }) => [id, hash]);
  await session.transaction(async (queries) => {
    await queries.query('DELETE FROM removed_articles');
    await queries.query(
      `INSERT INTO removed_articles SELECT * FROM unnest($1::text[], $2::text[]) AS gone (id, hash)
       WHERE NOT EXISTS (SELECT 1 FROM articles WHERE articles.id = gone.id AND ${LIVING})`,
      columns(rows, 2),
    );
  });
}
