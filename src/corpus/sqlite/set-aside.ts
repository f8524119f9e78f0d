import { existsSync, renameSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { UserError } from '../../errors.ts';
import { corpusText } from '../texts/index.ts';

/**
 * Leaves a database in one file. SQLite refuses that while anybody else has it open.
 * @throws UserError when somebody has.
 */
export function ownAlone(path: string): void {
  if (!existsSync(path)) return;
  let db: Database.Database | null = null;
  try {
    db = new Database(path, { timeout: 0 });
    db.pragma('journal_mode = DELETE');
  } catch (cause) {
    if (!/^SQLITE_(BUSY|LOCKED)/.test(String((cause as { code?: unknown }).code))) return; // damaged: as it is
    throw new UserError(
      corpusText((texts) => texts.setAside.storeInUse(path)),
      corpusText((texts) => texts.setAside.stopOthers),
      { cause },
    );
  } finally {
    db?.close();
  }
  for (const suffix of ['-wal', '-shm']) rmSync(path + suffix, { force: true });
}

/** Gives a file another name. @returns the name; null when there is no file. */
export function setAside(path: string, now: Date): string | null {
  if (!existsSync(path)) return null;
  const stamp = now.toISOString().slice(0, 19).replaceAll(':', '-');
  const aside = `${path}.before-restore-${stamp}`;
  renameSync(path, aside);
  return aside;
}
