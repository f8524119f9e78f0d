import type { EmbedderInfo } from '../../embeddings/embedder.ts';

/** A chunk as a store has it. */
export interface RawChunk {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Starts and ends of its sentences, as 32-bit integers. */
  readonly spans: Uint8Array;
  readonly vector: Uint8Array | Int8Array | null;
  readonly vectors: Uint8Array;
}

/** What a vector's largest number is, up to its sign. */
const LARGEST = 127;

/** Of the model that was noted; null until the first indexing is done. */
export function dimensionOf(embedder: string): number | null {
  return embedder.startsWith('{') ? (JSON.parse(embedder) as EmbedderInfo).dimension : null;
}

/**
 * Whether a chunk can be one of an article: its text, its sentences and its vectors.
 * @param dimension numbers of a vector; null where it is not known.
 */
export function fits(chunk: RawChunk, article: string, dimension: number | null): boolean {
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

function largestIn(bytes: Uint8Array | Int8Array): number {
  let largest = 0;
  for (const value of new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length)) {
    largest = Math.max(largest, Math.abs(value));
  }
  return largest;
}
