import type { CorpusStore } from './corpus-store.ts';
import { serverOf } from './postgres/open-server.ts';
import { PostgresCorpus } from './postgres/postgres-corpus.ts';
import { SqliteCorpus } from './sqlite/sqlite-corpus.ts';

/** Where the corpus is kept: the one place that knows which stores there are. */
export interface CorpusLocation {
  readonly dataDir: string;
  /** Null for files in the data folder. */
  readonly database?: Database | null | undefined;
}

/** A PostgreSQL database with pgvector. */
export interface Database {
  /** With the password: never shown nor logged. */
  readonly url: string;
  /** Candidates that a search through the vectors keeps. */
  readonly efSearch: number;
}

export { asOnlyWriter, spoiltLocks, takeLock } from './sqlite/folder-lock.ts';
export { SecondVectors } from './sqlite/second-vectors.ts';

/** The store of a corpus: on the server where one is configured, else in the data folder. Nothing is opened yet. */
export function corpusStore({ dataDir, database }: CorpusLocation): CorpusStore {
  return database ? new PostgresCorpus(serverOf(database)) : new SqliteCorpus(dataDir);
}
