import type { CorpusFault } from '../corpus-store.ts';
import { dimensionOf, fits, type RawChunk } from '../fitting-chunk.ts';
import { LIVING } from './schema.ts';
import type { Queries } from './server.ts';
import { fromHalfvec, HALFVEC_BYTES } from './vectors.ts';

/** Articles looked at together. */
const ARTICLES_PER_READ = 50;

const CHUNKS = `SELECT article, start, "end", text, sentence_spans AS spans, ${HALFVEC_BYTES} AS vector,
    sentence_vectors AS vectors
  FROM chunks JOIN chunk_bodies USING (id) WHERE article = ANY($1) AND ${LIVING}`;

type ChunkRow = Omit<RawChunk, 'vector'> & {
  readonly article: string;
  readonly vector: Uint8Array | null;
};

/** Whether an article with all its chunks is there, and can be. */
export async function isWholeArticle(queries: Queries, articleId: string): Promise<boolean> {
  return (await broken(queries, [articleId])).length === 0;
}

/** Reads all of a corpus. */
export async function inspect(queries: Queries): Promise<CorpusFault | null> {
  const files: string[] = [];
  const { rows } = await queries.query<{ id: string }>(
    `SELECT id FROM articles WHERE ${LIVING} ORDER BY file`,
  );
  const ids = rows.map(({ id }) => id);
  for (let i = 0; i < ids.length; i += ARTICLES_PER_READ) {
    files.push(...(await broken(queries, ids.slice(i, i + ARTICLES_PER_READ))));
  }
  if (files.length > 0) return { kind: 'articles', files };
  return (await hasSameCounts(queries)) ? null : { kind: 'full text' };
}

/** Files of the articles whose chunks cannot be theirs; an id where there is no such article. */
async function broken(queries: Queries, ids: readonly string[]): Promise<string[]> {
  const embedder = await queries.query<{ value: string }>(
    "SELECT value FROM corpus_meta WHERE key = 'embedder'",
  );
  const dimension = dimensionOf(String(embedder.rows[0]?.value));
  const articles = await queries.query<{ id: string; file: string; text: string }>(
    `SELECT id, file, text FROM articles WHERE id = ANY($1) AND ${LIVING}`,
    [ids],
  );
  const byId = new Map(articles.rows.map((article) => [article.id, article]));
  const files = new Set(ids.filter((id) => !byId.has(id)));
  const chunks = await queries.query<ChunkRow>(CHUNKS, [ids]);
  for (const chunk of chunks.rows) {
    const article = byId.get(chunk.article);
    const raw = { ...chunk, vector: fromHalfvec(chunk.vector) };
    if (!article || !fits(raw, article.text, dimension)) {
      files.add(article?.file ?? chunk.article);
    }
  }
  return [...files];
}

/** Whether as many chunks were counted as there are, and of each stem. */
async function hasSameCounts(queries: Queries): Promise<boolean> {
  const { rows } = await queries.query<{ same: boolean }>(
    `WITH there AS (SELECT * FROM chunks WHERE ${LIVING}),
       found AS (
         SELECT stem, collection, count(*) AS chunks FROM there, unnest(tsvector_to_array(words)) AS stem
         GROUP BY stem, collection
       ),
       last AS (SELECT * FROM generations ORDER BY generation DESC LIMIT 1)
     SELECT (SELECT chunks FROM last) = (SELECT count(*) FROM there)
       AND (SELECT words FROM last) = (SELECT coalesce(sum(word_count), 0) FROM there)
       AND NOT EXISTS (
         (TABLE found EXCEPT SELECT stem, collection, chunks FROM stem_counts)
         UNION ALL (SELECT stem, collection, chunks FROM stem_counts WHERE chunks <> 0 EXCEPT TABLE found)
       ) AS same`,
  );
  return rows[0]!.same;
}
