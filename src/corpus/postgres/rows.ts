import type { ArticleDetails } from '../../articles/article.ts';
import type { ChunkHead, SentenceOfChunk, StoredChunk } from '../chunk.ts';
import type { StoredArticle } from '../stored-article.ts';
import { fromHalfvec, HALFVEC_BYTES, int8Of, spansOf } from './vectors.ts';

/** The columns of an article without its text. */
export const ARTICLE_COLUMNS = 'id, file, details, words, title_stems';
/** A row of `articles`, without the text. */
export interface ArticleRow {
  readonly id: string;
  readonly file: string;
  readonly details: string;
  readonly words: number;
  readonly title_stems: string;
}

const splitStems = (stems: string): string[] => (stems === '' ? [] : stems.split(' '));

/** An article from its row. */
export function storedArticle(row: ArticleRow): StoredArticle {
  return {
    id: row.id,
    file: row.file,
    words: row.words,
    titleStems: splitStems(row.title_stems),
    ...(JSON.parse(row.details) as ArticleDetails),
  };
}

/** The columns of a {@link HeadRow}. */
export const HEAD_COLUMNS = `id, article, stems, word_count, ${HALFVEC_BYTES} AS vector`;
/** What of a row of `chunks` tells whether it is worth a second look. */
export interface HeadRow {
  readonly id: number;
  readonly article: string;
  readonly stems: string;
  readonly word_count: number;
  readonly vector: Uint8Array | null;
}

/** The rest of a row of `chunks`. */
export interface BodyRow {
  readonly id: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly sentence_spans: Uint8Array;
  readonly sentence_vectors: Uint8Array;
}

/** The head of a chunk, of which the rest is read where it is worth it. */
export class HeadOfChunk implements ChunkHead {
  readonly id: number;
  readonly articleId: string;
  readonly wordCount: number;
  readonly stems: readonly string[];
  readonly vector: Int8Array | null;
  readonly #bySentence: readonly (readonly string[])[];

  constructor(row: HeadRow) {
    this.id = row.id;
    this.articleId = row.article;
    this.wordCount = row.word_count;
    this.#bySentence = row.stems.split('\n').map(splitStems);
    this.stems = this.#bySentence.flat();
    this.vector = fromHalfvec(row.vector);
  }

  /** The chunk whole. */
  with({ start, end, text, sentence_spans, sentence_vectors }: BodyRow): StoredChunk {
    const { id, articleId, wordCount, stems, vector } = this;
    const spans = spansOf(sentence_spans);
    const sentences: SentenceOfChunk[] = this.#bySentence.map((ofSentence, i) => ({
      start: spans[i * 2] ?? 0,
      end: spans[i * 2 + 1] ?? 0,
      stems: ofSentence,
    }));
    return {
      ...{ id, articleId, wordCount, stems, vector, start, end, text, sentences },
      sentenceVectors: int8Of(sentence_vectors),
    };
  }
}
