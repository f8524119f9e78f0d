/** Both stores over PostgreSQL in this process, wherever there is no server: in one file, for it takes long to start. */
import { PostgresCorpus } from '../../../src/corpus/postgres/postgres-corpus.ts';
import { PostgresMemoryStore } from '../../../src/memory/postgres/postgres-memory-store.ts';
import { pgliteServer } from '../../helpers/pglite-server.ts';
import { memoryContract } from '../../memory/memory-contract.ts';
import { corpusContract } from '../corpus-contract.ts';

// It is for what is right, not for how quickly.
const SLOW_MS = 2_000;

corpusContract('a corpus in PGlite', async () => new PostgresCorpus(await pgliteServer()), SLOW_MS);
memoryContract('a memory in PGlite', async () => new PostgresMemoryStore(await pgliteServer()));
