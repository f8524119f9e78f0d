import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Config } from '../../src/config/config.ts';
import { type CorpusLocation, corpusStore, takeLock } from '../../src/corpus/open-store.ts';
import { PostgresCorpus } from '../../src/corpus/postgres/postgres-corpus.ts';
import { setTablesAside } from '../../src/corpus/postgres/set-aside.ts';
import { IndexBusy } from '../../src/errors.ts';
import { backUp } from '../../src/maintenance/backup.ts';
import { exportLines } from '../../src/maintenance/export-lines.ts';
import { migrate } from '../../src/maintenance/migrate.ts';
import { restore } from '../../src/maintenance/restore.ts';
import { botDb, corpusDb } from '../../src/maintenance/stores.ts';
import { MEMORY_TABLES } from '../../src/memory/memory-tables.ts';
import { memoryStore } from '../../src/memory/open-store.ts';
import { PostgresMemoryStore } from '../../src/memory/postgres/postgres-memory-store.ts';
import { openBotDb } from '../../src/memory/sqlite/open-bot-db.ts';
import { fill, parsedArticle } from '../helpers/corpus.ts';
import { fakeEmbedder } from '../helpers/fake-embedder.ts';
import { hasPostgres, postgresForTests } from '../helpers/postgres.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { expectBoth } from '../helpers/typography.ts';

const root = temporaryFolder();
const newFolder = () => mkdtempSync(join(root, 'data-'));
const silent = () => {};
const never = (): never => {
  throw new Error('nobody else comes in');
};

/** An index of some articles, and a memory with a little of everything. */
async function filled(location: CorpusLocation, articles: number): Promise<void> {
  const embedder = fakeEmbedder();
  const texts = Array.from({ length: articles }, (_, i) => [
    `a${i}`,
    parsedArticle(`La Loire ${i} déborde.\n\nLe maire a parlé ${i} fois. Oui !`, {
      file: `${i % 3}/${i}.txt`,
    }),
  ]);
  const { writer, reader } = await fill(corpusStore(location), Object.fromEntries(texts), embedder);
  const [vector] = await embedder.embed(['loire'], 'passage');
  const words = [
    { stem: 'loir', form: 'loire', language: 'fr', vector: vector! },
    { stem: 'oui', form: 'oui', language: 'fr', vector: null },
  ] as const;
  await writer.put([], embedder.info.dimension, words);
  await writer.remove(['a0']);
  await writer.setMeta('collections', '[]');
  await writer.sort((file) => file.split('/')[0]!);
  await writer.setMeta('version', '1');
  await writer.setMeta('embedder', JSON.stringify(embedder.info));
  await writer.setSkips(null, [
    { file: 'x.pdf', size: 7, mtimeMs: 1.5, reason: { fr: 'non', en: 'no' } },
  ]);
  await writer.close();
  await reader.close();
  const { memory } = await memoryStore(location).open();
  const answer = await memory.answers.keep({
    ...{ parentId: null, guildId: 'g1', channelId: 'c1', private: true, person: 'ada' },
    ...{ question: 'Combien ?', understood: null, language: 'fr', kind: 'answered' },
    citations: [],
  });
  await memory.answers.setMessage(answer, 'm1');
  await memory.votes.cast(answer, 'bob', -1);
  await memory.votes.comment(answer, 'bob', '« non » \ud83d\ude00');
  await memory.guilds.change('g1', { language: 'en' });
  memory.states.keep('sta\0te', 'g1', 'ada');
  await memory.limits.takeModelAnswer('g1', 5);
  await memory.meta.set('registered', 'abc');
  await memory.close();
}

async function contents(location: CorpusLocation): Promise<unknown> {
  const corpus = (await corpusStore(location).read())!;
  const { writer } = await corpusStore(location).write(new Date());
  const memory = (await memoryStore(location).read())!;
  const lines = [];
  for await (const line of exportLines(location)) lines.push(line);
  const words = (await writer.words(0, 100)).map(({ row: _, ...word }) => word);
  const found = {
    lines,
    totals: await corpus.totals(),
    files: await corpus.files(),
    collections: await corpus.collections(),
    words,
    skips: [...(await writer.skips()).values()],
    removed: await writer.removedArticles(),
    embedder: await corpus.meta('embedder'),
    version: await corpus.meta('version'),
    settings: memory.guilds.settings('g1'),
    answer: await memory.answers.ofMessage('m1'),
    registered: await memory.meta.get('registered'),
  };
  await writer.close();
  await corpus.close();
  await memory.close();
  return found;
}

const configOf = (location: CorpusLocation) => location as Config;

it('is refused while a bot runs with the data folder, before any server is asked', async () => {
  const files = { dataDir: newFolder(), database: null };
  const release = await takeLock(files.dataDir, 'bot', { pid: 42, program: 'npm start' }, 0);
  const nowhere = 'postgresql://127.0.0.1:1/press';
  const error = await migrate(configOf(files), nowhere, silent).catch((thrown) => thrown);
  expect(error).toBeInstanceOf(IndexBusy);
  expect(error.text.en).toMatch(/uses this data folder: “npm start” \(process 42, since /);
  expectBoth(error.text, ['npm start']);
  release();
});

it('knows each table of a memory', () => {
  const { db } = openBotDb(newFolder());
  const tables = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    .pluck()
    .all();
  // What was asked in the last minute is counted for its limits, and not worth a copy.
  const copied = tables.filter((name) => name !== 'recent_questions');
  expect(MEMORY_TABLES.map(({ name }) => name).sort()).toEqual(copied.sort());
  for (const { name, columns } of MEMORY_TABLES) {
    expect([name, db.pragma(`table_info(${name})`)]).toEqual([
      name,
      columns.map((column) => expect.objectContaining({ name: column })),
    ]);
  }
  db.close();
});

// It needs a server with pgvector, which `npm run postgres -- fetch` brings.
describe.skipIf(!hasPostgres)('over a server', () => {
  const { newDatabase, connect } = postgresForTests();

  it('sets each of its tables aside', async () => {
    const server = connect();
    const location = new PostgresMemoryStore(server);
    await (await location.open()).memory.close();
    await new PostgresCorpus(server).write();
    for (const part of ['memory', 'corpus'] as const) {
      await server.transaction((queries) =>
        setTablesAside(queries, server.schema, part, new Date(0)),
      );
    }
    const { rows } = await server.query('SELECT tablename FROM pg_tables WHERE schemaname = $1', [
      server.schema,
    ]);
    expect(rows).toEqual([{ tablename: 'schema_versions' }]);
  });

  it('copies all into a database and back, and says that it is the same', async () => {
    const files = { dataDir: newFolder(), database: null };
    await filled(files, 60);
    const url = newDatabase();
    expect(await migrate(configOf(files), url, silent)).toEqual({
      ...{ articles: 59, chunks: 59, copied: 59, answers: 1, votes: 1 },
      setting: 'DATABASE_URL=postgresql://…',
    });
    const served = { dataDir: files.dataDir, database: { url, efSearch: 100 } };
    const wanted = await contents(files);
    expect(await contents(served)).toEqual(wanted);
    expect(await corpusStore(served).inspect()).toBeNull();
    const back = { dataDir: newFolder(), database: served.database };
    await migrate(configOf(back), 'files', silent);
    expect(await contents({ dataDir: back.dataDir })).toEqual(wanted);
    expect(await corpusDb({ dataDir: back.dataDir })).toMatchObject({ state: 'ok' });
  });

  it('goes on where it was interrupted, and drops what is no longer there', async () => {
    const files = { dataDir: newFolder(), database: null };
    await filled(files, 60);
    const url = newDatabase();
    const stop = () => {
      throw new Error('interrupted');
    };
    await expect(migrate(configOf(files), url, stop)).rejects.toThrow('interrupted');
    const served = { dataDir: files.dataDir, database: { url, efSearch: 100 } };
    const { writer } = await corpusStore(files).write(new Date());
    await writer.remove(['a1']);
    await writer.close();
    const { articles, copied } = await migrate(configOf(files), url, silent);
    expect(articles).toBe(58);
    expect(copied).toBeGreaterThan(0);
    expect(copied).toBeLessThan(58);
    expect(await contents(served)).toEqual(await contents(files));
    expect((await migrate(configOf(files), url, silent)).copied).toBe(0);
  });

  it('is refused while somebody uses the database', async () => {
    const files = { dataDir: newFolder(), database: null };
    await filled(files, 2);
    const url = newDatabase();
    await migrate(configOf(files), url, silent);
    const pg = (await import('pg')).default;
    const other = new pg.Client({
      connectionString: url.replace(/\?.*/, ''),
      application_name: `${/schema=(\w+)/.exec(url)?.[1]}: npm start (1)`,
    });
    await other.connect();
    await expect(migrate(configOf(files), url, silent)).rejects.toThrow(/npm start \(1\)/);
    await other.end();
  });

  it('is refused while a bot or an indexer uses what it copies or where it copies to, and names it', async () => {
    const files = { dataDir: newFolder(), database: null };
    await filled(files, 2);
    const url = newDatabase();
    await migrate(configOf(files), url, silent);
    const served = { dataDir: newFolder(), database: { url, efSearch: 100 } };
    const backup = join(files.dataDir, 'backup');
    await backUp(files, backup, new Date());
    const commands = [
      () => migrate(configOf(files), url, silent),
      () => migrate(configOf(served), 'files', silent),
      () => restore(served, backup, new Date()),
    ];
    const refused = async (says: string) => {
      for (const command of commands) {
        const error = await command().catch((thrown: unknown) => thrown);
        expect(error).toBeInstanceOf(IndexBusy);
        const { text, remedy } = error as IndexBusy;
        expect(text.en).toContain(says);
        expectBoth(text, ['npm start', 'npm run index', serverName]);
        expect(remedy.en).toContain('Wait until it has finished, or stop it');
      }
    };
    // Of this process: told by the locks alone, not by who is connected.
    const { serverName } = connect(url);
    const as = (program: string) => ({ pid: process.pid, program });
    const release = await new PostgresMemoryStore(connect(url)).takeLock(as('npm start'), 0, never);
    await refused(`uses the database at ${serverName}: “npm start” (process ${process.pid}, since`);
    await release();
    await new PostgresCorpus(connect(url)).asOnlyWriter(as('npm run index'), 0, () =>
      refused(`is being written by “npm run index” (process ${process.pid}, since`),
    );
    expect(await contents(served)).toEqual(await contents(files));
  });

  it('keeps bots and indexers away from both while it copies', async () => {
    const files = { dataDir: newFolder(), database: null };
    await filled(files, 2);
    const url = newDatabase();
    await migrate(configOf(files), url, silent);
    // It comes as far as the articles of the copy, and waits.
    const { schema } = connect(url);
    const session = await connect(url).session();
    await session.query('BEGIN');
    await session.query('LOCK TABLE chunks, articles');
    const migrating = migrate(configOf(files), url, silent);
    const waiting = `SELECT 1 FROM pg_locks WHERE NOT granted
      AND relation IN ($1::regclass, $2::regclass)`;
    const tables = [`${schema}.articles`, `${schema}.chunks`];
    const isWaiting = async () => (await connect(url).read(waiting, tables)).rows.length > 0;
    await expect.poll(isWaiting, { timeout: 20_000 }).toBe(true);
    const other = { pid: 43, program: 'npm start' };
    const served = connect(url);
    for (const [take, says] of [
      [() => takeLock(files.dataDir, 'bot', other, 0), 'uses this data folder'],
      [() => new PostgresMemoryStore(served).takeLock(other, 0, never), served.serverName],
      [() => corpusStore(files).asOnlyWriter(other, 0, never), 'is being written'],
      [() => new PostgresCorpus(served).asOnlyWriter(other, 0, never), 'is being written'],
    ] as const) {
      const error = await (take() as Promise<unknown>).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(IndexBusy);
      expect((error as IndexBusy).text.en).toContain(says);
      expect((error as IndexBusy).text.en).toContain('“npm run migrate”');
    }
    await session.query('COMMIT');
    await session.close();
    expect(await migrating).toMatchObject({ articles: 1, copied: 0 });
    await (await new PostgresMemoryStore(served).takeLock(other, 0, never))();
  }, 60_000);

  it('names what does not fit', async () => {
    const files = configOf({ dataDir: newFolder(), database: null });
    await expect(migrate(files, 'mysql://x', silent)).rejects.toThrow(/--to does not fit/);
    await expect(migrate(files, 'files', silent)).rejects.toThrow(/DATABASE_URL is missing/);
  });

  it('a memory is backed up into a file, and put back from it, whatever keeps it', async () => {
    const files = { dataDir: newFolder(), database: null };
    await filled(files, 3);
    const url = newDatabase();
    await migrate(configOf(files), url, silent);
    const served = { dataDir: newFolder(), database: { url, efSearch: 100 } };
    const file = join(served.dataDir, 'backup');
    expect(await backUp(served, file, new Date())).toEqual({ answers: 1, votes: 1, articles: 2 });
    const { memory } = await memoryStore(served).open();
    await memory.answers.deleteIn('c1');
    await memory.close();
    const restored = await restore(served, file, new Date());
    expect(restored).toMatchObject({ articles: 2, reindex: false });
    expect(restored.aside).toHaveLength(1);
    expect(await contents(served)).toEqual(await contents(files));
    expect(await botDb(served)).toMatchObject({ state: 'ok' });
    expect(await corpusDb(served)).toMatchObject({ state: 'ok' });
    const other = { dataDir: newFolder(), database: null };
    expect(await restore(other, file, new Date())).toMatchObject({ reindex: true });
    const again = (await memoryStore(other).read())!;
    expect((await again.answers.ofMessage('m1'))?.person).toBe('ada');
    await again.close();
  });
});
