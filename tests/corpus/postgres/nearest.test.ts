import { beforeAll, describe, expect, it } from 'vitest';
import type { CorpusReader, OpenCorpus } from '../../../src/corpus/corpus-reader.ts';
import { PostgresNearest } from '../../../src/corpus/postgres/nearest.ts';
import type { PgServer } from '../../../src/corpus/postgres/pg-server.ts';
import { PostgresCorpus } from '../../../src/corpus/postgres/postgres-corpus.ts';
import { fill, parsedArticle } from '../../helpers/corpus.ts';
import { hasPostgres, postgresForTests } from '../../helpers/postgres.ts';

const CHUNKS = 5_100;
const ARTICLES = 500;
const DIMENSION = 32;
const info = { id: 'm', revision: null, dimension: DIMENSION } as never;
/** Of 100,000 others, an index passes 20,000; of those here, as small a part. */
const GIVES_UP = '-c hnsw.max_scan_tuples=500';

// It needs a server with pgvector, which `npm run postgres -- fetch` brings.
describe.skipIf(!hasPostgres)('among many chunks', () => {
  const { newDatabase, connect } = postgresForTests();
  let url: string;
  let one: PgServer;
  let reader: OpenCorpus;
  const opened = async (options: string): Promise<OpenCorpus> => {
    const server = connect(`${url}&options=${encodeURIComponent(options)}`);
    return (await new PostgresCorpus(server).read())!;
  };
  // All but the chunks of "article 7", which are in a collection of their own, point to one side.
  const query = Float32Array.from({ length: DIMENSION }, () => 77 + Math.random() * 100 - 50);

  beforeAll(async () => {
    url = newDatabase();
    one = connect(url);
    const corpus = new PostgresCorpus(one);
    const filled = await fill(corpus, { a: parsedArticle('La Loire déborde.') });
    await filled.writer.close();
    reader = filled.reader;
    await one.query(
      `INSERT INTO chunks (article, collection, born, word_count, sentences, vector, counts, words, stems)
       SELECT 'article ' || i % ${ARTICLES}, CASE i % ${ARTICLES} WHEN 7 THEN 'small' ELSE 'large' END, 1, 1, 1,
         (SELECT array_agg(round(random() * 100 - 50 + d * 0 + CASE i % ${ARTICLES} WHEN 7 THEN -77 ELSE 77 END))
          FROM generate_series(1, ${DIMENSION}) AS d WHERE i > 0)::real[]::vector::halfvec,
         '{}/1000000000', '', '' FROM generate_series(1, ${CHUNKS}) AS i`,
    );
    await corpus.vectorIndex.bringUp(info, { pid: 1, program: 'test' });
  }, 240_000);

  const search = async (from: CorpusReader, k: number, articles: readonly string[] | null = null) =>
    (await from.nearest!.search(query, k, articles)).map(({ label }) => label);
  const exact = async (where: string, k: number) => {
    const { rows } = await one.query<{ id: number }>(
      `SELECT id FROM chunks WHERE article <> 'a' AND ${where} ORDER BY vector <=> $1::vector::halfvec LIMIT ${k}`,
      [`[${query.join()}]`],
    );
    return rows.map(({ id }) => id);
  };

  it('looks for vectors through its index, and misses few', async () => {
    const plan = await one.query<Record<string, string>>(
      `EXPLAIN SELECT id FROM chunks WHERE vector_dims(vector) = 32 AND born <= 1 AND died > 1
       ORDER BY vector::halfvec(32) <=> (SELECT vector::halfvec(32) FROM chunks LIMIT 1) LIMIT 10`,
    );
    expect(JSON.stringify(plan.rows)).toContain('chunks_nearest_32');
    const ids = new Set(await exact('true', 60));
    const found = await search(reader, 60);
    expect(found.filter((id) => ids.has(id)).length).toBeGreaterThan(54);
  });

  it('says how many are kept in view before it looks through the index', async () => {
    let plan = '';
    const explaining = {
      read: async (sql: string, values: readonly unknown[]) => {
        plan = JSON.stringify((await one.read(`EXPLAIN ${sql}`, values)).rows);
        return { rows: [], changes: 0 };
      },
    };
    const nearest = new PostgresNearest(
      explaining as never,
      () => [1, null],
      () => CHUNKS,
    );
    await nearest.search(query, 10);
    expect(plan).toMatch(/One-Time Filter.*chunks_nearest_32/);
  });

  it('finds as many in some articles as there are', async () => {
    const within = await search(reader, 10, ['article 7', 'article 8']);
    expect(within).toHaveLength(10);
    const all = await search(reader, 60, ['article 7', 'article 8']);
    const rows = await one.query<{ article: string }>(
      'SELECT DISTINCT article FROM chunks WHERE id = ANY($1)',
      [all],
    );
    expect(rows.rows.map(({ article }) => article).sort()).toEqual(['article 7', 'article 8']);
  });

  it.each([
    ['by an index of the collections', ''],
    ['one by one, where the index of the vectors gives up before', ' -c enable_bitmapscan=off'],
  ])('finds what a small collection has, far from all others, %s', async (_how, options) => {
    const small = await (await opened(GIVES_UP + options)).within(['small']);
    const nearest = await exact("article = 'article 7'", 10);
    expect(nearest).toHaveLength(10);
    expect(await search(small, 10)).toEqual(nearest);
  });

  it('finds what a large collection has through the index of the vectors', async () => {
    const large = await reader.within(['large']);
    const ids = new Set(await exact("article <> 'article 7'", 60));
    const found = await search(large, 60);
    expect(found.filter((id) => ids.has(id)).length).toBeGreaterThan(54);
  });

  it('is built whole or not at all: killed meanwhile, readers find all, and the next run builds it', async () => {
    const name = "to_regclass('chunks_nearest_32') IS NOT NULL";
    const isThere = async () =>
      (await one.query<{ there: boolean }>(`SELECT ${name} AS there`)).rows[0]!.there;
    await one.query('DROP INDEX chunks_nearest_32');
    const building = new PostgresCorpus(connect(url)).vectorIndex.bringUp(info, {
      ...{ pid: 2, program: 'the one killed' },
    });
    const killed = expect(building).rejects.toThrow();
    await expect
      .poll(
        async () => {
          await search(reader, 10);
          const { rows } = await one.query(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_progress_create_index WHERE phase LIKE 'building%'",
          );
          return rows.length;
        },
        { timeout: 60_000, interval: 5 },
      )
      .toBe(1);
    await killed;
    expect(await isThere()).toBe(false);
    expect(await search(reader, 60)).toEqual(await exact('true', 60));
    await new PostgresCorpus(one).vectorIndex.bringUp(info, { pid: 1, program: 'test' });
    expect(await isThere()).toBe(true);
    expect(await search(reader, 60)).toHaveLength(60);
  }, 240_000);
});
