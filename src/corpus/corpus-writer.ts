import type { CorpusTotals } from './corpus-reader.ts';
import type { NewArticle, NewWord, StoredFile, StoredSkip } from './stored-article.ts';

/** An article that is no longer there, for one of the same content to be the same again. */
export interface RemovedArticle {
  readonly id: string;
  readonly hash: string;
}

/** The one writer of a corpus. Each method is one transaction: it happens whole or not at all. */
export interface CorpusWriter {
  /** What was noted of the corpus under a name. */
  meta(key: string): Promise<string | null>;
  setMeta(key: string, value: string): Promise<void>;
  counts(): Promise<CorpusTotals>;
  /** Raised by every change of articles or chunks. */
  generation(): Promise<number>;

  /** At most `limit` behind a row, in order of their rows. */
  files(
    afterRow: number,
    limit: number,
  ): Promise<readonly (StoredFile & { readonly row: number })[]>;
  file(file: string): Promise<StoredFile | null>;
  /** The articles of a file, in their order: more than one where it holds several. */
  filesOf(file: string): Promise<readonly StoredFile[]>;
  /** Articles of the same content. */
  filesWith(hash: string): Promise<readonly StoredFile[]>;
  has(articleId: string): Promise<boolean>;
  /** The id that an article of this content had when it was removed. */
  formerId(hash: string): Promise<string | null>;
  /** All that {@link formerId} knows. */
  removedArticles(): Promise<readonly RemovedArticle[]>;
  /** Has {@link formerId} know these instead, but for those that are there. */
  rememberRemoved(removed: readonly RemovedArticle[]): Promise<void>;
  /** Whether what is stored of an article is as it was written, and can be. */
  isWhole(articleId: string): Promise<boolean>;
  /** Texts of an article's chunks and sentences with the vectors kept for them, so that none is embedded twice. */
  vectorsOf(articleId: string, dimension: number): Promise<ReadonlyMap<string, Int8Array>>;

  /** Adds articles, or replaces those of the same id, and words that the vocabulary doesn't have. */
  put(
    articles: readonly NewArticle[],
    dimension: number,
    words?: readonly NewWord[],
  ): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  /** Takes a file's new time stamp down, its content being the same. */
  touch(file: StoredFile): Promise<void>;
  /**
   * Gives an article another file, which is to be read: its name may tell more. Until it is {@link put}, its collection is
   * not known.
   */
  move(id: string, file: string): Promise<void>;
  /**
   * Puts every article into the collection that its file belongs to.
   * @returns how many were in another one.
   */
  sort(collectionOf: (file: string) => string): Promise<number>;

  /** Files that no article could be made of, by name. */
  skips(): Promise<ReadonlyMap<string, StoredSkip>>;
  /** Replaces what was kept of some files, or of all (null). */
  setSkips(files: readonly string[] | null, skips: readonly StoredSkip[]): Promise<void>;

  /** Those of the stems that the vocabulary doesn't have. */
  newStems(stems: Iterable<string>): Promise<readonly string[]>;
  /**
   * Forgets words that no article has any more, among at most `limit` behind a row. The last of all stays: readers go by
   * the rows, of which none may come again.
   * @returns the last row looked at; null when there was none.
   */
  forgetWords(afterRow: number, limit: number): Promise<number | null>;
  /** At most `limit` words behind a row, in order of their rows. */
  words(afterRow: number, limit: number): Promise<readonly (NewWord & { readonly row: number })[]>;
  /** Another model gives the words other vectors. */
  clearVocabulary(): Promise<void>;

  /** Makes the full text anew from what is stored. */
  mendFullText(): Promise<void>;
  /**
   * Forgets which chunks were removed up to a generation: readers that are older must start anew.
   * @returns how many there were.
   */
  forgetRemoved(generation: number): Promise<number>;
  /** To be called when a corpus was filled for the first time. */
  settle(): Promise<void>;
  close(): Promise<void>;
}
