import { mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { UserError } from '../errors.ts';
import { SCHEMA, SCHEMA_VERSION } from './schema.ts';

export type Corpus = Database.Database;

export const corpusPath = (dataDir: string): string => path.join(dataDir, 'corpus.db');

/** The version of an existing store, or a reason why it cannot be used. */
function usable(db: Corpus): string | null {
  try {
    const version = db.pragma('user_version', { simple: true }) as number;
    if (version > SCHEMA_VERSION) {
      db.close();
      throw new UserError(
        `The index in ${path.dirname(db.name)} was written by a newer version of Kiosque.`,
        'Update Kiosque, or set DATA_DIR to another folder.',
      );
    }
    if (version === 0) return 'it is empty';
    if (version < SCHEMA_VERSION) return 'it was written by an older version';
    const check = db.pragma('quick_check(1)', { simple: true });
    return check === 'ok' ? null : `it is damaged (${String(check).replace(/\s+/g, ' ')})`;
  } catch (error) {
    if (error instanceof UserError) throw error;
    return `it is damaged (${(error as Error).message})`;
  }
}

function configure(db: Corpus): void {
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  db.pragma('foreign_keys = ON');
}

/**
 * Opens the store for writing; makes it where there is none. A damaged file is kept aside under `*.damaged-DATE`,
 * an older one is replaced: all of it can be read again from the articles.
 * @returns the store, and why it had to be made anew (null when it did not).
 * @throws UserError when the folder cannot be written or the store is of a newer version.
 */
export function openCorpusForWriting(
  dataDir: string,
  now: Date,
): { readonly db: Corpus; readonly remade: string | null } {
  const file = corpusPath(dataDir);
  let db: Corpus;
  try {
    mkdirSync(dataDir, { recursive: true });
    db = new Database(file);
  } catch (error) {
    throw new UserError(
      `The index cannot be written to ${dataDir}: ${(error as Error).message}.`,
      'Make the folder writable, or set DATA_DIR to another one.',
      { cause: error },
    );
  }
  let remade = usable(db);
  if (remade !== null && remade !== 'it is empty') {
    db.close();
    const aside = `${file}.damaged-${now.toISOString().slice(0, 19).replaceAll(':', '-')}`;
    if (remade.startsWith('it is damaged')) renameSync(file, aside);
    for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
    db = new Database(file);
  } else if (remade === 'it is empty') {
    remade = null;
    db.close();
    rmSync(file, { force: true });
    db = new Database(file);
  }
  configure(db);
  if (db.pragma('user_version', { simple: true }) === 0) {
    db.transaction(() => {
      db.exec(SCHEMA);
      db.pragma(`user_version = ${SCHEMA_VERSION}`);
    })();
  }
  return { db, remade };
}

/** Opens an existing store for reading, or null when there is none that this version can read. */
export function openCorpusForReading(dataDir: string): Corpus | null {
  let db: Corpus;
  try {
    db = new Database(corpusPath(dataDir), { readonly: true, fileMustExist: true });
  } catch {
    return null;
  }
  if (usable(db) === null) return db;
  db.close();
  return null;
}
