import { describe } from 'vitest';
import { PostgresCorpus } from '../../../src/corpus/postgres/postgres-corpus.ts';
import { hasPostgres, postgresForTests } from '../../helpers/postgres.ts';
import { corpusContract } from '../corpus-contract.ts';

describe.skipIf(!hasPostgres)('over a server', () => {
  const { connect } = postgresForTests();
  corpusContract('a corpus in PostgreSQL', async () => new PostgresCorpus(connect()));
});
