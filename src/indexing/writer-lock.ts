import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { unwritable } from '../corpus/sqlite/disk-problem.ts';
import { IndexBusy } from '../errors.ts';
import { en, fr } from '../i18n/typography.ts';

/** Who writes, for whoever has to wait. */
export interface Writer {
  readonly pid: number;
  /** What it was started with. */
  readonly program: string;
}

/** What is written by one process at a time: `corpus.db`, the HNSW file, `bot.db`. */
export type Written = 'store' | 'hnsw' | 'bot';

const LOOK_EVERY_MS = 50;

/**
 * Does some work while no other process writes, as {@link takeLock} says.
 * @throws IndexBusy naming the one that writes, after having waited for `waitMs`.
 * @throws UserError when the folder cannot be written.
 */
export async function asOnlyWriter<T>(
  dataDir: string,
  what: Written,
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
  what: Written,
  writer: Writer,
  waitMs: number,
): Promise<() => void> {
  const file = path.join(dataDir, `${what}.lock`);
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

function busy(holderFile: string, what: Written): IndexBusy {
  const remedy = {
    fr: fr`Attendez qu'il ait fini, ou arrêtez-le, puis recommencez.`,
    en: en`Wait until it has finished, or stop it, then try again.`,
  };
  const isBot = what === 'bot';
  try {
    const { pid, program, since } = JSON.parse(readFileSync(holderFile, 'utf8'));
    const at = (language: string) => new Date(since).toLocaleTimeString(language);
    const who = {
      fr: fr`« ${program} » (processus ${pid}, depuis ${at('fr')})`,
      en: en`“${program}” (process ${pid}, since ${at('en')})`,
    };
    return new IndexBusy(
      {
        fr: isBot
          ? fr`Un bot tourne avec ce dossier de données : ${who.fr}.`
          : fr`L'index est écrit en ce moment par ${who.fr}.`,
        en: isBot
          ? en`A bot runs with this data folder: ${who.en}.`
          : en`The index is being written by ${who.en}.`,
      },
      remedy,
    );
  } catch (cause) {
    return new IndexBusy(
      {
        fr: isBot
          ? fr`Un bot tourne avec ce dossier de données.`
          : fr`L'index est écrit en ce moment par un autre processus.`,
        en: isBot
          ? en`A bot runs with this data folder.`
          : en`The index is being written by another process.`,
      },
      remedy,
      { cause },
    );
  }
}
