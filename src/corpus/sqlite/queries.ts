import type { StoredFile } from '../stored-article.ts';
import type { statements } from './statements.ts';

type Sql = ReturnType<typeof statements>;

/** See `CorpusReader.articlesPublished`. */
export function articleIdsPublished(
  sql: Sql,
  since: string | null,
  until: string | null,
): string[] {
  return sql(
    `SELECT id FROM articles WHERE published >= substr(@since, 1, length(published))
       AND substr(published, 1, length(@until)) <= @until`,
  )
    .pluck()
    .all({ since: since ?? '', until: until ?? '9999' }) as string[];
}

/** See `CorpusReader.files`. */
export function filesWithDetails(sql: Sql): (StoredFile & { readonly details: string })[] {
  return sql(
    'SELECT id, file, hash, size, mtime_ms AS mtimeMs, details FROM articles ORDER BY id',
  ).all() as (StoredFile & { readonly details: string })[];
}
