import Database from 'better-sqlite3';
import type { StoredWord, VocabularyReader } from '../corpus-store.ts';
import { type Corpus, inodeOf } from './open-corpus.ts';
import { statements } from './statements.ts';
import { bytesOf } from './stored-rows.ts';

/** Reads the words of `corpus.db` beside the process that writes them. */
export class SqliteVocabulary implements VocabularyReader {
  readonly #db: Corpus;
  readonly #sql: ReturnType<typeof statements>;
  readonly #inode: number | null;

  /** @throws when there is no such file. */
  constructor(private readonly file: string) {
    this.#db = new Database(file, { readonly: true, fileMustExist: true });
    this.#sql = statements(this.#db);
    this.#inode = inodeOf(file);
  }

  async isReplaced(): Promise<boolean> {
    return inodeOf(this.file) !== this.#inode;
  }

  async generation(): Promise<number> {
    return Number(this.#meta('generation') ?? 0);
  }

  async embedder(): Promise<string | null> {
    return this.#meta('embedder');
  }

  async words(afterRow: number, limit: number): Promise<StoredWord[]> {
    const rows = this.#sql(
      `SELECT rowid AS row, stem, language, vector FROM vocabulary
       WHERE rowid > ? AND vector IS NOT NULL ORDER BY rowid LIMIT ?`,
    ).all(afterRow, limit) as (Omit<StoredWord, 'vector'> & { readonly vector: Buffer })[];
    // Not copied: whoever reads all words takes each vector over at once.
    return rows.map(({ row, stem, language, vector }) => ({
      row,
      stem,
      language,
      vector: bytesOf(vector),
    }));
  }

  async close(): Promise<void> {
    this.#db.close();
  }

  #meta(key: string): string | null {
    const value = this.#sql('SELECT value FROM meta WHERE key = ?').pluck().get(key);
    return (value as string | undefined) ?? null;
  }
}
