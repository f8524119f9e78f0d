import type { Database } from '../corpus/open-store.ts';
import { serverOf } from '../corpus/postgres/open-server.ts';
import type { MemoryStore } from './memory-store.ts';
import { PostgresMemoryStore } from './postgres/postgres-memory-store.ts';
import { SqliteMemoryStore } from './sqlite/sqlite-memory-store.ts';

export { type Backup, memoryDigest, readBackup } from './sqlite/backup-file.ts';

/** Where a bot's memory is kept: the one place that knows which stores there are. */
export interface MemoryLocation {
  readonly dataDir: string;
  /** Null for a file in the data folder. */
  readonly database?: Database | null | undefined;
}

/** The store of a memory: on the server where one is configured, else in the data folder. Nothing is opened yet. */
export function memoryStore({ dataDir, database }: MemoryLocation): MemoryStore {
  return database ? new PostgresMemoryStore(serverOf(database)) : new SqliteMemoryStore(dataDir);
}
