import type { Database } from 'better-sqlite3';
import { dimensionOf, fits } from '../fitting-chunk.ts';
import { CHECKSUMS, defineChecksum } from './checksums.ts';
import { statements } from './statements.ts';

interface ChunkRow {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly spans: Buffer;
  readonly vector: Buffer | null;
  readonly vectors: Buffer;
  readonly whole: number;
}

const TEXT = `SELECT text, details_checksum = ${CHECKSUMS.details} AND text_checksum = ${CHECKSUMS.text} AS whole
  FROM articles WHERE id = ?`;
const CHUNKS = `SELECT start, "end", text, sentence_spans AS spans, vector, sentence_vectors AS vectors,
    checksum = ${CHECKSUMS.chunk} AS whole
  FROM chunks WHERE article_id = ?`;

/** Files of the articles of which the store has something else than was written, or what cannot be. */
export function damagedFiles(db: Database): string[] {
  defineChecksum(db);
  const sql = statements(db);
  const articles = sql('SELECT id, file FROM articles ORDER BY file').all() as {
    readonly id: string;
    readonly file: string;
  }[];
  return articles.filter(({ id }) => !isWhole(id, sql)).map(({ file }) => file);
}

/** Whether an article with all its chunks is as it was written, and can be. */
export function isWhole(articleId: string, sql: ReturnType<typeof statements>): boolean {
  const article = sql(TEXT).get(articleId) as { text: string; whole: number } | undefined;
  if (!article?.whole) return false;
  const embedder = sql("SELECT value FROM meta WHERE key = 'embedder'").pluck().get();
  const dimension = dimensionOf(String(embedder));
  const chunks = sql(CHUNKS).all(articleId) as ChunkRow[];
  return chunks.every((chunk) => chunk.whole && fits(chunk, article.text, dimension));
}
