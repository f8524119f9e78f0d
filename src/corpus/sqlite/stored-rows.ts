import type { ArticleDetails } from '../../articles/article.ts';
import type { ChunkHead, SentenceOfChunk, StoredChunk } from '../chunk.ts';
import type { StoredArticle } from '../stored-article.ts';
import { CHECKSUMS, checksumOf } from './checksums.ts';

/** 1 where a row is as it was written. */
interface Checked {
  readonly whole: number;
}

/** A row of `articles`, as {@link ARTICLE_COLUMNS} has it. */
export interface ArticleRow extends Checked {
  readonly id: string;
  readonly file: string;
  readonly details: string;
  readonly words: number;
  readonly title_stems: string;
}

/** What tells whether a chunk is worth a second look. */
export const HEAD_COLUMNS = 'id, article_id, stems, word_count, vector';
/** A row of `chunks`, as {@link HEAD_COLUMNS} has it. */
export interface HeadRow {
  readonly id: number;
  readonly article_id: string;
  readonly stems: string;
  readonly word_count: number;
  readonly vector: Buffer | null;
}

/** The rest, most of its bytes. */
export const BODY_COLUMNS = 'start, "end", text, sentence_spans, sentence_vectors, checksum';
/** A row of `chunks`, as {@link BODY_COLUMNS} has it. */
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

/** The columns of an article without its text, and whether they are as they were written. */
export const ARTICLE_COLUMNS = `id, file, details, words, title_stems, details_checksum = ${CHECKSUMS.details} AS whole`;
/** Of what is read beside {@link ARTICLE_COLUMNS} of an article whole. */
export const TEXT_COLUMNS = `text, leftovers, text_checksum = ${CHECKSUMS.text} AS wholeText`;
/** A row of `articles`, as {@link TEXT_COLUMNS} has it. */
export interface TextRow {
  readonly text: string;
  readonly leftovers: string;
  readonly wholeText: number;
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

/** The numbers of a vector as SQLite gives its bytes. */
export const bytesOf = ({ buffer, byteOffset, length }: Buffer): Int8Array =>
  new Int8Array(buffer as ArrayBuffer, byteOffset, length);

/** The head of a chunk, of which the rest is read where it is worth it: of four candidates, three are told by their heads. */
export class HeadOfChunk implements ChunkHead {
  readonly id: number;
  readonly articleId: string;
  readonly wordCount: number;
  readonly vector: Int8Array | null;
  #stems: readonly string[] | null = null;
  #isAskedAgain = false;

  constructor(readonly row: HeadRow) {
    this.id = row.id;
    this.articleId = row.article_id;
    this.wordCount = row.word_count;
    this.vector = row.vector === null ? null : bytesOf(row.vector);
  }

  /** Kept from the second time on: among many chunks, most are candidates of one question, and a hundred strings each. */
  get stems(): readonly string[] {
    if (this.#stems) return this.#stems;
    const stems = splitStems(this.row.stems.replaceAll('\n', ' ')).filter((stem) => stem !== '');
    if (this.#isAskedAgain) this.#stems = stems;
    this.#isAskedAgain = true;
    return stems;
  }

  /** The chunk whole. */
  with(body: BodyRow): StoredChunk {
    const { id, articleId, wordCount, vector } = this;
    const bySentence = this.row.stems.split('\n').map(splitStems);
    const stems: string[] = [];
    // A loop: `flat` takes ten times as long.
    for (const ofSentence of bySentence) for (const stem of ofSentence) stems.push(stem);
    const spans = new Int32Array(new Uint8Array(body.sentence_spans).buffer);
    const sentences: SentenceOfChunk[] = bySentence.map((ofSentence, i) => ({
      start: spans[i * 2] ?? 0,
      end: spans[i * 2 + 1] ?? 0,
      stems: ofSentence,
    }));
    const { start, end, text } = body;
    const sentenceVectors = bytesOf(body.sentence_vectors);
    return {
      id,
      articleId,
      wordCount,
      stems,
      vector,
      start,
      end,
      text,
      sentences,
      sentenceVectors,
    };
  }
}
