import type { Article } from '../articles/article.ts';
import type { ChunkHead, StoredChunk } from './chunk.ts';
import type { StoredArticle, StoredFile } from './stored-article.ts';

/** Articles, chunks and sentences in a corpus. */
export interface CorpusTotals {
  readonly articles: number;
  readonly chunks: number;
  readonly sentences: number;
}

/** In how many chunks each stem is; every stem that was asked for is among them. */
export type Frequencies = ReadonlyMap<string, number>;

/** A collection that has articles: those of a subfolder, or of a rule. */
export interface StoredCollection {
  /** Of the folder itself: ''. */
  readonly id: string;
  readonly articles: number;
}

/**
 * What can be asked of a corpus, or of the part of it that someone may see. Whatever asks for many things at once takes and
 * gives lists, so that a server is asked once.
 *
 * What is not as it was written is not given out: whoever asks for it gets a `DamagedArticle` thrown, and from then on,
 * until the corpus changes, the article has no chunks and is on no list.
 */
export interface CorpusReader {
  /** Raised by every change of articles or chunks. */
  readonly generation: number;
  /** Of this generation. */
  readonly counts: {
    readonly chunks: number;
    /** Words in a chunk on average, rounded down. */
    readonly meanWords: number;
  };
  /** Null where the store does not search vectors: an index in this process's memory then follows {@link vectorRows}. */
  readonly nearest: NearestChunks | null;
  /** Whether an index in this process's memory may find a chunk; null where it may find all. */
  readonly sees: ((chunkId: number) => boolean) | null;

  /** What was noted of the corpus under a name: `embedder`, `indexed_at`, `version`. */
  meta(key: string): Promise<string | null>;
  totals(): Promise<CorpusTotals>;

  /** Chunks whose text or title has the stem, for each. */
  frequencies(stems: Iterable<string>): Promise<Frequencies>;
  /**
   * At most `limit` stems that the corpus has or had, in the order in which they came, behind a row. Those that nobody here
   * may see are among them: their {@link frequencies} are 0.
   */
  stems(
    afterRow: number,
    limit: number,
  ): Promise<readonly { readonly row: number; readonly stem: string }[]>;

  /** Ids of the chunks that have any of the stems, best first by the store's own BM25; only of `articles` where given. */
  fullText(
    stems: readonly string[],
    limit: number,
    articles: readonly string[] | null,
  ): Promise<readonly number[]>;
  /** Those of the chunks that (still) exist, in the order of `ids`. */
  heads(ids: readonly number[]): Promise<readonly ChunkHead[]>;
  /** Those of the chunks that (still) exist, whole, in the order of `ids`. */
  chunks(ids: readonly number[]): Promise<readonly StoredChunk[]>;
  /** Ids of an article's chunks, in the order of its text. */
  chunkIds(articleId: string): Promise<readonly number[]>;

  /** Those of the articles that exist, by id. */
  details(articleIds: Iterable<string>): Promise<ReadonlyMap<string, StoredArticle>>;
  /** Newest first; undated ones last. */
  articles(): Promise<readonly StoredArticle[]>;
  /** Newest first; undated ones last. */
  articleIds(): Promise<readonly string[]>;
  /**
   * Ids of the articles that may be published within the bounds, inclusive: both are as precise as they are
   * (`YYYY[-MM[-DD]]`), so that one of "2023" may be of November 2023. Undated ones are not among them.
   */
  articlesPublished(since: string | null, until: string | null): Promise<readonly string[]>;
  articlesUndated(): Promise<readonly string[]>;
  /** An article whole, by id or by file. */
  article(idOrFile: string): Promise<Article | null>;
  /** The files of all articles with their details as JSON, by id. */
  files(): Promise<readonly (StoredFile & { readonly details: string })[]>;
  /** By id. */
  collections(): Promise<readonly StoredCollection[]>;
}

/**
 * The corpus as it was at one moment: what the writer changes is seen after {@link OpenCorpus.advance}, all of it at once.
 */
export interface OpenCorpus extends CorpusReader {
  readonly vectorRows: VectorRows;

  /**
   * Goes on to the corpus as it is now, and forgets what has changed. Quick when nothing has.
   * @returns whether articles or chunks have changed.
   */
  advance(): Promise<boolean>;
  /** Whether another corpus has taken this one's place, so that it must be opened again. */
  isReplaced(): Promise<boolean>;
  /**
   * The part of the corpus that is in some collections, at this moment: all that it gives, finds and counts is as if no
   * other article were there. To be asked for again after {@link advance}; it is not closed by itself.
   * @param collections ids; of those without articles nothing is said. An article whose collection is not known yet is in
   *   none.
   */
  within(collections: readonly string[]): Promise<CorpusReader>;
  close(): Promise<void>;
}

/** Finds chunks by their vectors. */
export interface NearestChunks {
  /** Whether `articles` are looked at; otherwise chunks of others are found too. */
  readonly filters?: boolean;
  /**
   * At most `k` chunks, named by their ids, nearest to a unit vector first.
   * @param articles only theirs, by id; null for all.
   */
  search(
    vector: Float32Array,
    k: number,
    articles?: readonly string[] | null,
  ): Promise<readonly { readonly label: number }[]> | readonly { readonly label: number }[];
}

/** The vectors of a corpus as rows that an index in memory follows. */
export interface VectorRows {
  /** The last id that a chunk was given. */
  lastId(): Promise<number>;
  /** At most `limit` chunks above an id with their vectors, in order of id. */
  after(
    id: number,
    limit: number,
  ): Promise<readonly { readonly id: number; readonly vector: Int8Array }[]>;
  /** Ids of the chunks that have a vector. */
  ids(): Promise<Set<number>>;
  /** Chunks that have a vector. */
  count(): Promise<number>;
  /** How many chunks were removed after a generation that had ids up to `lastId`, and how many came. */
  changesSince(
    generation: number,
    lastId: number,
  ): Promise<{ readonly removed: number; readonly added: number }>;
  /** Whether the corpus still knows all chunks that were removed after a generation. */
  knowsRemovalsSince(generation: number): Promise<boolean>;
  /** Ids of the chunks that were removed after a generation. */
  removedSince(generation: number): Promise<readonly number[]>;
}
