import type { CorpusStore } from './corpus-store.ts';
import { SqliteCorpus } from './sqlite/sqlite-corpus.ts';

/** Where the corpus is kept: the one place that knows which stores there are. */
export interface CorpusLocation {
  readonly dataDir: string;
}

export { asOnlyWriter, spoiltLocks, takeLock } from './sqlite/folder-lock.ts';

export function corpusStore({ dataDir }: CorpusLocation): CorpusStore {
  return new SqliteCorpus(dataDir);
}
