import { describe, expect, it } from 'vitest';
import { fromHalfvec, HALFVEC_BYTES, toHalfvec } from '../../../src/corpus/postgres/vectors.ts';
import { hasPostgres, postgresForTests } from '../../helpers/postgres.ts';

// It needs a server with pgvector, which `npm run postgres -- fetch` brings.
describe.skipIf(!hasPostgres)('over a server', () => {
  const { connect } = postgresForTests();

  it('every signed byte comes back from a vector as it was', async () => {
    const server = connect();
    await server.query('CREATE EXTENSION IF NOT EXISTS vector SCHEMA public');
    const all = Int8Array.from({ length: 255 }, (_, i) => i - 127);
    const { rows } = await server.query<{ bytes: Uint8Array }>(
      `SELECT ${HALFVEC_BYTES} AS bytes FROM (SELECT $1::halfvec AS vector) AS one`,
      [toHalfvec(all)],
    );
    expect(fromHalfvec(rows[0]!.bytes)).toEqual(all);
    expect(fromHalfvec(null)).toBeNull();
  });
});
