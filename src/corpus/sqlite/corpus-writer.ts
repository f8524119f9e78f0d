import { toInt8 } from '../../../embeddings/int8-vector.ts';
import { fileOf } from '../../articles/article.ts';
import type { Language } from '../../text/language.ts';
import { CHECKSUMS } from './checksums.ts';
import { mendFullText } from './full-text.ts';
import type { Corpus } from './open-corpus.ts';
import { dropChunks, type NewArticle, putArticle, type StoredFile } from './put-article.ts';
import { TOTALS } from './schema.ts';
import { statements } from './statements.ts';
import { isWhole } from './whole-articles.ts';

export type { NewArticle, StoredFile } from './put-article.ts';

/** A stem with the word that it first stands for. */
export interface NewWord {
  readonly stem: string;
  readonly form: string;
  /** Of the article where it was found. */
  readonly language: Language;
  /** Null when the model is no table of words. */
  readonly vector: Float32Array | null;
}

const FILE_COLUMNS = 'id, file, hash, size, mtime_ms AS mtimeMs';

/** Others read for a few milliseconds at a time while the store is filled. */
const READER_PATIENCE_MS = 500;

/** The one writer of `corpus.db`. Each method is one transaction. */
export class CorpusWriter {
  readonly #sql: ReturnType<typeof statements>;

  constructor(private readonly db: Corpus) {
    this.#sql = statements(db);
  }

  meta(key: string): string | null {
    const row = this.#sql('SELECT value FROM meta WHERE key = ?').get(key) as
      | { value: string }
      | undefined;
    return row?.value ?? null;
  }

  setMeta(key: string, value: string): void {
    if (this.meta(key) === value) return; // not even an empty change is written
    this.#sql('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)').run(key, value);
  }

  /** Raised by every change of articles or chunks; ties the HNSW file to the store. */
  get generation(): number {
    return Number(this.meta('generation') ?? 0);
  }

  /** At most `limit` behind a row, in order of their rows. */
  files(afterRow: number, limit: number): (StoredFile & { readonly row: number })[] {
    return this.#sql(
      `SELECT rowid AS row, ${FILE_COLUMNS} FROM articles WHERE rowid > ? ORDER BY rowid LIMIT ?`,
    ).all(afterRow, limit) as (StoredFile & { readonly row: number })[];
  }

  file(file: string): StoredFile | null {
    const row = this.#sql(`SELECT ${FILE_COLUMNS} FROM articles WHERE file = ?`).get(file);
    return (row as StoredFile | undefined) ?? null;
  }

  /** The articles of a file, in their order: more than one where it holds several. */
  filesOf(file: string): StoredFile[] {
    // "#" and the sign behind it: the names that parts go by, and those of other files that look like them.
    const rows = this.#sql(
      `SELECT ${FILE_COLUMNS} FROM articles WHERE file = ? OR (file > ? || '#' AND file < ? || '$') ORDER BY rowid`,
    ).all(file, file, file) as StoredFile[];
    return rows.filter((row) => fileOf(row.file) === file);
  }

  /** Articles of the same content. */
  filesWith(hash: string): StoredFile[] {
    return this.#sql(`SELECT ${FILE_COLUMNS} FROM articles WHERE hash = ?`).all(
      hash,
    ) as StoredFile[];
  }

  has(articleId: string): boolean {
    return this.#sql('SELECT 1 FROM articles WHERE id = ?').get(articleId) !== undefined;
  }

  /** Whether what is stored of an article is as it was written, and can be. */
  isWhole(articleId: string): boolean {
    return isWhole(articleId, this.#sql);
  }

  /** Makes the full text anew from what is stored. */
  mendFullText(): void {
    this.change(() => mendFullText(this.db));
  }

  /** The id that an article of this content had when it was removed. */
  formerId(hash: string): string | null {
    const id = this.#sql('SELECT id FROM removed_articles WHERE hash = ? LIMIT 1')
      .pluck()
      .get(hash);
    return (id as string | undefined) ?? null;
  }

  /** Texts of an article's chunks and sentences with the vectors kept for them, so that none is embedded twice. */
  vectorsOf(articleId: string, dimension: number): Map<string, Int8Array> {
    const known = new Map<string, Int8Array>();
    const rows = this.#sql(
      'SELECT start, text, vector, sentence_spans AS spans, sentence_vectors AS vectors FROM chunks WHERE article_id = ?',
    ).all(articleId) as {
      start: number;
      text: string;
      vector: Buffer | null;
      spans: Buffer;
      vectors: Buffer;
    }[];
    for (const row of rows) {
      if (row.vector) known.set(row.text, new Int8Array(row.vector));
      const spans = new Int32Array(new Uint8Array(row.spans).buffer);
      for (let i = 0; i * 2 < spans.length; i++) {
        const vector = new Int8Array(row.vectors.subarray(i * dimension, (i + 1) * dimension));
        if (vector.every((value) => value === 0)) continue; // it has none
        known.set(row.text.slice(spans[i * 2]! - row.start, spans[i * 2 + 1]! - row.start), vector);
      }
    }
    return known;
  }

  /** Adds articles, or replaces those of the same id, and words that the vocabulary doesn't have. */
  put(articles: readonly NewArticle[], dimension: number, words: readonly NewWord[] = []): void {
    this.change(() => {
      for (const entry of articles) putArticle(this.#sql, entry, dimension);
      const insert = this.#sql('INSERT OR IGNORE INTO vocabulary VALUES (?, ?, ?, ?)');
      for (const { stem, form, language, vector } of words) {
        insert.run(stem, form, language, vector && toInt8(vector));
      }
    });
  }

  /** Those of the stems that the vocabulary doesn't have. */
  newStems(stems: Iterable<string>): string[] {
    return this.#sql(
      'SELECT value FROM json_each(?) WHERE NOT EXISTS (SELECT 1 FROM vocabulary WHERE stem = value)',
    )
      .pluck()
      .all(JSON.stringify([...stems])) as string[];
  }

  /**
   * Forgets words that no article has any more, among at most `limit` behind a row. The last of all stays: readers go by
   * the rows, of which none may come again.
   * @returns the last row looked at; null when there was none.
   */
  forgetWords(afterRow: number, limit: number): number | null {
    const last = this.#sql(
      'SELECT max(rowid) FROM (SELECT rowid FROM vocabulary WHERE rowid > ? ORDER BY rowid LIMIT ?)',
    )
      .pluck()
      .get(afterRow, limit) as number | null;
    if (last === null) return null;
    this.#sql(
      `DELETE FROM vocabulary WHERE rowid > ? AND rowid <= ? AND rowid < (SELECT max(rowid) FROM vocabulary)
         AND NOT EXISTS (SELECT 1 FROM chunks_terms WHERE term = stem)`,
    ).run(afterRow, last);
    return last;
  }

  /** Another model gives the words other vectors. */
  clearVocabulary(): void {
    this.db.exec('DELETE FROM vocabulary');
  }

  /** Takes a file's new time stamp down, its content being the same. */
  touch({ id, size, mtimeMs }: StoredFile): void {
    this.#sql('UPDATE articles SET size = ?, mtime_ms = ? WHERE id = ?').run(size, mtimeMs, id);
  }

  /** Gives an article another file, which is to be read: its name may tell more. */
  move(id: string, file: string): void {
    this.db.transaction(() => {
      this.#sql("UPDATE articles SET file = ?, hash = '', size = -1 WHERE id = ?").run(file, id);
      this.#sql(`UPDATE articles SET details_checksum = ${CHECKSUMS.details} WHERE id = ?`).run(id);
    })();
  }

  remove(ids: readonly string[]): void {
    this.change(() => {
      for (const id of ids) {
        dropChunks(this.#sql, id);
        this.#sql('DELETE FROM articles WHERE id = ?').run(id);
      }
    });
  }

  counts(): { articles: number; chunks: number; sentences: number } {
    return this.#sql(TOTALS).get() as { articles: number; chunks: number; sentences: number };
  }

  /**
   * Forgets which chunks were removed up to a generation: readers that are older must start anew.
   * @returns how many there were.
   */
  forgetRemoved(generation: number): number {
    return this.db.transaction(() => {
      this.setMeta('removals_since', String(generation));
      return this.#sql('DELETE FROM removed_chunks WHERE generation <= ?').run(generation).changes;
    })();
  }

  /**
   * Brings all of SQLite's log into the store, and empties it: for a log that stays is brought in again by whoever opens the
   * store next, which then looks changed. Where someone reads on, it stays as it is.
   */
  checkpoint(): void {
    const patience = this.db.pragma('busy_timeout', { simple: true });
    this.db.pragma(`busy_timeout = ${READER_PATIENCE_MS}`);
    this.db.pragma('wal_checkpoint(TRUNCATE)');
    this.db.pragma(`busy_timeout = ${patience}`);
  }

  close(): void {
    this.db.close();
  }

  private change(work: () => void): void {
    this.db.transaction(() => {
      this.setMeta('generation', String(this.generation + 1));
      work();
    })();
  }
}
