import { fromInt8, toInt8 } from '../../../embeddings/int8-vector.ts';
import { fileOf } from '../../articles/article.ts';
import type { CorpusTotals } from '../corpus-reader.ts';
import type { CorpusWriter, RemovedArticle } from '../corpus-writer.ts';
import type { NewArticle, NewWord, StoredFile, StoredSkip } from '../stored-article.ts';
import { isWholeArticle } from './inspect.ts';
import { type Change, columns, countStems, endArticles, putArticles } from './put-articles.ts';
import { NEVER } from './schema.ts';
import type { Queries, Session } from './server.ts';
import { lexeme, lexemes } from './stems.ts';
import { bytesOf, fromHalfvec, int8Of, spansOf } from './vectors.ts';

const FILE_COLUMNS = 'id, file, hash, size, mtime_ms AS "mtimeMs"';
const LIVING = `died = ${NEVER}`;

/** The one writer of a corpus. Each change is one generation; all who listen to `channel` are told of it. */
export class PostgresWriter implements CorpusWriter {
  constructor(
    private readonly session: Session,
    private readonly channel: string,
    /** Where the connection is that of a lock, it is not this one's to close. */
    private readonly isOwn: boolean,
  ) {}

  async meta(key: string): Promise<string | null> {
    const found = 'SELECT value FROM corpus_meta WHERE key = $1';
    return (await this.#one<{ value: string }>(found, [key]))?.value ?? null;
  }

  async setMeta(key: string, value: string): Promise<void> {
    await setMeta(this.session, key, value);
  }

  async counts(): Promise<CorpusTotals> {
    return (await this.#one<CorpusTotals>(
      'SELECT articles, chunks, sentences FROM generations ORDER BY generation DESC LIMIT 1',
    ))!;
  }

  async generation(): Promise<number> {
    const last = 'SELECT max(generation) AS last FROM generations';
    return (await this.#one<{ last: number }>(last))!.last;
  }

  files(
    afterRow: number,
    limit: number,
  ): Promise<readonly (StoredFile & { readonly row: number })[]> {
    return this.#all(
      `SELECT row, ${FILE_COLUMNS} FROM articles WHERE row > $1 AND ${LIVING} ORDER BY row LIMIT $2`,
      [afterRow, limit],
    );
  }

  file(file: string): Promise<StoredFile | null> {
    return this.#one(`SELECT ${FILE_COLUMNS} FROM articles WHERE file = $1 AND ${LIVING}`, [file]);
  }

  async filesOf(file: string): Promise<StoredFile[]> {
    // "#" and the sign behind it: the names that parts go by, and those of other files that look like them.
    const rows = await this.#all<StoredFile>(
      `SELECT ${FILE_COLUMNS} FROM articles
       WHERE (file = $1 OR (file > $1 || '#' AND file < $1 || '$')) AND ${LIVING} ORDER BY row`,
      [file],
    );
    return rows.filter((row) => fileOf(row.file) === file);
  }

  filesWith(hash: string): Promise<readonly StoredFile[]> {
    return this.#all(`SELECT ${FILE_COLUMNS} FROM articles WHERE hash = $1 AND ${LIVING}`, [hash]);
  }

  async has(articleId: string): Promise<boolean> {
    const found = `SELECT 1 FROM articles WHERE id = $1 AND ${LIVING}`;
    return (await this.#one(found, [articleId])) !== null;
  }

  async formerId(hash: string): Promise<string | null> {
    const found = 'SELECT id FROM removed_articles WHERE hash = $1 LIMIT 1';
    return (await this.#one<{ id: string }>(found, [hash]))?.id ?? null;
  }

  isWhole(articleId: string): Promise<boolean> {
    return isWholeArticle(this.session, articleId);
  }

  async vectorsOf(articleId: string, dimension: number): Promise<Map<string, Int8Array>> {
    const rows = await this.#all<{
      start: number;
      text: string;
      vector: string | null;
      spans: Uint8Array;
      vectors: Uint8Array;
    }>(
      `SELECT start, text, vector::text AS vector, sentence_spans AS spans, sentence_vectors AS vectors
       FROM chunks JOIN chunk_bodies USING (id) WHERE article = $1 AND ${LIVING}`,
      [articleId],
    );
    const known = new Map<string, Int8Array>();
    for (const row of rows) {
      const whole = fromHalfvec(row.vector);
      if (whole) known.set(row.text, whole);
      const spans = spansOf(row.spans);
      for (let i = 0; i * 2 < spans.length; i++) {
        const vector = int8Of(row.vectors.subarray(i * dimension, (i + 1) * dimension));
        if (vector.every((value) => value === 0)) continue; // it has none
        known.set(row.text.slice(spans[i * 2]! - row.start, spans[i * 2 + 1]! - row.start), vector);
      }
    }
    return known;
  }

  async put(
    articles: readonly NewArticle[],
    dimension: number,
    words: readonly NewWord[] = [],
  ): Promise<void> {
    await this.#change(async (queries, generation) => {
      const ids = articles.map(({ stored }) => stored.id);
      const ended = await endArticles(queries, ids, generation);
      await queries.query('DELETE FROM removed_articles WHERE id = ANY($1)', [ids]);
      const added =
        articles.length === 0
          ? NOTHING
          : await putArticles(queries, articles, dimension, generation);
      if (words.length > 0) await putWords(queries, words);
      return minus(added, ended);
    });
  }

  async remove(ids: readonly string[]): Promise<void> {
    await this.#change(async (queries, generation) => {
      await queries.query(
        `INSERT INTO removed_articles SELECT id, hash FROM articles WHERE id = ANY($1) AND ${LIVING}
         ON CONFLICT (id) DO UPDATE SET hash = excluded.hash`,
        [ids],
      );
      return minus(NOTHING, await endArticles(queries, ids, generation));
    });
  }

  async touch({ id, size, mtimeMs }: StoredFile): Promise<void> {
    await this.session.query(
      `UPDATE articles SET size = $2, mtime_ms = $3 WHERE id = $1 AND ${LIVING}`,
      [id, size, mtimeMs],
    );
  }

  async move(id: string, file: string): Promise<void> {
    await this.session.transaction(async (queries) => {
      await queries.query(
        `UPDATE articles SET file = $2, hash = '', size = -1 WHERE id = $1 AND ${LIVING}`,
        [id, file],
      );
      // Nobody whose view is bounded sees it, from now on.
      await setCollections(queries, [id], [null], 0);
    });
  }

  async sort(collectionOf: (file: string) => string): Promise<number> {
    const places = await this.#all<{ id: string; file: string; collection: string | null }>(
      `SELECT id, file, collection FROM articles WHERE ${LIVING}`,
    );
    const moved = places.filter(({ file, collection }) => collectionOf(file) !== collection);
    if (moved.length === 0) return 0;
    await this.#change(async (queries, generation) => {
      await setCollections(
        queries,
        moved.map(({ id }) => id),
        moved.map(({ file }) => collectionOf(file)),
        generation,
      );
      return NOTHING;
    });
    return moved.length;
  }

  async skips(): Promise<Map<string, StoredSkip>> {
    const rows = await this.#all<Omit<StoredSkip, 'reason'> & { readonly reason: string }>(
      'SELECT file, size, mtime_ms AS "mtimeMs", reason FROM skipped_files',
    );
    return new Map(rows.map((row) => [row.file, { ...row, reason: JSON.parse(row.reason) }]));
  }

  async setSkips(files: readonly string[] | null, skips: readonly StoredSkip[]): Promise<void> {
    await this.session.transaction(async (queries) => {
      if (files === null) await queries.query('DELETE FROM skipped_files');
      else await queries.query('DELETE FROM skipped_files WHERE file = ANY($1)', [files]);
      if (skips.length === 0) return;
      const rows = skips.map(({ file, size, mtimeMs, reason }) => [
        ...[file, size, mtimeMs],
        JSON.stringify(reason),
      ]);
      await queries.query(
        'INSERT INTO skipped_files SELECT * FROM unnest($1::text[], $2::bigint[], $3::float8[], $4::text[])',
        columns(rows, 4),
      );
    });
  }

  async newStems(stems: Iterable<string>): Promise<string[]> {
    const asked = [...stems];
    const rows = await this.#all<{ stem: string }>(
      'SELECT stem FROM vocabulary WHERE stem = ANY($1)',
      [lexemes(asked)],
    );
    const known = new Set(rows.map(({ stem }) => stem));
    return asked.filter((stem) => lexeme(stem) !== '' && !known.has(lexeme(stem)));
  }

  async forgetWords(afterRow: number, limit: number): Promise<number | null> {
    const { last } = (await this.#one<{ last: number | null }>(
      'SELECT max(row) AS last FROM (SELECT row FROM vocabulary WHERE row > $1 ORDER BY row LIMIT $2) AS slice',
      [afterRow, limit],
    ))!;
    if (last === null) return null;
    await this.session.query(
      `DELETE FROM vocabulary WHERE row > $1 AND row <= $2 AND row < (SELECT max(row) FROM vocabulary)
         AND NOT EXISTS (SELECT 1 FROM stem_counts WHERE stem_counts.stem = vocabulary.stem AND chunks > 0)`,
      [afterRow, last],
    );
    return last;
  }

  async words(afterRow: number, limit: number): Promise<(NewWord & { readonly row: number })[]> {
    const rows = await this.#all<
      Omit<NewWord, 'vector'> & { row: number; vector: Uint8Array | null }
    >(
      'SELECT row, stem, form, language, vector FROM vocabulary WHERE row > $1 ORDER BY row LIMIT $2',
      [afterRow, limit],
    );
    return rows.map((word) => ({ ...word, vector: word.vector && fromInt8(int8Of(word.vector)) }));
  }

  removedArticles(): Promise<readonly RemovedArticle[]> {
    return this.#all('SELECT id, hash FROM removed_articles ORDER BY id');
  }

  async rememberRemoved(removed: readonly RemovedArticle[]): Promise<void> {
    await this.session.transaction(async (queries) => {
      await queries.query('DELETE FROM removed_articles');
      await queries.query(
        `INSERT INTO removed_articles SELECT * FROM unnest($1::text[], $2::text[]) AS gone (id, hash)
         WHERE NOT EXISTS (SELECT 1 FROM articles WHERE articles.id = gone.id AND ${LIVING})`,
        columns(
          removed.map(({ id, hash }) => [id, hash]),
          2,
        ),
      );
    });
  }

  async clearVocabulary(): Promise<void> {
    await this.session.query('DELETE FROM vocabulary');
  }

  async mendFullText(): Promise<void> {
    await this.#change(async (queries) => {
      await queries.query('REINDEX INDEX chunks_words');
      await queries.query('DELETE FROM stem_counts');
      await queries.query(
        `INSERT INTO stem_counts SELECT stem, collection, count(*)
         FROM chunks, unnest(tsvector_to_array(words)) AS stem WHERE ${LIVING} GROUP BY stem, collection`,
      );
      return NOTHING;
    });
  }

  async forgetRemoved(generation: number): Promise<number> {
    return this.session.transaction(async (queries) => {
      await setMeta(queries, 'removals_since', String(generation));
      await queries.query(
        'DELETE FROM chunks USING removed_chunks WHERE removed_chunks.id = chunks.id AND generation <= $1',
        [generation],
      );
      await queries.query('DELETE FROM articles WHERE died <= $1', [generation]);
      await queries.query(
        'DELETE FROM generations WHERE generation < least($1, (SELECT max(generation) FROM generations))',
        [generation],
      );
      const { changes } = await queries.query('DELETE FROM removed_chunks WHERE generation <= $1', [
        generation,
      ]);
      return changes;
    });
  }

  /** How many there are of each value tells the server which way is the shortest. */
  async settle(): Promise<void> {
    await this.session.query('ANALYZE chunks, chunk_bodies, articles, stem_counts, vocabulary');
  }

  async close(): Promise<void> {
    if (this.isOwn) await this.session.close();
  }

  async #all<Row>(sql: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
    return (await this.session.query<Row>(sql, values)).rows;
  }

  async #one<Row>(sql: string, values: readonly unknown[] = []): Promise<Row | null> {
    return (await this.#all<Row>(sql, values))[0] ?? null;
  }

  #change(work: (queries: Queries, generation: number) => Promise<Change>): Promise<void> {
    return this.session.transaction(async (queries) => {
      const { rows } = await queries.query<Change & { generation: number }>(
        'SELECT * FROM generations ORDER BY generation DESC LIMIT 1',
      );
      const before = rows[0]!;
      const generation = before.generation + 1;
      const change = await work(queries, generation);
      await queries.query(
        'INSERT INTO generations (generation, articles, chunks, sentences, words) VALUES ($1, $2, $3, $4, $5)',
        [
          generation,
          before.articles + change.articles,
          before.chunks + change.chunks,
          before.sentences + change.sentences,
          before.words + change.words,
        ],
      );
      await queries.query('SELECT pg_notify($1, $2)', [this.channel, String(generation)]);
    });
  }
}

const NOTHING: Change = { articles: 0, chunks: 0, sentences: 0, words: 0 };

const minus = (a: Change, b: Change): Change => ({
  articles: a.articles - b.articles,
  chunks: a.chunks - b.chunks,
  sentences: a.sentences - b.sentences,
  words: a.words - b.words,
});

async function setMeta(queries: Queries, key: string, value: string): Promise<void> {
  await queries.query(
    `INSERT INTO corpus_meta VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = $2
     WHERE corpus_meta.value <> $2`,
    [key, value],
  );
}

async function putWords(queries: Queries, words: readonly NewWord[]): Promise<void> {
  const rows = words.map(({ stem, form, language, vector }) => [
    ...[lexeme(stem), form, language],
    vector && bytesOf(toInt8(vector)),
  ]);
  await queries.query(
    `INSERT INTO vocabulary (stem, form, language, vector)
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::bytea[]) ON CONFLICT (stem) DO NOTHING`,
    columns(rows, 4),
  );
}

async function setCollections(
  queries: Queries,
  ids: readonly string[],
  collections: readonly (string | null)[],
  generation: number,
): Promise<void> {
  await countStems(queries, ids, -1);
  for (const [table, id] of [
    ['articles', 'id'],
    ['chunks', 'article'],
  ]) {
    await queries.query(
      `UPDATE ${table} SET collection = new.collection, former_collection = ${table}.collection, sorted = $3
       FROM unnest($1::text[], $2::text[]) AS new (id, collection)
       WHERE ${table}.${id} = new.id AND ${LIVING}`,
      [ids, collections, generation],
    );
  }
  await countStems(queries, ids, 1);
}
