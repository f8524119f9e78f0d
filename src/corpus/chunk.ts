import type { Span } from '../text/spans.ts';

/** Where a sentence stands in its article, and its words as they are indexed. */
export interface SentenceOfChunk extends Span {
  readonly stems: readonly string[];
}

/** What tells whether a chunk is worth a second look: a small part of its bytes. */
export interface ChunkHead {
  readonly id: number;
  readonly articleId: string;
  /** Words counted for BM25: function words are not. */
  readonly wordCount: number;
  readonly stems: readonly string[];
  /** Of `dimension` signed bytes. */
  readonly vector: Int8Array | null;
}

/** A chunk as ranking needs it. */
export interface StoredChunk extends ChunkHead, Span {
  readonly text: string;
  /** Spans count in the article's text. */
  readonly sentences: readonly SentenceOfChunk[];
  /** One after the other, `dimension` bytes each, zeros where a sentence has none. */
  readonly sentenceVectors: Int8Array;
}
