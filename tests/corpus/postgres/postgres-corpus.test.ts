import { describe } from 'vitest';
import { PostgresCorpus } from '../../../src/corpus/postgres/postgres-corpus.ts';
import { hasPostgres, postgresForTests } from '../../helpers/postgres.ts';
import { corpusContract } from '../corpus-contract.ts';

// It needs a server with pgvector, which `npm run postgres -- fetch` brings.
describe.skipIf(!hasPostgres)('over a server', () => {
  const { connect } = postgresForTests();
  corpusContract('a corpus in PostgreSQL', async () => new PostgresCorpus(connect()));
});
