/** Both stores over PostgreSQL in this process: in one file, for it takes long to start. */
import { beforeAll, describe } from 'vitest';
import { PostgresCorpus } from '../../../src/corpus/postgres/postgres-corpus.ts';
import { PostgresMemoryStore } from '../../../src/memory/postgres/postgres-memory-store.ts';
import { LONG } from '../../helpers/long.ts';
import { pgliteServer } from '../../helpers/pglite-server.ts';
import { hasPostgres } from '../../helpers/postgres.ts';
import { memoryContract } from '../../memory/memory-contract.ts';
import { corpusContract } from '../corpus-contract.ts';

// It is for what is right, not for how quickly.
const SLOW_MS = 2_000;

// It stands for a server where there is none; where there is one, the same contracts are held to that.
describe.skipIf(hasPostgres && !LONG)('without a server', () => {
  // It takes seconds to start, on a busy machine many.
  beforeAll(() => pgliteServer(), 120_000);
  const corpus = async () => new PostgresCorpus(await pgliteServer());
  const memory = async () => new PostgresMemoryStore(await pgliteServer());
  corpusContract('a corpus in PGlite', corpus, SLOW_MS);
  memoryContract('a memory in PGlite', memory);
});
