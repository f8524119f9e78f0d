import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { inspectFile } from '../../corpus/sqlite/inspect.ts';
import { ownAlone } from '../../corpus/sqlite/set-aside.ts';
import type { KeptArticle, MemoryFault, MemoryStore } from '../memory-store.ts';
import { putBack, writeBackup } from './backup-file.ts';
import { MIGRATIONS } from './bot-schema.ts';
import { botDbPath, openBotDb } from './open-bot-db.ts';
import { SqliteMemory } from './sqlite-memory.ts';

/** The bot's memory in `bot.db` of a data folder. */
export class SqliteMemoryStore implements MemoryStore {
  readonly #file: string;

  constructor(private readonly dataDir: string) {
    this.#file = botDbPath(dataDir);
  }

  async exists(): Promise<boolean> {
    return existsSync(this.#file);
  }

  async open(clock?: () => number, now?: Date) {
    const { db, damage } = openBotDb(this.dataDir, now);
    return { memory: new SqliteMemory(db, clock), damage };
  }

  async read(): Promise<SqliteMemory | null> {
    if (!existsSync(this.#file)) return null;
    return new SqliteMemory(new Database(this.#file, { readonly: true }));
  }

  async inspect(): Promise<MemoryFault | null> {
    return inspectFile(this.#file, MIGRATIONS.length, () => null);
  }

  backUp(file: string, articles: readonly KeptArticle[], now: Date) {
    return writeBackup(this.#file, file, articles, now);
  }

  async takeLock(): Promise<null> {
    return null;
  }

  async assertUnused(): Promise<void> {
    ownAlone(this.#file);
  }

  async putBack(backup: string, now: Date): Promise<string | null> {
    return putBack(backup, this.#file, now);
  }
}
