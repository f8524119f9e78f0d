import { mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { noteFoundWhole, wasFoundWhole } from '../../../embeddings/found-whole.ts';
import { moduleProblem, UserError } from '../../errors.ts';
import type { Localized } from '../../i18n/localized.ts';
import type { Checked } from '../corpus-store.ts';
import { corpusText } from '../texts/index.ts';
import { defineChecksum } from './checksums.ts';
import { unwritable } from './disk-problem.ts';
import { emptyLongLog } from './empty-log.ts';
import { SAME_ROWS } from './full-text.ts';
import { MIGRATIONS, OLDEST_VERSION, SCHEMA_VERSION } from './schema.ts';
import { recountStems } from './stem-counts.ts';

/** The database of the corpus; it leaves this folder nowhere. */
export type Corpus = Database.Database;

/** The file of the corpus. */
export const corpusPath = (dataDir: string): string => path.join(dataDir, 'corpus.db');

/** Of a file: another one in its place is another store. Null when there is none. */
export const inodeOf = (file: string): number | null =>
  statSync(file, { throwIfNoEntry: false })?.ino ?? null;

/** Why a store cannot be used; nothing is said of one without anything in it. */
type Fault = 'empty' | { readonly isDamaged: boolean; readonly reason: Localized };

const OLDER: Fault = {
  isDamaged: false,
  reason: corpusText((texts) => texts.openCorpus.olderVersion),
};

function damaged(how: string): Fault {
  return {
    isDamaged: true,
    reason: corpusText((texts) => texts.openCorpus.damaged(how)),
  };
}

/** What is wrong with an existing store, or null. */
function faultOf(db: Corpus, checked: Checked): Fault | null {
  try {
    const version = db.pragma('user_version', { simple: true }) as number;
    if (version > SCHEMA_VERSION) {
      db.close();
      const folder = path.dirname(db.name);
      throw new UserError(
        corpusText((texts) => texts.openCorpus.newerVersion(folder)),
        corpusText((texts) => texts.openCorpus.updateKiosque),
      );
    }
    if (version === 0) return 'empty';
    if (version < OLDEST_VERSION) return OLDER;
    if (!checked || (checked === true && wasFoundWhole(db.name))) return null;
    const check = db.pragma('quick_check(1)', { simple: true });
    if (check !== 'ok') return damaged(String(check).replace(/\s+/g, ' '));
    if (!db.prepare(SAME_ROWS).pluck().get()) return damaged('chunks_fts');
    noteFoundWhole(db.name);
    return null;
  } catch (error) {
    if (error instanceof UserError) throw error;
    return damaged((error as Error).message);
  }
}

function isWal(db: Corpus): boolean {
  return (
    db.pragma('user_version', { simple: true }) === 0 ||
    db.pragma('journal_mode', { simple: true }) === 'wal'
  );
}

function configure(db: Corpus): void {
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  db.pragma('foreign_keys = ON');
  defineChecksum(db);
}

/**
 * Opens the store for writing; makes it where there is none, and brings it to this version. A damaged file is kept
 * aside under `*.damaged-DATE`, one that is too old is replaced: all of it can be read again from the articles.
 * @param checked false for a store that was found whole before.
 * @returns the store, and why it had to be made anew (null when it did not).
 * @throws UserError when the folder cannot be written or the store is of a newer version.
 */
export function openCorpusForWriting(
  dataDir: string,
  now: Date,
  checked: Checked = true,
): { readonly db: Corpus; readonly remade: Localized | null } {
  const file = corpusPath(dataDir);
  let db: Corpus;
  try {
    mkdirSync(dataDir, { recursive: true });
    db = new Database(file);
  } catch (error) {
    throw moduleProblem(error) ?? unwritable(dataDir, error as Error);
  }
  const fault = faultOf(db, checked);
  if (fault !== null) {
    db.close();
    const aside = `${file}.damaged-${now.toISOString().slice(0, 19).replaceAll(':', '-')}`;
    if (fault !== 'empty' && fault.isDamaged) renameSync(file, aside);
    for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
    db = new Database(file);
  }
  configure(db);
  emptyLongLog(db);
  const version = db.pragma('user_version', { simple: true }) as number;
  if (version < SCHEMA_VERSION) {
    const steps = version === 0 ? MIGRATIONS : MIGRATIONS.slice(version - OLDEST_VERSION + 1);
    db.transaction(() => {
      for (const step of steps) db.exec(step);
      recountStems(db);
      db.pragma(`user_version = ${SCHEMA_VERSION}`);
    })();
  }
  return { db, remade: fault === null || fault === 'empty' ? null : fault.reason };
}

/** SQLite's own 2 MB hold neither the inner pages of a large store nor what a full-text search goes through. */
const READER_CACHE_KB = 8_000;

/**
 * Opens an existing store for reading, or null when there is none that this version can read.
 *
 * @param checked false for a store that was found whole a moment ago: looking for damage blocks for as long as it takes
 *   to read the file.
 * @throws UserError when SQLite's native module was built for another Node.
 */
export function openCorpusForReading(dataDir: string, checked = true): Corpus | null {
  let db: Corpus | undefined;
  try {
    db = new Database(corpusPath(dataDir), { readonly: true, fileMustExist: true });
    // In a copy it may not be: who reads would then keep others from writing.
    if (!isWal(db)) {
      db.close();
      const writable = new Database(corpusPath(dataDir), { fileMustExist: true });
      configure(writable);
      writable.close();
      db = new Database(corpusPath(dataDir), { readonly: true, fileMustExist: true });
    }
  } catch (error) {
    db?.close();
    const problem = moduleProblem(error);
    if (problem) throw problem;
    return null;
  }
  const isCurrent = (): boolean => db.pragma('user_version', { simple: true }) === SCHEMA_VERSION;
  if (faultOf(db, checked) === null && isCurrent()) {
    db.pragma(`cache_size = -${READER_CACHE_KB}`);
    defineChecksum(db);
    return db;
  }
  db.close();
  return null;
}

/** What to do where there is no store to read. */
export function noIndex(dataDir: string): UserError {
  return new UserError(
    corpusText((texts) => texts.openCorpus.noIndex(dataDir)),
    corpusText((texts) => texts.openCorpus.makeIndex),
  );
}
