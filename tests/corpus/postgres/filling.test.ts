import { describe, expect, it } from 'vitest';
import { PostgresCorpus } from '../../../src/corpus/postgres/postgres-corpus.ts';
import { fill, parsedArticle } from '../../helpers/corpus.ts';
import { hasPostgres, postgresForTests } from '../../helpers/postgres.ts';

const info = { id: 'm', revision: null, dimension: 3 } as never;
const by = { pid: 1, program: 'test' };

// It needs a server with pgvector, which `npm run postgres -- fetch` brings.
describe.skipIf(!hasPostgres)('over a server', () => {
  const { connect } = postgresForTests();

  it('words wait in a list only while a corpus is filled for the first time, and are found all along', async () => {
    const server = connect();
    const corpus = new PostgresCorpus(server);
    const waits = async () => {
      const { rows } = await server.query<{ options: string[] }>(
        "SELECT reloptions AS options FROM pg_class WHERE oid = 'chunks_words'::regclass",
      );
      return rows[0]!.options.includes('fastupdate=on');
    };
    const listed = async () =>
      (await server.query<{ n: number }>("SELECT gin_clean_pending_list('chunks_words') AS n"))
        .rows[0]!.n;
    const { writer, reader } = await fill(corpus, { a: parsedArticle('La Loire déborde.') });
    await writer.close();
    expect(await reader.fullText(['loir'], 10, null)).toHaveLength(1);
    expect(await waits()).toBe(true);
    await corpus.vectorIndex.bringUp(info, by);
    expect([await waits(), await listed()]).toEqual([false, 0]);
    expect(await reader.fullText(['loir'], 10, null)).toHaveLength(1);

    const next = await fill(corpus, { b: parsedArticle('La Loire monte.', { file: 'b.txt' }) });
    await next.writer.close();
    expect([await waits(), await listed()]).toEqual([false, 0]);
    expect(await next.reader.fullText(['loir'], 10, null)).toHaveLength(2);
  });
});
