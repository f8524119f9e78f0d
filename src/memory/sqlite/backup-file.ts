import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, renameSync } from 'node:fs';
import Database from 'better-sqlite3';
import { withUnchanged } from '../../corpus/sqlite/open-unchanged.ts';
import { setAside } from '../../corpus/sqlite/set-aside.ts';
import { UserError } from '../../errors.ts';
import type { KeptArticle } from '../memory-store.ts';
import { MEMORY_TABLES, type MemoryTable } from '../memory-tables.ts';
import { memoryText } from '../texts/index.ts';
import { MIGRATIONS } from './bot-schema.ts';
import { makePrivateFile } from './private-file.ts';

/** Tells a backup from any other database: "Kios" in ASCII. */
const APPLICATION_ID = 0x4b696f73;
/** Raised when {@link BACKUP_TABLES} change. */
const BACKUP_FORMAT = 1;

/** What a backup has beside the tables of `bot.db`: what the articles folder alone would not give again. */
const BACKUP_TABLES = `
CREATE TABLE backup (format INTEGER NOT NULL, made_at TEXT NOT NULL) STRICT;
CREATE TABLE backup_articles (
  id TEXT PRIMARY KEY,
  file TEXT NOT NULL,
  hash TEXT NOT NULL,
  size INTEGER NOT NULL,
  details TEXT NOT NULL
) STRICT;
`;

/**
 * Writes a backup of what another store has.
 * @param fill gives the rows of its tables.
 */
export async function writeBackupOf(
  fill: (take: (table: MemoryTable, rows: readonly object[]) => void) => Promise<void>,
  to: string,
  articles: readonly KeptArticle[],
  now: Date,
): Promise<{ readonly answers: number; readonly votes: number }> {
  const db = newBotDb(to);
  try {
    await fill(({ name, columns }, rows) => {
      const insert = db.prepare(
        `INSERT INTO ${name} (${columns.join(', ')}) VALUES (${columns.map((column) => `@${column}`).join(', ')})`,
      );
      db.transaction(() => {
        for (const row of rows) insert.run(row);
      })();
    });
  } finally {
    db.close();
  }
  return addArticles(to, articles, now);
}

/** Does some work with the rows of a backup's tables. */
export async function withBackupRows<T>(
  backup: string,
  work: (rowsOf: (table: MemoryTable) => Iterable<Readonly<Record<string, unknown>>>) => Promise<T>,
): Promise<T> {
  const db = new Database(backup, { readonly: true });
  try {
    return await work(
      ({ name, columns }) =>
        db.prepare(`SELECT ${columns.join(', ')} FROM ${name}`).iterate() as Iterable<
          Readonly<Record<string, unknown>>
        >,
    );
  } finally {
    db.close();
  }
}

/** SHA-256 over all rows of a backup's tables: two of the same memory have the same. */
export function memoryDigest(backup: string): string {
  const db = new Database(backup, { readonly: true });
  try {
    const digest = createHash('sha256');
    for (const { name, columns } of MEMORY_TABLES) {
      const rows = db
        .prepare(
          `SELECT ${columns.join(', ')} FROM ${name} ORDER BY ${columns.map((_, i) => i + 1).join(', ')}`,
        )
        .raw();
      digest.update(`${name}\n`);
      for (const row of rows.iterate()) digest.update(`${JSON.stringify(row, withoutNul)}\n`);
    }
    return digest.digest('hex');
  } finally {
    db.close();
  }
}

/** Not every store keeps it. */
const withoutNul = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? value.replaceAll('\0', '\ufffd') : value;

function newBotDb(file: string): Database.Database {
  makePrivateFile(file);
  const db = new Database(file);
  for (const step of MIGRATIONS) db.exec(step);
  db.pragma(`user_version = ${MIGRATIONS.length}`);
  return db;
}

/** Copies `bot.db` while a bot goes on, and adds what is known of the articles. */
export async function writeBackup(
  from: string,
  to: string,
  articles: readonly KeptArticle[],
  now: Date,
): Promise<{ readonly answers: number; readonly votes: number }> {
  await copyBotDb(from, to);
  return addArticles(to, articles, now);
}

async function copyBotDb(from: string, to: string): Promise<void> {
  if (!existsSync(from)) {
    newBotDb(to).close();
    return;
  }
  const db = new Database(from, { readonly: true });
  try {
    makePrivateFile(to);
    await db.backup(to);
  } finally {
    db.close();
  }
}

function addArticles(
  file: string,
  articles: readonly KeptArticle[],
  now: Date,
): { readonly answers: number; readonly votes: number } {
  const db = new Database(file);
  try {
    // One file, and on the disk before it gets its name.
    db.pragma('journal_mode = DELETE');
    db.pragma('synchronous = FULL');
    db.transaction(() => {
      db.exec(BACKUP_TABLES);
      db.prepare('INSERT INTO backup VALUES (?, ?)').run(BACKUP_FORMAT, now.toISOString());
      const insert = db.prepare(
        'INSERT INTO backup_articles VALUES (@id, @file, @hash, @size, @details)',
      );
      for (const article of articles) insert.run(article);
      db.pragma(`application_id = ${APPLICATION_ID}`);
    })();
    const count = (table: string) =>
      db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
    return { answers: count('answers'), votes: count('votes') };
  } finally {
    db.close();
  }
}

/** What a backup says of itself. */
export interface Backup {
  readonly madeAt: string;
  readonly articles: readonly KeptArticle[];
}

/** @throws UserError when a file is no backup that this version can read. */
export function readBackup(file: string): Backup {
  try {
    return withUnchanged(file, (db) => {
      const read = (pragma: string) => db.pragma(pragma, { simple: true });
      if (read('application_id') !== APPLICATION_ID) throw notABackup(file);
      const { format, madeAt } = db
        .prepare('SELECT format, made_at AS madeAt FROM backup')
        .get() as {
        format: number;
        madeAt: string;
      };
      if (format > BACKUP_FORMAT || (read('user_version') as number) > MIGRATIONS.length) {
        throw new UserError(
          memoryText((texts) => texts.backupFile.newerVersion(file)),
          memoryText((texts) => texts.backupFile.updateKiosque),
        );
      }
      if (read('integrity_check(1)') !== 'ok') throw notABackup(file);
      const articles = db.prepare('SELECT * FROM backup_articles').all() as KeptArticle[];
      return { madeAt, articles };
    });
  } catch (error) {
    throw error instanceof UserError ? error : notABackup(file, error);
  }
}

function notABackup(file: string, cause?: unknown): UserError {
  return new UserError(
    memoryText((texts) => texts.backupFile.notBackup(file)),
    memoryText((texts) => texts.backupFile.giveBackup),
    { cause },
  );
}

/** Puts a backup in the place of `bot.db`. @returns where the former is kept; null for none. */
export function putBack(backup: string, file: string, now: Date): string | null {
  const part = `${file}.part`;
  copyFileSync(backup, part);
  const db = new Database(part);
  db.exec('DROP TABLE backup; DROP TABLE backup_articles; PRAGMA application_id = 0; VACUUM');
  db.close();
  const aside = setAside(file, now);
  renameSync(part, file);
  return aside;
}
