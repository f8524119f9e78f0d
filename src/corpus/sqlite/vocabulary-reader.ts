import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { Language } from '../../text/language.ts';
import { type Corpus, corpusPath } from './open-corpus.ts';

export interface StoredWord {
  readonly row: number;
  readonly stem: string;
  readonly language: Language;
  readonly vector: Buffer;
}

/** Reads the words of `corpus.db` beside the process that writes them. */
export class VocabularyReader {
  readonly #db: Corpus;
  readonly #file: string;
  readonly #inode: number;

  /** @throws when there is no store. */
  constructor(dataDir: string) {
    this.#file = corpusPath(dataDir);
    this.#db = new Database(this.#file, { readonly: true, fileMustExist: true });
    this.#inode = statSync(this.#file).ino;
  }

  /** Was the store replaced by another one? */
  get stale(): boolean {
    return statSync(this.#file, { throwIfNoEntry: false })?.ino !== this.#inode;
  }

  /** Raised by every change of the store. */
  get generation(): number {
    const value = this.#db.prepare("SELECT value FROM meta WHERE key = 'generation'").pluck().get();
    return Number(value ?? 0);
  }

  /** Of the model that the words' vectors are of. */
  get embedder(): string | null {
    const value = this.#db.prepare("SELECT value FROM meta WHERE key = 'embedder'").pluck().get();
    return (value as string | undefined) ?? null;
  }

  /** At most `limit` words with vectors, behind a row, in order of their rows. */
  words(afterRow: number, limit: number): StoredWord[] {
    return this.#db
      .prepare(
        `SELECT rowid AS row, stem, language, vector FROM vocabulary
         WHERE rowid > ? AND vector IS NOT NULL ORDER BY rowid LIMIT ?`,
      )
      .all(afterRow, limit) as StoredWord[];
  }

  close(): void {
    this.#db.close();
  }
}
