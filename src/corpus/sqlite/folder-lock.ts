import {
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { IndexBusy } from '../../errors.ts';
import type { Writer } from '../corpus-store.ts';
import { indexBusy } from '../index-busy.ts';
import { unwritable } from './disk-problem.ts';

/** What is written by one process at a time: `corpus.db`, the HNSW file, `bot.db`, the files of feeds. */
export type LockedFiles = 'store' | 'hnsw' | 'bot' | 'feeds';
const WRITTEN: readonly LockedFiles[] = ['store', 'hnsw', 'bot', 'feeds'];

const LOOK_EVERY_MS = 50;

const lockFile = (dataDir: string, what: LockedFiles): string => path.join(dataDir, `${what}.lock`);

/** Names of the lock files that hold bytes, as a power cut may leave them: the next to take the lock empties it. */
export function spoiltLocks(dataDir: string): string[] {
  return WRITTEN.map((what) => lockFile(dataDir, what)).filter(holdsBytes);
}

const holdsBytes = (file: string): boolean =>
  (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0;

/**
 * Does some work while no other process writes, as {@link takeLock} says.
 * @throws IndexBusy naming the one that writes, after having waited for `waitMs`.
 * @throws UserError when the folder cannot be written.
 */
export async function asOnlyWriter<T>(
  dataDir: string,
  what: LockedFiles,
  writer: Writer,
  waitMs: number,
  work: () => Promise<T>,
): Promise<T> {
  const release = await takeLock(dataDir, what, writer, waitMs);
  try {
    return await work();
  } finally {
    release();
  }
}

/**
 * Keeps other processes from writing. The lock is one that SQLite holds on an empty file: the system frees it when the
 * process ends, however it ends.
 *
 * @returns frees it.
 * @throws IndexBusy naming the one that writes, after having waited for `waitMs`.
 * @throws UserError when the folder cannot be written.
 */
export async function takeLock(
  dataDir: string,
  what: LockedFiles,
  writer: Writer,
  waitMs: number,
): Promise<() => void> {
  const file = lockFile(dataDir, what);
  const holderFile = `${file}.json`;
  const lock = openLock(file, dataDir);
  try {
    const end = Date.now() + waitMs;
    while (!isTaken(lock)) {
      if (Date.now() >= end) throw busy(holderFile, what);
      await setTimeout(LOOK_EVERY_MS);
    }
    const temporary = `${holderFile}.part`;
    writeFileSync(temporary, JSON.stringify({ ...writer, since: new Date().toISOString() }));
    renameSync(temporary, holderFile);
  } catch (error) {
    lock.close();
    throw error;
  }
  return () => {
    rmSync(holderFile, { force: true });
    lock.close();
  };
}

function openLock(file: string, dataDir: string): Database.Database {
  try {
    mkdirSync(dataDir, { recursive: true });
    // Nobody ever writes into it, so what is in it means nothing, and SQLite takes it for damage. It is emptied where it
    // is: of two files in its place, each would have its holder.
    if (holdsBytes(file)) truncateSync(file);
    return new Database(file, { timeout: 0 });
  } catch (error) {
    throw unwritable(dataDir, error as Error);
  }
}

function isTaken(lock: Database.Database): boolean {
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return true;
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith('SQLITE_BUSY')) return false;
    throw error;
  }
}

function busy(holderFile: string, what: LockedFiles): IndexBusy {
  const bot = what === 'bot' ? 'folder' : null;
  try {
    const { pid, program, since } = JSON.parse(readFileSync(holderFile, 'utf8'));
    return indexBusy({ pid, program, since: new Date(since) }, bot);
  } catch (cause) {
    return indexBusy(null, bot, cause);
  }
}
