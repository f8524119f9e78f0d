import type { MemoryStore } from './memory-store.ts';
import { SqliteMemoryStore } from './sqlite/sqlite-memory-store.ts';

export { type Backup, readBackup } from './sqlite/backup-file.ts';

/** Where a bot's memory is kept: the one place that knows which stores there are. */
export interface MemoryLocation {
  readonly dataDir: string;
}

export function memoryStore({ dataDir }: MemoryLocation): MemoryStore {
  return new SqliteMemoryStore(dataDir);
}
