import { statSync } from 'node:fs';
import type Database from 'better-sqlite3';

/** Others read for a few milliseconds at a time while the store is filled. */
const READER_PATIENCE_MS = 500;
/** SQLite brings its log in at a quarter of this; one that is longer was left by a process that was killed. */
const LONG_LOG_BYTES = 16e6;

/**
 * Brings all of SQLite's log into the store, and empties it: for a log that stays is brought in again by whoever opens the
 * store next, which then looks changed. Where someone reads on, it stays as it is.
 * @param patienceMs how long those who read are waited for.
 */
export function emptyLog(db: Database.Database, patienceMs: number = READER_PATIENCE_MS): void {
  const patience = db.pragma('busy_timeout', { simple: true });
  db.pragma(`busy_timeout = ${patienceMs}`);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.pragma(`busy_timeout = ${patience}`);
}

/** What an indexing that was killed left: every opening goes through all of it. Nobody is waited for: a bot reads all the time. */
export function emptyLongLog(db: Database.Database): void {
  const log = statSync(`${db.name}-wal`, { throwIfNoEntry: false });
  if (log && log.size > LONG_LOG_BYTES) emptyLog(db, 0);
}
