import type { Database } from 'better-sqlite3';
import type { EmbedderInfo } from '../../../embeddings/embedder.ts';
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

/** What a vector's largest number is, up to its sign. */
const LARGEST = 127;

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

/** Null until the first indexing is done. */
function dimensionOf(embedder: string): number | null {
  return embedder.startsWith('{') ? (JSON.parse(embedder) as EmbedderInfo).dimension : null;
}

function fits(chunk: ChunkRow, article: string, dimension: number | null): boolean {
  const { start, end, text, vector, vectors } = chunk;
  const spans = new Int32Array(new Uint8Array(chunk.spans).buffer);
  const isInside = spans.every((at, i) => at >= (i === 0 ? start : spans[i - 1]!) && at <= end);
  if (text !== article.slice(start, end) || !isInside) return false;
  if (dimension === null) return true;
  if (vectors.length !== (spans.length / 2) * dimension) return false;
  if (vector && (vector.length !== dimension || largestIn(vector) !== LARGEST)) return false;
  for (let i = 0; i < vectors.length; i += dimension) {
    const largest = largestIn(vectors.subarray(i, i + dimension));
    if (largest !== 0 && largest !== LARGEST) return false;
  }
  return true;
}

function largestIn(bytes: Buffer): number {
  let largest = 0;
  for (const value of new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length)) {
    largest = Math.max(largest, Math.abs(value));
  }
  return largest;
}
