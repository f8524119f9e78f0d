import { fileOf } from '../../articles/article.ts';
import type { StoredFile } from '../stored-article.ts';
import { allOf, oneOf } from './queries.ts';
import { LIVING } from './schema.ts';
import type { Queries } from './server.ts';
import { fromHalfvec, HALFVEC_BYTES, int8Of, spansOf } from './vectors.ts';

const FILE_COLUMNS = 'id, file, hash, size, mtime_ms AS "mtimeMs"';

/** At most `limit` files of articles behind a row, in order of their rows. */
export function storedFiles(
  queries: Queries,
  afterRow: number,
  limit: number,
): Promise<readonly (StoredFile & { readonly row: number })[]> {
  return allOf(
    queries,
    `SELECT row, ${FILE_COLUMNS} FROM articles WHERE row > $1 AND ${LIVING} ORDER BY row LIMIT $2`,
    [afterRow, limit],
  );
}

/** What the corpus has of a file; null for nothing. */
export function storedFile(queries: Queries, file: string): Promise<StoredFile | null> {
  return oneOf(queries, `SELECT ${FILE_COLUMNS} FROM articles WHERE file = $1 AND ${LIVING}`, [
    file,
  ]);
}

/** The articles of a file, in their order: more than one where it holds several. */
export async function storedFilesOf(queries: Queries, file: string): Promise<StoredFile[]> {
  // "#" and the sign behind it: the names that parts go by, and those of other files that look like them.
  const rows = await allOf<StoredFile>(
    queries,
    `SELECT ${FILE_COLUMNS} FROM articles
     WHERE (file = $1 OR (file > $1 || '#' AND file < $1 || '$')) AND ${LIVING} ORDER BY row`,
    [file],
  );
  return rows.filter((row) => fileOf(row.file) === file);
}

/** Articles of the same content. */
export function storedFilesWith(queries: Queries, hash: string): Promise<readonly StoredFile[]> {
  return allOf(queries, `SELECT ${FILE_COLUMNS} FROM articles WHERE hash = $1 AND ${LIVING}`, [
    hash,
  ]);
}

/** Whether an article with this id is in the corpus. */
export async function hasArticle(queries: Queries, articleId: string): Promise<boolean> {
  const found = `SELECT 1 FROM articles WHERE id = $1 AND ${LIVING}`;
  return (await oneOf(queries, found, [articleId])) !== null;
}

/** Texts of an article's chunks and sentences with the vectors kept for them. */
export async function storedVectors(
  queries: Queries,
  articleId: string,
  dimension: number,
): Promise<Map<string, Int8Array>> {
  const rows = await allOf<{
    start: number;
    text: string;
    vector: Uint8Array | null;
    spans: Uint8Array;
    vectors: Uint8Array;
  }>(
    queries,
    `SELECT start, text, ${HALFVEC_BYTES} AS vector, sentence_spans AS spans, sentence_vectors AS vectors
     FROM chunks JOIN chunk_bodies USING (id) WHERE article = $1 AND ${LIVING}`,
    [articleId],
  );
  const known = new Map<string, Int8Array>();
  for (const row of rows) {
    const whole = fromHalfvec(row.vector);
    if (whole) known.set(row.text, whole);
    const spans = spansOf(row.spans);
    for (let i = 0; i * 2 < spans.length; i++) {
      const vector = int8Of(row.vectors.subarray(i * dimension, (i + 1) * dimension));
      if (vector.every((value) => value === 0)) continue; // it has none
      known.set(row.text.slice(spans[i * 2]! - row.start, spans[i * 2 + 1]! - row.start), vector);
    }
  }
  return known;
}

/** Takes a file's new time stamp down, its content being the same. */
export async function touchFile(
  queries: Queries,
  { id, size, mtimeMs }: StoredFile,
): Promise<void> {
  await queries.query(`UPDATE articles SET size = $2, mtime_ms = $3 WHERE id = $1 AND ${LIVING}`, [
    id,
    size,
    mtimeMs,
  ]);
}
