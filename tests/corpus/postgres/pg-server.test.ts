import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { addressOf } from '../../../src/corpus/postgres/address.ts';
import { PgServer } from '../../../src/corpus/postgres/pg-server.ts';
import { PostgresCorpus } from '../../../src/corpus/postgres/postgres-corpus.ts';
import { IndexBusy, UserError } from '../../../src/errors.ts';
import { PostgresMemoryStore } from '../../../src/memory/postgres/postgres-memory-store.ts';
import { fill, parsedArticle } from '../../helpers/corpus.ts';
import { hasPostgres, postgresForTests } from '../../helpers/postgres.ts';
import { keepaliveSeconds, relayTo } from '../../helpers/relay.ts';

const SECRET = 'hunter2';
const settings = { efSearch: 100 };
const never = (): void => {
  throw new Error('nobody else takes the lock');
};
const problem = async (work: Promise<unknown>): Promise<UserError> => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(UserError);
  return error as UserError;
};

describe('an address', () => {
  it('is serverName without its password', () => {
    const { serverName, schema, url } = addressOf(
      `postgresql://ada:${SECRET}@db.example:5433/press`,
    );
    expect([serverName, schema]).toEqual(['db.example:5433/press (kiosque)', 'kiosque']);
    expect(url).toContain(SECRET);
  });

  it('may name a schema, wherever it stands', () => {
    const of = (query: string) => addressOf(`postgresql://db/press${query}`);
    expect(of('?schema=a_1')).toMatchObject({ schema: 'a_1', url: 'postgresql://db/press?' });
    expect(of('?sslmode=disable&schema=a')).toMatchObject({
      schema: 'a',
      url: 'postgresql://db/press?sslmode=disable',
    });
  });

  it('may hold "@" where it ends no password', () => {
    const of = (address: string) => addressOf(`postgresql://${address}`).serverName;
    expect(of('ada:a@b@db/press')).toBe('db:5432/press (kiosque)');
    expect(of('db/press?user=ada@press&sslmode=disable')).toBe('db:5432/press (kiosque)');
  });

  it('asks for a server that is who it says, by whatever word for TLS', () => {
    const of = (mode: string) => addressOf(`postgresql://db/press?sslmode=${mode}&a=b`).url;
    for (const mode of ['prefer', 'require', 'verify-ca', 'verify-full']) {
      expect(of(mode)).toBe('postgresql://db/press?sslmode=verify-full&a=b');
    }
    for (const mode of ['disable', 'no-verify']) expect(of(mode)).toContain(`sslmode=${mode}&`);
  });

  it('that cannot be read is told, with what to write, and without the password', () => {
    const told = (databaseUrl: string): UserError => {
      try {
        addressOf(databaseUrl);
      } catch (error) {
        expect(error).toBeInstanceOf(UserError);
        expect(JSON.stringify([error, String((error as Error).stack)])).not.toContain(SECRET);
        return error as UserError;
      }
      throw new Error(`${databaseUrl} was taken`);
    };
    for (const part of ['#', '/']) {
      const { text, remedy } = told(`postgresql://ada:${SECRET}${part}@db/press`);
      expect(text.en).toContain('The address of the database cannot be read');
      expect(remedy.en).toContain('%2F');
    }
    // What stands behind such a sign was taken for the host and the database, and shown.
    for (const start of ['1/', '1?', '1#', 'p@s/', 'p@s?', 'p@1#']) {
      const address = `postgresql://ada:${start}${SECRET}@db:5432/press?sslmode=disable`;
      expect(told(address).remedy.en).toContain('%2F');
    }
    expect(told(`postgresql://ada:${SECRET}@db:99999/press`).text.fr).toContain('ne se lit pas');
    const rooted = told(`postgresql://ada:${SECRET}@db/press?sslrootcert=/none.pem`);
    expect(rooted.text.en).toContain('the file /none.pem, which cannot be read (ENOENT)');
    expect(rooted.remedy.en).toContain('sslrootcert');
    // Another schema than the one meant would be that of another bot.
    for (const schema of ['Press', 'a-b', '1a', '', 'a'.repeat(42)]) {
      expect(told(`postgresql://db/press?schema=${schema}`).text.en).toContain(`“${schema}”`);
    }
  });
});

it('a server that is not there is named, without the password', async () => {
  const server = new PgServer(`postgresql://ada:${SECRET}@127.0.0.1:1/press`, settings);
  const error = await problem(new PostgresCorpus(server).exists());
  expect(error.text.en).toContain('127.0.0.1:1/press');
  expect(error.text.en).toContain('ECONNREFUSED');
  expect(JSON.stringify([error, error.cause, String(error.stack)])).not.toContain(SECRET);
});

// It needs a server with pgvector, which `npm run postgres -- fetch` brings.
describe.skipIf(!hasPostgres)('over a server', () => {
  const { server, connect, newDatabase } = postgresForTests();
  const asAdmin = async (...statements: string[]): Promise<void> => {
    const client = new pg.Client({ connectionString: server().url });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  };
  const opened = (url: string, more: { readonly statementMs: number }): PgServer => {
    const one = new PgServer(url, { ...settings, ...more });
    onTestFinished(() => one.close());
    return one;
  };
  const as = (user: string) =>
    connect(`${server().url.replace('kiosque@', `${user}:${SECRET}@`)}?schema=of_${user}`);

  it('a user without the right to make a schema is told which one is wanted', async () => {
    await asAdmin('CREATE EXTENSION IF NOT EXISTS vector', 'CREATE ROLE reader LOGIN');
    const error = await problem(new PostgresCorpus(as('reader')).write());
    expect(error.remedy.en).toContain('GRANT CREATE ON DATABASE');
  });

  it('a user who does not exist is told so', async () => {
    const error = await problem(new PostgresCorpus(as('nobody_there')).write());
    expect(error.text.en).toMatch(/refuses the connection: role "nobody_there" does not exist/);
  });

  it('what an address sets for connections is added to what Kiosque sets, which it needs', async () => {
    const one = connect(
      `${newDatabase()}&application_name=x&options=-c%20work_mem%3D5MB%20-c%20search_path%3Dx`,
    );
    const setting = async (name: string) =>
      (await one.read<{ set: string }>('SELECT current_setting($1) AS set', [name])).rows[0]!.set;
    expect(await setting('work_mem')).toBe('5MB');
    expect(await setting('search_path')).toBe(`${one.schema},public,extensions`);
    expect(await setting('application_name')).toBe(`${one.schema}: kiosque (${process.pid})`);
  });

  it('tables of a newer version are left alone', async () => {
    const one = connect();
    const corpus = new PostgresCorpus(one);
    await (await corpus.write()).writer.close();
    await one.query('UPDATE schema_versions SET version = 99');
    expect((await problem(corpus.write())).text.en).toContain('newer version');
    expect((await problem(corpus.read())).text.en).toContain('newer version');
    expect(await corpus.inspect()).toEqual({ kind: 'newer version' });
  });

  it('many that start at once make the tables once', async () => {
    const url = newDatabase();
    const all = Array.from({ length: 8 }, () => new PostgresCorpus(connect(url)));
    await Promise.all(all.map(async (corpus) => (await corpus.write()).writer.close()));
    expect(await all[0]!.exists()).toBe(true);
  });

  it('writes for one at a time, and names who writes', async () => {
    const url = newDatabase();
    const [one, other] = [new PostgresCorpus(connect(url)), new PostgresCorpus(connect(url))];
    const writer = { pid: 42, program: 'npm run index' };
    const busy = await one.asOnlyWriter(writer, 0, () =>
      problem(other.asOnlyWriter({ pid: 7, program: 'npm start' }, 200, async () => {})),
    );
    expect(busy).toBeInstanceOf(IndexBusy);
    expect(busy.text.en).toContain('“npm run index” (process 42, since');
    expect(await other.asOnlyWriter(writer, 0, async () => 'written')).toBe('written');
  });

  it('has one bot at a time, on whatever machine', async () => {
    const url = newDatabase();
    const [one, other] = [connect(url), connect(url)].map((each) => new PostgresMemoryStore(each));
    const bot = { pid: 42, program: 'npm start' };
    const release = await one!.takeLock(bot, 0, never);
    const busy = await problem(other!.takeLock({ ...bot, pid: 43 }, 0, never));
    expect(busy.text.en).toContain(
      `A bot or another command uses the database at ${connect(url).serverName}: “npm start” (process 42, since`,
    );
    await release();
    await (await other!.takeLock(bot, 1_000, never))();
  });

  it('keeps its bot the only one after the server has started again', async () => {
    const url = newDatabase();
    const [one, other] = [connect(url), connect(url)].map((each) => new PostgresMemoryStore(each));
    const release = await one!.takeLock({ pid: 42, program: 'npm start' }, 0, never);
    await server().crash();
    const holders = async () => {
      const held = `SELECT application_name AS name FROM pg_locks JOIN pg_stat_activity USING (pid)
        WHERE locktype = 'advisory' AND granted`;
      const { rows } = await connect(url).read<{ name: string }>(held);
      return rows.map(({ name }) => name);
    };
    await expect
      .poll(holders, { timeout: 20_000, interval: 300 })
      .toContainEqual(expect.stringContaining('npm start (42)'));
    const second = { pid: 43, program: 'npm start' };
    expect(await problem(other!.takeLock(second, 0, never))).toBeInstanceOf(IndexBusy);
    await release();
    await (await other!.takeLock(second, 1_000, never))();
  }, 60_000);

  it('tells a bot whose place another one took while the server was away', async () => {
    const url = newDatabase();
    const one = new PostgresMemoryStore(connect(url));
    let told: UserError | null = null;
    const release = await one.takeLock({ pid: 42, program: 'npm start' }, 0, (error) => {
      told = error;
    });
    // Another program takes it in the moment in which the first one has lost it.
    const thief = await connect(url).session({ pid: 43, program: 'npm start' });
    const key = ['hashtextextended($1, 0)', [`${connect(url).schema}: bot`]] as const;
    const stolen = thief.query(`SELECT pg_advisory_lock(${key[0]})`, [...key[1]]);
    await asAdmin(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE '%npm start (42)'",
    );
    await stolen;
    await expect.poll(() => told, { timeout: 10_000 }).toBeInstanceOf(IndexBusy);
    await thief.close();
    await release();
  }, 60_000);

  it('prepares what it asks once a connection', async () => {
    const sql = 'SELECT $1::int + 1 AS prepared';
    const found = await connect().transaction(async (queries) => {
      for (const n of [1, 2, 3]) await queries.query(sql, [n]);
      const { rows } = await queries.query<{ plans: number }>(
        'SELECT generic_plans + custom_plans AS plans FROM pg_prepared_statements WHERE statement = $1',
        [sql],
      );
      return rows;
    });
    expect(found).toEqual([{ plans: 3 }]);
  });

  it('asks through few connections, however many ask', async () => {
    const one = connect();
    const asked = Array.from({ length: 30 }, () =>
      one.query<{ pid: number }>('SELECT pg_backend_pid() AS pid, pg_sleep(0.02)'),
    );
    const pids = (await Promise.all(asked)).map(({ rows }) => rows[0]!.pid);
    expect(new Set(pids).size).toBe(6);
  });

  it('gives up what readers ask and takes too long, not what a connection of its own does', async () => {
    const one = opened(newDatabase(), { statementMs: 300 });
    const late = await problem(one.read('SELECT pg_sleep(60)'));
    expect(late.text.en).toContain('took too long to answer');
    const session = await one.session();
    expect((await session.query('SELECT pg_sleep(0.5)')).changes).toBe(1);
    await session.close();
    expect((await one.read('SELECT 1')).changes).toBe(1);
  });

  it('asks another connection where the network has lost the one it had, without a word', async () => {
    const relay = await relayTo(Number(new URL(server().url).port));
    onTestFinished(relay.stop);
    const url = server().url.replace(/:\d+\//, `:${relay.port}/`);
    const one = opened(url, { statementMs: 300 });
    await one.read('SELECT 1');
    relay.swallow();
    const lost = one.query('SELECT 1');
    expect((await one.read('SELECT 2 AS two')).rows).toEqual([{ two: 2 }]);
    expect((await problem(lost)).text.en).toContain('does not answer');
  });

  it('makes a connection of its own anew where the first was not taken', async () => {
    const relay = await relayTo(Number(new URL(server().url).port));
    onTestFinished(relay.stop);
    const one = opened(server().url.replace(/:\d+\//, `:${relay.port}/`), { statementMs: 300 });
    await one.read('SELECT 1');
    relay.refuse(2);
    const session = await one.session();
    expect((await session.query('SELECT 2 AS two')).rows).toEqual([{ two: 2 }]);
    await session.close();
    await session.ended;
  });

  it('has the system ask after each connection, so that one that is lost is noticed', async () => {
    const one = connect();
    const session = await one.session();
    await one.read('SELECT 1');
    const port = Number(new URL(server().url).port);
    const timers = keepaliveSeconds(port);
    await session.close();
    expect(timers.length).toBeGreaterThan(1);
    expect(Math.max(...timers)).toBeLessThanOrEqual(30);
  });

  it('keeps what is asked during a transaction out of it', async () => {
    const session = await connect().session();
    await session.query('CREATE TEMPORARY TABLE kept (n int)');
    const failing = session.transaction(async (queries) => {
      await queries.query('INSERT INTO kept VALUES (1)');
      await queries.query('SELECT pg_sleep(0.05)');
      throw new Error('given up');
    });
    const meanwhile = session.query('INSERT INTO kept VALUES (2)');
    const other = session.transaction((queries) => queries.query('INSERT INTO kept VALUES (3)'));
    await expect(failing).rejects.toThrow('given up');
    await Promise.all([meanwhile, other]);
    const { rows } = await session.query<{ n: number }>('SELECT n FROM kept ORDER BY n');
    expect(rows.map(({ n }) => n)).toEqual([2, 3]);
    await session.close();
  });

  it('a writer whose connection was lost writes no more, and another one can', async () => {
    const url = newDatabase();
    const [one, other] = [new PostgresCorpus(connect(url)), new PostgresCorpus(connect(url))];
    const writer = { pid: 42, program: 'npm run index' };
    await one.asOnlyWriter(writer, 0, async () => {
      const { writer: corpus } = await one.write();
      await asAdmin(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE '%npm run index (42)'",
      );
      await other.asOnlyWriter(writer, 1_000, async () => {
        await expect(corpus.setMeta('a', 'b')).rejects.toThrow(/does not answer/);
      });
    });
  });

  it('tells of changes, also after it was away, and answers on', async () => {
    const corpus = new PostgresCorpus(connect());
    const { writer, reader } = await fill(corpus, { a: parsedArticle('La Loire déborde.') });
    let told = 0;
    const stop = await corpus.watch(() => told++);
    await writer.remove(['a']);
    await expect.poll(() => told).toBeGreaterThan(1);
    const before = told;
    await server().crash();
    expect((await reader.articles()).map(({ id }) => id)).toEqual(['a']);
    await expect.poll(() => told, { timeout: 10_000 }).toBeGreaterThan(before);
    await expect(writer.remove(['a'])).rejects.toThrow(/does not answer/);
    const again = (await corpus.write()).writer;
    await again.setMeta('a', 'b');
    await again.close();
    await stop();
  });
});
