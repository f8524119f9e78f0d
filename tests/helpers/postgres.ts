import { afterAll, beforeAll } from 'vitest';
import { PgServer } from '../../src/corpus/postgres/pg-server.ts';
import { findPostgres } from '../../tools/postgres/binaries.ts';
import { type PostgresServer, startPostgres } from '../../tools/postgres/server.ts';

const binaries = findPostgres();

/** Whether there is a PostgreSQL server with pgvector to test with. */
export const hasPostgres = binaries !== null;

if (!hasPostgres) {
  console.warn(
    'No PostgreSQL with pgvector here (npm run postgres -- fetch): its tests are skipped.',
  );
}

/** A server for the tests of a file, and databases in it without anything in them. */
export function postgresForTests(): {
  readonly server: () => PostgresServer;
  /** @returns an address. */
  readonly newDatabase: () => string;
  readonly connect: (url?: string) => PgServer;
} {
  let started: PostgresServer | null = null;
  let databases = 0;
  const open: PgServer[] = [];
  beforeAll(async () => {
    if (binaries) started = await startPostgres(binaries);
  }, 60_000);
  afterAll(async () => {
    for (const one of open) await one.close();
    await started?.stop();
  }, 60_000);
  const newDatabase = () => `${started!.url}?schema=kiosque_${++databases}`;
  return {
    server: () => started!,
    newDatabase,
    connect: (url = newDatabase()) => {
      const server = new PgServer(url, { efSearch: 100 });
      open.push(server);
      return server;
    },
  };
}
