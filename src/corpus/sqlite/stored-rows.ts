import type { ArticleDetails } from '../../articles/article.ts';
import type { Span } from '../../text/spans.ts';
import { CHECKSUMS, checksumOf } from './checksums.ts';

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
  /**
   * Reads what has not been read yet, for whoever lets others have their turn before the chunk is looked at: the store
   * may go on meanwhile.
   */
  load(): void;
}

export interface StoredArticle extends ArticleDetails {
  readonly id: string;
  readonly file: string;
  readonly words: number;
  readonly titleStems: readonly string[];
}

/** 1 where a row is as it was written. */
interface Checked {
  readonly whole: number;
}

export interface ArticleRow extends Checked {
  readonly id: string;
  readonly file: string;
  readonly details: string;
  readonly words: number;
  readonly title_stems: string;
}

/** What tells whether a chunk is worth a second look. */
export const HEAD_COLUMNS = 'id, article_id, stems, word_count, vector';
export interface HeadRow {
  readonly id: number;
  readonly article_id: string;
  readonly stems: string;
  readonly word_count: number;
  readonly vector: Buffer | null;
}

/** The rest, most of its bytes. */
export const BODY_COLUMNS = 'start, "end", text, sentence_spans, sentence_vectors, checksum';
export interface BodyRow {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly sentence_spans: Buffer;
  readonly sentence_vectors: Buffer;
  readonly checksum: number;
}

/** Whether both parts are as they were written: as {@link CHECKSUMS} has it, over what is read anyway. */
export function isWholeChunk(head: HeadRow, body: BodyRow): boolean {
  const { article_id, stems, word_count, vector } = head;
  const { start, end, text, sentence_spans, sentence_vectors } = body;
  return (
    body.checksum ===
    checksumOf(
      ...[article_id, start, end, text, stems, word_count],
      ...[sentence_spans, vector, sentence_vectors],
    )
  );
}

export const ARTICLE_COLUMNS = `id, file, details, words, title_stems, details_checksum = ${CHECKSUMS.details} AS whole`;
/** Of what is read beside {@link ARTICLE_COLUMNS} of an article whole. */
export const TEXT_COLUMNS = `text, leftovers, text_checksum = ${CHECKSUMS.text} AS wholeText`;
export interface TextRow {
  readonly text: string;
  readonly leftovers: string;
  readonly wholeText: number;
}

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

const bytesOf = ({ buffer, byteOffset, length }: Buffer): Int8Array =>
  new Int8Array(buffer as ArrayBuffer, byteOffset, length);

/** Reads its body when it is first asked for: of four candidates, three are told by their heads. */
export class LazyChunk implements StoredChunk {
  readonly id: number;
  readonly articleId: string;
  readonly wordCount: number;
  readonly stems: readonly string[];
  readonly vector: Int8Array | null;
  readonly #bySentence: readonly (readonly string[])[];
  readonly #head: HeadRow;
  readonly #read: (head: HeadRow) => BodyRow;
  #body: BodyRow | null = null;
  #sentences: readonly SentenceOfChunk[] | null = null;
  #sentenceVectors: Int8Array | null = null;

  constructor(head: HeadRow, read: (head: HeadRow) => BodyRow) {
    this.id = head.id;
    this.articleId = head.article_id;
    this.wordCount = head.word_count;
    this.#bySentence = head.stems.split('\n').map(splitStems);
    this.stems = this.#bySentence.flat();
    this.vector = head.vector === null ? null : bytesOf(head.vector);
    this.#head = head;
    this.#read = read;
  }

  get start(): number {
    return this.#rest.start;
  }

  get end(): number {
    return this.#rest.end;
  }

  get text(): string {
    return this.#rest.text;
  }

  get sentences(): readonly SentenceOfChunk[] {
    if (this.#sentences === null) {
      const spans = new Int32Array(new Uint8Array(this.#rest.sentence_spans).buffer);
      this.#sentences = this.#bySentence.map((stems, i) => ({
        start: spans[i * 2] ?? 0,
        end: spans[i * 2 + 1] ?? 0,
        stems,
      }));
    }
    return this.#sentences;
  }

  get sentenceVectors(): Int8Array {
    this.#sentenceVectors ??= bytesOf(this.#rest.sentence_vectors);
    return this.#sentenceVectors;
  }

  load(): void {
    this.#body ??= this.#read(this.#head);
  }

  get #rest(): BodyRow {
    this.#body ??= this.#read(this.#head);
    return this.#body;
  }
}
