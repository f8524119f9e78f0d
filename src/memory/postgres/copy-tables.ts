import type { Queries, Server } from '../../corpus/postgres/server.ts';
import { MEMORY_TABLES, type MemoryTable } from '../memory-tables.ts';

type Row = Readonly<Record<string, unknown>>;

/** Rows read or written together. */
const ROWS_PER_READ = 500;

/** PostgreSQL has no NUL in a text, nor lone halves of a pair in JSON. */
const UNKNOWN_TO_JSON = /[\0\p{Surrogate}]/gu;

const servedName = ({ name, served = name }: MemoryTable): string => served;

/** Gives all rows of all tables, as they are at one moment, as `bot.db` would have them. */
export function readTables(
  server: Server,
  take: (table: MemoryTable, rows: readonly Row[]) => void,
): Promise<void> {
  return server.transaction(async (queries) => {
    await queries.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
    for (const table of MEMORY_TABLES) {
      const { columns, flags = [], order = '1, 2' } = table;
      await queries.query(
        `DECLARE all_rows CURSOR FOR SELECT ${columns.join(', ')} FROM ${servedName(table)} ORDER BY ${order}`,
      );
      for (;;) {
        const { rows } = await queries.query<Row>(`FETCH ${ROWS_PER_READ} FROM all_rows`);
        if (rows.length === 0) break;
        take(
          table,
          rows.map((row) => ({
            ...row,
            ...Object.fromEntries(flags.map((flag) => [flag, Number(row[flag])])),
          })),
        );
      }
      await queries.query('CLOSE all_rows');
    }
  });
}

/** Fills tables without anything in them, within a transaction. */
export async function fillTables(
  queries: Queries,
  rowsOf: (table: MemoryTable) => Iterable<Row>,
): Promise<void> {
  for (const table of MEMORY_TABLES) {
    let slice: Row[] = [];
    for (const row of rowsOf(table)) {
      slice.push(row);
      if (slice.length < ROWS_PER_READ) continue;
      await put(queries, table, slice);
      slice = [];
    }
    if (slice.length > 0) await put(queries, table, slice);
    if (table.counted) {
      const name = servedName(table);
      await queries.query(
        `SELECT setval(pg_get_serial_sequence('${name}', 'id'), (SELECT coalesce(max(id), 0) + 1 FROM ${name}), false)`,
      );
    }
  }
}

async function put(queries: Queries, table: MemoryTable, rows: readonly Row[]): Promise<void> {
  const { columns, flags = [] } = table;
  const name = servedName(table);
  const values = rows.map((row) => ({
    ...row,
    ...Object.fromEntries(flags.map((flag) => [flag, row[flag] === 1])),
  }));
  const json = JSON.stringify(values, (_, value) =>
    typeof value === 'string' ? value.replace(UNKNOWN_TO_JSON, '\ufffd') : value,
  );
  await queries.query(
    `INSERT INTO ${name} (${columns.join(', ')})
     SELECT ${columns.join(', ')} FROM json_populate_recordset(NULL::${name}, $1::json)`,
    [json],
  );
}
