import type { ArticleDetails, Span } from '../articles/article.ts';

export interface SentenceOfChunk extends Span {
  readonly stems: readonly string[];
}

/** A chunk as ranking needs it. */
export interface StoredChunk extends Span {
  readonly id: number;
  readonly articleId: string;
  readonly text: string;
  /** Words counted for BM25: function words are not. */
  readonly wordCount: number;
  /** Spans count in the article's text. */
  readonly sentences: readonly SentenceOfChunk[];
  readonly stems: readonly string[];
  readonly vector: Int8Array | null;
  /** One after the other, `dimension` bytes each, zeros where a sentence has none. */
  readonly sentenceVectors: Int8Array;
}

export interface StoredArticle extends ArticleDetails {
  readonly id: string;
  readonly file: string;
  readonly words: number;
  readonly titleStems: readonly string[];
}

export interface ArticleRow {
  readonly id: string;
  readonly file: string;
  readonly details: string;
  readonly words: number;
  readonly title_stems: string;
}

export interface ChunkRow {
  readonly id: number;
  readonly article_id: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly stems: string;
  readonly word_count: number;
  readonly sentence_spans: Buffer;
  readonly vector: Buffer | null;
  readonly sentence_vectors: Buffer;
}

export const ARTICLE_COLUMNS = 'id, file, details, words, title_stems';

const splitStems = (stems: string): string[] => (stems === '' ? [] : stems.split(' '));

export function storedArticle(row: ArticleRow): StoredArticle {
  return {
    id: row.id,
    file: row.file,
    words: row.words,
    titleStems: splitStems(row.title_stems),
    ...(JSON.parse(row.details) as ArticleDetails),
  };
}

export function storedChunk(row: ChunkRow): StoredChunk {
  const spans = new Int32Array(new Uint8Array(row.sentence_spans).buffer);
  const bySentence = row.stems.split('\n').map(splitStems);
  return {
    id: row.id,
    articleId: row.article_id,
    start: row.start,
    end: row.end,
    text: row.text,
    wordCount: row.word_count,
    sentences: bySentence.map((stems, i) => ({
      start: spans[i * 2] ?? 0,
      end: spans[i * 2 + 1] ?? 0,
      stems,
    })),
    stems: bySentence.flat(),
    vector: row.vector === null ? null : new Int8Array(row.vector),
    sentenceVectors: new Int8Array(row.sentence_vectors),
  };
}
