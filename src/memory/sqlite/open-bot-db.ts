import { mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { moduleProblem, UserError } from '../../errors.ts';
import { memoryText } from '../texts/index.ts';
import { MIGRATIONS } from './bot-schema.ts';
import { makePrivateFile } from './private-file.ts';

/** The file of the bot's memory. */
export const botDbPath = (dataDir: string): string => path.join(dataDir, 'bot.db');

/**
 * Opens `bot.db`, made or brought to this version where needed. A damaged file is kept aside under `*.damaged-DATE`.
 *
 * @returns the database, and what was wrong with the one before (null when nothing was).
 * @throws UserError when the folder cannot be written or a newer version of Kiosque wrote the file.
 */
export function openBotDb(
  dataDir: string,
  now: Date = new Date(),
): { readonly db: Database.Database; readonly damage: string | null } {
  const file = botDbPath(dataDir);
  try {
    mkdirSync(dataDir, { recursive: true });
    makePrivateFile(file);
    return { db: migrated(new Database(file)), damage: null };
  } catch (error) {
    if (error instanceof UserError) throw error;
    const problem = moduleProblem(error);
    if (problem) throw problem;
    const { code = '', message } = error as { code?: string; message: string };
    if (!/^SQLITE_(CORRUPT|NOTADB)/.test(code)) {
      throw new UserError(
        memoryText((texts) => texts.openBotDb.notWritable(dataDir, message)),
        memoryText((texts) => texts.openBotDb.makeFolderWritable),
        { cause: error },
      );
    }
    renameSync(file, `${file}.damaged-${now.toISOString().slice(0, 19).replaceAll(':', '-')}`);
    for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true });
    makePrivateFile(file);
    return { db: migrated(new Database(file)), damage: message };
  }
}

function migrated(db: Database.Database): Database.Database {
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    db.pragma('foreign_keys = ON');
    // What is deleted leaves no trace in the file.
    db.pragma('secure_delete = ON');
    const version = db.pragma('user_version', { simple: true }) as number;
    const check = String(db.pragma('quick_check(1)', { simple: true }));
    if (check !== 'ok') throw new Database.SqliteError(check, 'SQLITE_CORRUPT');
    if (version > MIGRATIONS.length) {
      throw new UserError(
        memoryText((texts) => texts.openBotDb.newerVersion(db.name)),
        memoryText((texts) => texts.openBotDb.updateKiosque),
      );
    }
    db.transaction(() => {
      for (const step of MIGRATIONS.slice(version)) db.exec(step);
      db.pragma(`user_version = ${MIGRATIONS.length}`);
    }).immediate();
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
