import type { Writer } from '../../corpus/corpus-store.ts';
import {
  isCurrent,
  migrate,
  migrateWithin,
  newerVersion,
  versionOf,
} from '../../corpus/postgres/migrate.ts';
import { MIGRATIONS } from '../../corpus/postgres/schema.ts';
import type { Server } from '../../corpus/postgres/server.ts';
import { assertNobodyElse, setTablesAside } from '../../corpus/postgres/set-aside.ts';
import { keepWriterLock } from '../../corpus/postgres/writer-lock.ts';
import type { IndexBusy } from '../../errors.ts';
import type { KeptArticle, MemoryFault, MemoryStore } from '../memory-store.ts';
import { withBackupRows, writeBackupOf } from '../sqlite/backup-file.ts';
import { fillTables, readTables } from './copy-tables.ts';
import { PostgresMemory } from './postgres-memory.ts';
import { SharedSettings } from './shared-settings.ts';

/** The bot's memory in a schema of a PostgreSQL database. */
export class PostgresMemoryStore implements MemoryStore {
  constructor(private readonly server: Server) {}

  async exists(): Promise<boolean> {
    return (await versionOf(this.server, 'memory')) !== null;
  }

  async open(clock?: () => number): Promise<{ memory: PostgresMemory; damage: string | null }> {
    await migrate(this.server, 'memory');
    return { memory: await this.#opened(clock), damage: null };
  }

  /** @throws UserError when a newer version of Kiosque made the tables. */
  async read(): Promise<PostgresMemory | null> {
    const version = await versionOf(this.server, 'memory');
    if ((version ?? 0) > MIGRATIONS.memory.length) throw newerVersion(this.server.serverName);
    return isCurrent(version, 'memory') ? this.#opened() : null;
  }

  async inspect(): Promise<MemoryFault | null> {
    const version = (await versionOf(this.server, 'memory')) ?? 0;
    return version > MIGRATIONS.memory.length ? { kind: 'newer version' } : null;
  }

  async backUp(
    file: string,
    articles: readonly KeptArticle[],
    now: Date,
  ): Promise<{ readonly answers: number; readonly votes: number }> {
    const isThere = await this.exists();
    return writeBackupOf(
      async (take) => {
        if (isThere) await readTables(this.server, take);
      },
      file,
      articles,
      now,
    );
  }

  takeLock(
    writer: Writer,
    waitMs: number,
    taken: (error: IndexBusy) => void,
  ): Promise<() => Promise<void>> {
    return keepWriterLock(this.server, 'bot', writer, waitMs, taken);
  }

  assertUnused(): Promise<void> {
    return assertNobodyElse(this.server);
  }

  async putBack(backup: string, now: Date): Promise<string | null> {
    const { server } = this;
    const isThere = await this.exists();
    return withBackupRows(backup, (rowsOf) =>
      server.transaction(async (queries) => {
        const aside = isThere ? await setTablesAside(queries, server.schema, 'memory', now) : null;
        await migrateWithin(queries, server, 'memory');
        await fillTables(queries, rowsOf);
        return aside;
      }),
    );
  }

  async #opened(clock?: () => number): Promise<PostgresMemory> {
    return new PostgresMemory(this.server, await SharedSettings.open(this.server), clock);
  }
}
