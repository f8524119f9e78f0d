import { describe } from 'vitest';
import { PostgresMemoryStore } from '../../../src/memory/postgres/postgres-memory-store.ts';
import { hasPostgres, postgresForTests } from '../../helpers/postgres.ts';
import { memoryContract } from '../memory-contract.ts';

// It needs a server with pgvector, which `npm run postgres -- fetch` brings.
describe.skipIf(!hasPostgres)('over a server', () => {
  const { connect } = postgresForTests();
  memoryContract('a memory in PostgreSQL', async () => new PostgresMemoryStore(connect()));
});
