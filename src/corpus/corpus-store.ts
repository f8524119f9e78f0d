import type { EmbedderInfo } from '../../embeddings/embedder.ts';
import type { UserError } from '../errors.ts';
import type { Localized } from '../i18n/localized.ts';
import type { Language } from '../text/language.ts';
import type { OpenCorpus } from './corpus-reader.ts';
import type { CorpusWriter } from './corpus-writer.ts';

/**
 * Whether to look for damage, which reads all of a corpus and takes its time: `true` unless it is as it was when that was
 * done before.
 */
export type Checked = boolean | 'every byte';

/** Who writes, for whoever has to wait. */
export interface Writer {
  readonly pid: number;
  /** What it was started with. */
  readonly program: string;
}

/** A word of the corpus. */
export interface StoredWord {
  readonly row: number;
  readonly stem: string;
  readonly language: Language;
  readonly vector: Int8Array;
}

/** Reads the words of a corpus beside the process that writes it; no snapshot is kept. */
export interface VocabularyReader {
  /** Whether another corpus has taken this one's place. */
  isReplaced(): Promise<boolean>;
  /** Raised by every change of the corpus. */
  generation(): Promise<number>;
  /** The model that the words' vectors are of, as JSON. */
  embedder(): Promise<string | null>;
  /** At most `limit` words with vectors, behind a row, in order of their rows. */
  words(afterRow: number, limit: number): Promise<readonly StoredWord[]>;
  close(): Promise<void>;
}

/** What is wrong with a corpus, as a thorough look finds it. */
export type CorpusFault =
  | { readonly kind: 'newer version' }
  | { readonly kind: 'damaged'; readonly how: string }
  | { readonly kind: 'unreadable'; readonly how: string }
  | { readonly kind: 'full text' }
  | { readonly kind: 'articles'; readonly files: readonly string[] };

/** What is known of the chunks of an index of vectors. */
export interface VectorFacts {
  /** Of the corpus. */
  readonly generation: number;
  /** Chunks removed since the index was saved. */
  readonly removed: readonly number[];
  /** Chunks with a vector that it should have, unless they came later. */
  readonly ids: readonly number[];
}

/** The index by which a store finds chunks by their vectors. */
export interface ChunkIndex {
  /**
   * Makes it fit for what the corpus has, and deletes what nobody reads any more.
   * @throws IndexBusy when another process writes.
   */
  bringUp(info: EmbedderInfo, writer: Writer): Promise<void>;
}

/** The place where a corpus is kept. */
export interface CorpusStore {
  /** Null where the store does not search vectors: a file beside it does. */
  readonly vectorIndex: ChunkIndex | null;
  /**
   * Calls back after each change of the corpus, by whatever process, and where one may have been missed.
   * @returns ends it; null where the store tells nobody, so that readers have to look.
   */
  watch(changed: () => void): Promise<(() => Promise<void>) | null>;
  /** The server that keeps it, with its versions; null for files. */
  describe(): Promise<string | null>;
  /** Whether there is a corpus, whole or not. */
  exists(): Promise<boolean>;
  /**
   * Opens the corpus for reading; null when there is none that this version can read.
   * @param options.checked false for one that was found whole a moment ago: to look for damage blocks for as long as it
   *   takes to read it.
   * @param options.damaged told of what turns out not to be as it was written.
   */
  read(options?: {
    readonly checked?: boolean;
    readonly damaged?: (error: unknown) => void;
  }): Promise<OpenCorpus | null>;
  /**
   * Opens the corpus for writing; makes it where there is none, and brings it to this version.
   * @returns the writer, and why the corpus had to be made anew (null when it did not).
   * @throws UserError when it cannot be written or is of a newer version.
   */
  write(
    now: Date,
    checked?: Checked,
  ): Promise<{ readonly writer: CorpusWriter; readonly remade: Localized | null }>;
  /** Null when there is no corpus. */
  vocabulary(): Promise<VocabularyReader | null>;
  /**
   * Does some work while no other process writes.
   * @throws IndexBusy naming the one that writes, after having waited for `waitMs`.
   * @throws UserError when the store cannot be written.
   */
  asOnlyWriter<T>(writer: Writer, waitMs: number, work: () => Promise<T>): Promise<T>;
  /** Reads all of the corpus and changes nothing; null when nothing is wrong with it. */
  inspect(): Promise<CorpusFault | null>;
  /**
   * What an index of vectors that was saved at a generation, with chunks up to `highest`, is held against; nothing is
   * changed. Null where there is nothing to read.
   */
  inspectVectors(generation: number, highest: number): Promise<VectorFacts | null>;
  /** @throws UserError when another process has the corpus open. */
  assertUnused(): Promise<void>;
  /** Puts the corpus out of the way, so that another one can be made. @returns where it is kept; null for none. */
  setAside(now: Date): Promise<string | null>;
  /** Whether an error says that the corpus, or a part of it, is damaged. */
  isDamage(error: unknown): boolean;
  /** What an error of the store says, to be shown; null for any other error. */
  problemOf(error: unknown): UserError | null;
  /** What to do where there is no corpus to read. */
  noIndex(): UserError;
}
