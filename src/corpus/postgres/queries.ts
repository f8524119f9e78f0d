import type { Queries } from './server.ts';

/** All rows that a statement gives. */
export async function allOf<Row>(
  queries: Queries,
  sql: string,
  values: readonly unknown[] = [],
): Promise<readonly Row[]> {
  return (await queries.query<Row>(sql, values)).rows;
}

/** The first row; null where there is none. */
export async function oneOf<Row>(
  queries: Queries,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Row | null> {
  return (await allOf<Row>(queries, sql, values))[0] ?? null;
}
