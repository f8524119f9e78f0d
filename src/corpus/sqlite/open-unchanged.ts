import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import Database from 'better-sqlite3';

/**
 * Reads a database without leaving a trace beside it: where nobody has it open, from a copy, for SQLite would make
 * files of its own.
 */
export function withUnchanged<T>(file: string, work: (db: Database.Database) => T): T {
  if (existsSync(`${file}-wal`)) return withDatabase(file, work);
  const folder = mkdtempSync(join(tmpdir(), 'kiosque-copy-'));
  try {
    const copy = join(folder, basename(file));
    copyFileSync(file, copy);
    return withDatabase(copy, work);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function withDatabase<T>(file: string, work: (db: Database.Database) => T): T {
  const db = new Database(file, { readonly: true });
  try {
    return work(db);
  } finally {
    db.close();
  }
}
