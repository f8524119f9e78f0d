import { PGlite, type Transaction } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import { afterAll } from 'vitest';
import type { Queries, Server } from '../../src/corpus/postgres/server.ts';

let started: Promise<PGlite> | null = null;
let schemas = 0;

/** PostgreSQL in this process, one for a test file: it has one connection, and takes seconds to start. */
async function pglite(): Promise<PGlite> {
  started ??= PGlite.create({ extensions: { vector } });
  return started;
}

afterAll(async () => {
  await (await started)?.close();
});

const queriesOf = (db: PGlite | Transaction): Queries => ({
  query: async (sql, values = []) => {
    const { rows, affectedRows } = await db.query(sql, [...values]);
    return { rows: rows as never, changes: affectedRows ?? rows.length };
  },
});

/** A server without anything in it. */
export async function pgliteServer(): Promise<Server> {
  const db = await pglite();
  const schema = `kiosque${++schemas}`;
  const inSchema = `SET search_path = ${schema}, public`;
  const alone: Queries = {
    query: (sql, values) =>
      db.transaction(async (tx) => {
        await tx.exec(inSchema);
        return queriesOf(tx).query(sql, values);
      }) as never,
  };
  const transactions = {
    ...alone,
    transaction: <T>(work: (queries: Queries) => Promise<T>) =>
      db.transaction(async (tx) => {
        await tx.exec(inSchema);
        return work(queriesOf(tx));
      }) as Promise<T>,
  };
  return {
    ...transactions,
    schema,
    serverName: 'PGlite',
    read: alone.query,
    session: async () => ({
      ...transactions,
      ended: new Promise<void>(() => {}),
      close: async () => {},
    }),
    listen: async (channel, heard) => db.listen(channel, heard),
    close: async () => {},
  };
}
