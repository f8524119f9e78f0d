import { toInt8, writeInt8 } from '../../../embeddings/int8-vector.ts';
import type { NewArticle, NewChunk } from '../stored-article.ts';
import { LIVING } from './schema.ts';
import type { Queries } from './server.ts';
import { lexemes, stemWeights, storable, tsvector } from './stems.ts';
import { bytesOf, toHalfvec } from './vectors.ts';

/** What a change adds to the totals, or takes from them. */
export interface Change {
  readonly articles: number;
  readonly chunks: number;
  readonly sentences: number;
  readonly words: number;
}

/** The change that is none. */
export const NOTHING: Change = { articles: 0, chunks: 0, sentences: 0, words: 0 };

/** Ends articles with their chunks, if they are there. @returns what the corpus had of them. */
export async function endArticles(
  queries: Queries,
  ids: readonly string[],
  generation: number,
): Promise<Change> {
  const articles = await queries.query(
    `UPDATE articles SET died = $2 WHERE id = ANY($1) AND ${LIVING}`,
    [ids, generation],
  );
  if (articles.changes === 0) return NOTHING;
  await countStems(queries, ids, -1);
  const { rows } = await queries.query<Omit<Change, 'articles'>>(
    `WITH ended AS (
       UPDATE chunks SET died = $2 WHERE article = ANY($1) AND ${LIVING}
       RETURNING id, article, word_count, sentences
     ), noted AS (
       INSERT INTO removed_chunks SELECT id, article, $2 FROM ended
     )
     SELECT count(*)::int AS chunks, coalesce(sum(sentences), 0)::int AS sentences,
       coalesce(sum(word_count), 0)::int AS words FROM ended`,
    [ids, generation],
  );
  return { ...rows[0]!, articles: articles.changes };
}

const PUT_ARTICLES = `INSERT INTO articles
    (id, file, hash, size, mtime_ms, details, published, text, leftovers, words, title_stems, collection, chunks,
      sentences, chunk_words, born)
  SELECT *, $16::bigint FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::float8[], $6::text[],
    $7::text[], $8::text[], $9::text[], $10::int[], $11::text[], $12::text[], $13::int[], $14::int[], $15::int[])`;

const PUT_CHUNKS = `INSERT INTO chunks
    (id, article, collection, word_count, sentences, vector, counts, words, stems, born)
  SELECT id, article, collection, word_count, sentences, vector::halfvec, counts::sparsevec, words::tsvector, stems, $10::bigint
  FROM unnest($1::bigint[], $2::text[], $3::text[], $4::int[], $5::int[], $6::text[], $7::text[], $8::text[], $9::text[])
    AS new (id, article, collection, word_count, sentences, vector, counts, words, stems)`;

const PUT_BODIES = `INSERT INTO chunk_bodies (id, start, "end", text, sentence_spans, sentence_vectors)
  SELECT * FROM unnest($1::bigint[], $2::int[], $3::int[], $4::text[], $5::bytea[], $6::bytea[])`;

/**
 * Writes articles of which there is nothing.
 * @param dimension numbers of a vector.
 * @param generation from which on they are read.
 * @returns what the corpus has more.
 */
export async function putArticles(
  queries: Queries,
  articles: readonly NewArticle[],
  dimension: number,
  generation: number,
): Promise<Change> {
  await queries.query(PUT_ARTICLES, [...columns(articles.map(articleRow), 15), generation]);
  const chunks = articles.flatMap((article) =>
    article.chunks.map((chunk) => ({ article, chunk, stems: stemsOf(article, chunk) })),
  );
  const change = { articles: articles.length, ...sums(chunks.map(({ chunk }) => chunk)) };
  if (chunks.length === 0) return change;
  const { rows } = await queries.query<{ id: number }>(
    "SELECT nextval(pg_get_serial_sequence('chunks', 'id')) AS id FROM generate_series(1, $1)",
    [chunks.length],
  );
  const heads = chunks.map(({ article, chunk, stems }, i) => [
    ...[rows[i]!.id, article.stored.id, article.collection],
    ...[chunk.wordCount, chunk.sentences.length],
    chunk.vector && toHalfvec(toInt8(chunk.vector)),
    ...[stemWeights(stems), tsvector(lexemes(stems)), chunk.stems],
  ]);
  await queries.query(PUT_CHUNKS, [...columns(heads, 9), generation]);
  const bodies = chunks.map(({ article, chunk }, i) => [
    ...[rows[i]!.id, chunk.start, chunk.end],
    storable(article.article.text.slice(chunk.start, chunk.end)),
    ...sentenceBytes(chunk, dimension),
  ]);
  await queries.query(PUT_BODIES, columns(bodies, 6));
  await countStems(
    queries,
    articles.map(({ stored }) => stored.id),
    1,
  );
  return change;
}

function articleRow({
  stored,
  article,
  collection,
  titleStems,
  words,
  chunks,
}: NewArticle): unknown[] {
  const { file: _file, text, leftovers, ...rest } = article;
  const of = sums(chunks);
  return [
    ...[stored.id, stored.file, stored.hash, stored.size, stored.mtimeMs],
    ...[JSON.stringify(rest), rest.published?.value ?? null, storable(text)],
    ...[JSON.stringify(leftovers), words, titleStems, collection],
    ...[of.chunks, of.sentences, of.words],
  ];
}

const sums = (chunks: readonly NewChunk[]): Omit<Change, 'articles'> => ({
  chunks: chunks.length,
  sentences: chunks.reduce((sum, { sentences }) => sum + sentences.length, 0),
  words: chunks.reduce((sum, { wordCount }) => sum + wordCount, 0),
});

/** Those of a chunk and of its article's title. */
const stemsOf = ({ titleStems }: NewArticle, { stems }: NewChunk): string[] =>
  `${titleStems} ${stems}`.split(/[ \n]/).filter((stem) => stem !== '');

function sentenceBytes(chunk: NewChunk, dimension: number): [Buffer, Buffer] {
  const spans = new Int32Array(chunk.sentences.length * 2);
  const vectors = new Int8Array(chunk.sentences.length * dimension);
  for (const [i, sentence] of chunk.sentences.entries()) {
    spans[2 * i] = sentence.start;
    spans[2 * i + 1] = sentence.end;
    const vector = chunk.sentenceVectors[i];
    if (vector) writeInt8(vector, vectors, i * dimension);
  }
  return [bytesOf(spans), bytesOf(vectors)];
}

/** Counts the stems of articles that are there, or takes them off the counts. */
export async function countStems(
  queries: Queries,
  ids: readonly string[],
  sign: 1 | -1,
): Promise<void> {
  await queries.query(
    `INSERT INTO stem_counts SELECT stem, collection, count(*) * $2::int
     FROM chunks, unnest(tsvector_to_array(words)) AS stem
     WHERE article = ANY($1) AND ${LIVING} GROUP BY stem, collection ORDER BY stem
     ON CONFLICT (stem, collection) DO UPDATE SET chunks = stem_counts.chunks + excluded.chunks`,
    [ids, sign],
  );
}

/** Rows as columns: one array each. */
export const columns = (rows: readonly (readonly unknown[])[], width: number): unknown[][] =>
  Array.from({ length: width }, (_, i) => rows.map((row) => row[i]));
