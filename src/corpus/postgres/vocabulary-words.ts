import { fromInt8, toInt8 } from '../../../embeddings/int8-vector.ts';
import type { NewWord } from '../stored-article.ts';
import { columns } from './put-articles.ts';
import { allOf, oneOf } from './queries.ts';
import type { Queries } from './server.ts';
import { lexeme, lexemes } from './stems.ts';
import { bytesOf, int8Of } from './vectors.ts';

/** Those of the stems that the vocabulary doesn't have. */
export async function newStems(queries: Queries, stems: Iterable<string>): Promise<string[]> {
  const asked = [...stems];
  const rows = await allOf<{ stem: string }>(
    queries,
    'SELECT stem FROM vocabulary WHERE stem = ANY($1)',
    [lexemes(asked)],
  );
  const known = new Set(rows.map(({ stem }) => stem));
  return asked.filter((stem) => lexeme(stem) !== '' && !known.has(lexeme(stem)));
}

/** Adds words that the vocabulary doesn't have. */
export async function putWords(queries: Queries, words: readonly NewWord[]): Promise<void> {
  const rows = words.map(({ stem, form, language, vector }) => [
    ...[lexeme(stem), form, language],
    vector && bytesOf(toInt8(vector)),
  ]);
  await queries.query(
    `INSERT INTO vocabulary (stem, form, language, vector)
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::bytea[]) ON CONFLICT (stem) DO NOTHING`,
    columns(rows, 4),
  );
}

/** At most `limit` words behind a row, in order of their rows. */
export async function storedWords(
  queries: Queries,
  afterRow: number,
  limit: number,
): Promise<(NewWord & { readonly row: number })[]> {
  const rows = await allOf<Omit<NewWord, 'vector'> & { row: number; vector: Uint8Array | null }>(
    queries,
    'SELECT row, stem, form, language, vector FROM vocabulary WHERE row > $1 ORDER BY row LIMIT $2',
    [afterRow, limit],
  );
  return rows.map((word) => ({ ...word, vector: word.vector && fromInt8(int8Of(word.vector)) }));
}

/**
 * Forgets words that no article has any more, among at most `limit` behind a row; the last of all stays.
 * @returns the last row looked at; null when there was none.
 */
export async function forgetWords(
  queries: Queries,
  afterRow: number,
  limit: number,
): Promise<number | null> {
  const { last } = (await oneOf<{ last: number | null }>(
    queries,
    'SELECT max(row) AS last FROM (SELECT row FROM vocabulary WHERE row > $1 ORDER BY row LIMIT $2) AS slice',
    [afterRow, limit],
  ))!;
  if (last === null) return null;
  await queries.query(
    `DELETE FROM vocabulary WHERE row > $1 AND row <= $2 AND row < (SELECT max(row) FROM vocabulary)
       AND NOT EXISTS (SELECT 1 FROM stem_counts WHERE stem_counts.stem = vocabulary.stem AND chunks > 0)`,
    [afterRow, last],
  );
  return last;
}
