import { mkdirSync, mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import { memoryStore } from '../../src/memory/open-store.ts';
import { MIGRATIONS } from '../../src/memory/sqlite/bot-schema.ts';
import { botDbPath, openBotDb } from '../../src/memory/sqlite/open-bot-db.ts';
import { SqliteMemory } from '../../src/memory/sqlite/sqlite-memory.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { memoryContract } from './memory-contract.ts';

const root = temporaryFolder();
const newFolder = () => mkdtempSync(join(root, 'data-'));
let folder: string;
beforeEach(() => {
  folder = newFolder();
});

memoryContract('a memory in SQLite', async () => memoryStore({ dataDir: newFolder() }));

describe('the file', () => {
  it('is in WAL mode, at the version of its migrations', async () => {
    const { db } = openBotDb(folder);
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
  });

  // Windows has no such rights: those of the folder decide.
  it.skipIf(process.platform === 'win32')('is its owner’s alone, its log too', async () => {
    openBotDb(folder);
    for (const name of readdirSync(folder)) {
      expect(statSync(join(folder, name)).mode & 0o077, name).toBe(0);
    }
  });

  it('of the version before keeps what it holds', async () => {
    const before = join(folder, 'before');
    mkdirSync(before);
    const db = new Database(botDbPath(before));
    db.exec(MIGRATIONS[0]!);
    db.prepare('INSERT INTO guilds (id, settings) VALUES (\'g1\', \'{"language":"en"}\')').run();
    db.pragma('user_version = 1');
    db.close();
    const store = (await memoryStore({ dataDir: before }).open()).memory;
    expect(store.guilds.settings('g1').language).toBe('en');
    expect(await store.limits.takeModelAnswer('g1', 1)).toBe(true);
  });

  it('of a newer version is refused', async () => {
    const db = new Database(botDbPath(folder));
    db.pragma(`user_version = ${MIGRATIONS.length + 1}`);
    db.close();
    expect(() => openBotDb(folder)).toThrow(/newer version/);
  });

  it('that is damaged is kept aside', async () => {
    writeFileSync(botDbPath(folder), 'no database, but long enough to look at'.repeat(100));
    const { db, damage } = openBotDb(folder, new Date('2026-01-02T03:04:05Z'));
    expect(damage).toMatch(/not a database/);
    expect(await new SqliteMemory(db).guilds.known()).toEqual([]);
  });
});
