import { setTimeout } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isCurrent, migrate, versionOf } from '../../../src/corpus/postgres/migrate.ts';
import { PgServer } from '../../../src/corpus/postgres/pg-server.ts';
import { MIGRATIONS, type SchemaPart } from '../../../src/corpus/postgres/schema.ts';
import { hasPostgres, postgresForTests } from '../../helpers/postgres.ts';

const earlier = (['corpus', 'memory'] as const).flatMap((part) =>
  MIGRATIONS[part].slice(1).map((_, i) => [part, i + 1] as const),
);

/** As a version of Kiosque before this one made the tables. */
async function makeEarlier(server: PgServer, part: SchemaPart, version: number): Promise<void> {
  await server.query('CREATE EXTENSION IF NOT EXISTS vector SCHEMA public');
  await server.query(`CREATE SCHEMA ${server.schema}`);
  await server.query(
    'CREATE TABLE schema_versions (part text PRIMARY KEY, version integer NOT NULL)',
  );
  for (const step of MIGRATIONS[part].slice(0, version)) await server.query(step);
  await server.query('INSERT INTO schema_versions VALUES ($1, $2)', [part, version]);
}

// It needs a server with pgvector, which `npm run postgres -- fetch` brings.
describe.skipIf(!hasPostgres)('over a server', () => {
  const { connect, newDatabase } = postgresForTests();

  it.each(earlier)(
    'tables of the %s from version %i are brought up with what is in them',
    async (part, version) => {
      const server = connect();
      await makeEarlier(server, part, version);
      const table = part === 'corpus' ? 'corpus_meta' : 'bot_meta';
      await server.query(`INSERT INTO ${table} VALUES ('kept', 'as it was')`);
      await migrate(server, part);
      expect(isCurrent(await versionOf(server, part), part)).toBe(true);
      const { rows } = await server.query(`SELECT value FROM ${table} WHERE key = 'kept'`);
      expect(rows).toEqual([{ value: 'as it was' }]);
    },
  );

  it('takes the time it takes, and waits for another that is at it', async () => {
    const url = newDatabase();
    const server = new PgServer(url, { efSearch: 100, statementMs: 300 });
    onTestFinished(() => server.close());
    const other = await connect(url).session();
    await other.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [
      `${server.schema}: migrate`,
    ]);
    let isDone = false;
    const migrating = migrate(server, 'memory').then(() => {
      isDone = true;
    });
    await setTimeout(1_000);
    expect(isDone).toBe(false);
    await other.close();
    await migrating;
    expect(isCurrent(await versionOf(server, 'memory'), 'memory')).toBe(true);
  });
});
