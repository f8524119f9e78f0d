import type { StoredCollection } from '../corpus-reader.ts';
import type { StoredFile } from '../stored-article.ts';
import type { statements } from './statements.ts';

type Sql = ReturnType<typeof statements>;

/** See `CorpusReader.articleIds`. */
export function articleIdsInOrder(sql: Sql): string[] {
  return sql('SELECT id FROM articles ORDER BY published IS NULL, published DESC, file')
    .pluck()
    .all() as string[];
}

/** See `CorpusReader.articlesUndated`. */
export function articleIdsUndated(sql: Sql): string[] {
  return sql('SELECT id FROM articles WHERE published IS NULL').pluck().all() as string[];
}

/** See `CorpusReader.chunkIds`. */
export function chunkIdsOf(sql: Sql, articleId: string): number[] {
  return sql('SELECT id FROM chunks WHERE article_id = ? ORDER BY start')
    .pluck()
    .all(articleId) as number[];
}

/** See `CorpusReader.stems`. */
export function stemsAfter(sql: Sql, row: number, limit: number): { row: number; stem: string }[] {
  return sql(
    'SELECT rowid AS row, stem FROM vocabulary WHERE rowid > ? ORDER BY rowid LIMIT ?',
  ).all(row, limit) as { row: number; stem: string }[];
}

/** See `CorpusReader.collections`. */
export function collectionsWithArticles(sql: Sql): StoredCollection[] {
  return sql(
    `SELECT collection AS id, count(*) AS articles FROM article_places
     WHERE collection IS NOT NULL GROUP BY collection ORDER BY collection`,
  ).all() as StoredCollection[];
}

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
