import { fromInt8, toInt8 } from '../../../embeddings/int8-vector.ts';
import { fileOf } from '../../articles/article.ts';
import type { CorpusTotals } from '../corpus-reader.ts';
import type { CorpusWriter, RemovedArticle } from '../corpus-writer.ts';
import type { NewArticle, NewWord, StoredFile, StoredSkip } from '../stored-article.ts';
import { CHECKSUMS } from './checksums.ts';
import { emptyLog } from './empty-log.ts';
import { mendFullText } from './full-text.ts';
import type { Corpus } from './open-corpus.ts';
import { dropChunks, putArticle } from './put-article.ts';
import { TOTALS } from './schema.ts';
import { storedSkips, storeSkips } from './skipped-files.ts';
import { statements } from './statements.ts';
import { StemChanges } from './stem-counts.ts';
import { isWhole } from './whole-articles.ts';

const FILE_COLUMNS = 'id, file, hash, size, mtime_ms AS mtimeMs';

/** The one writer of `corpus.db`. */
export class SqliteWriter implements CorpusWriter {
  readonly #sql: ReturnType<typeof statements>;

  constructor(private readonly db: Corpus) {
    this.#sql = statements(db);
  }

  async meta(key: string): Promise<string | null> {
    return this.#meta(key);
  }

  async setMeta(key: string, value: string): Promise<void> {
    this.#setMeta(key, value);
  }

  async generation(): Promise<number> {
    return this.#generation();
  }

  async files(afterRow: number, limit: number): Promise<(StoredFile & { readonly row: number })[]> {
    return this.#sql(
      `SELECT rowid AS row, ${FILE_COLUMNS} FROM articles WHERE rowid > ? ORDER BY rowid LIMIT ?`,
    ).all(afterRow, limit) as (StoredFile & { readonly row: number })[];
  }

  async file(file: string): Promise<StoredFile | null> {
    const row = this.#sql(`SELECT ${FILE_COLUMNS} FROM articles WHERE file = ?`).get(file);
    return (row as StoredFile | undefined) ?? null;
  }

  async filesOf(file: string): Promise<StoredFile[]> {
    // "#" and the sign behind it: the names that parts go by, and those of other files that look like them.
    const rows = this.#sql(
      `SELECT ${FILE_COLUMNS} FROM articles WHERE file = ? OR (file > ? || '#' AND file < ? || '$') ORDER BY rowid`,
    ).all(file, file, file) as StoredFile[];
    return rows.filter((row) => fileOf(row.file) === file);
  }

  async filesWith(hash: string): Promise<StoredFile[]> {
    return this.#sql(`SELECT ${FILE_COLUMNS} FROM articles WHERE hash = ?`).all(
      hash,
    ) as StoredFile[];
  }

  async has(articleId: string): Promise<boolean> {
    return this.#sql('SELECT 1 FROM articles WHERE id = ?').get(articleId) !== undefined;
  }

  async isWhole(articleId: string): Promise<boolean> {
    return isWhole(articleId, this.#sql);
  }

  async mendFullText(): Promise<void> {
    this.#change(() => mendFullText(this.db));
  }

  async formerId(hash: string): Promise<string | null> {
    const id = this.#sql('SELECT id FROM removed_articles WHERE hash = ? LIMIT 1')
      .pluck()
      .get(hash);
    return (id as string | undefined) ?? null;
  }

  async vectorsOf(articleId: string, dimension: number): Promise<Map<string, Int8Array>> {
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

  async put(
    articles: readonly NewArticle[],
    dimension: number,
    words: readonly NewWord[] = [],
  ): Promise<void> {
    this.#change(() => {
      const changes = new StemChanges();
      for (const entry of articles) putArticle(this.#sql, entry, dimension, changes);
      changes.write(this.#sql);
      const insert = this.#sql('INSERT OR IGNORE INTO vocabulary VALUES (?, ?, ?, ?)');
      for (const { stem, form, language, vector } of words) {
        insert.run(stem, form, language, vector && toInt8(vector));
      }
    });
  }

  async newStems(stems: Iterable<string>): Promise<string[]> {
    return this.#sql(
      'SELECT value FROM json_each(?) WHERE NOT EXISTS (SELECT 1 FROM vocabulary WHERE stem = value)',
    )
      .pluck()
      .all(JSON.stringify([...stems])) as string[];
  }

  async forgetWords(afterRow: number, limit: number): Promise<number | null> {
    const last = this.#sql(
      'SELECT max(rowid) FROM (SELECT rowid FROM vocabulary WHERE rowid > ? ORDER BY rowid LIMIT ?)',
    )
      .pluck()
      .get(afterRow, limit) as number | null;
    if (last === null) return null;
    this.#sql(
      `DELETE FROM vocabulary WHERE rowid > ? AND rowid <= ? AND rowid < (SELECT max(rowid) FROM vocabulary)
         AND NOT EXISTS (SELECT 1 FROM stem_counts WHERE stem_counts.stem = vocabulary.stem)`,
    ).run(afterRow, last);
    return last;
  }

  async words(afterRow: number, limit: number): Promise<(NewWord & { readonly row: number })[]> {
    const rows = this.#sql(
      'SELECT rowid AS row, stem, form, language, vector FROM vocabulary WHERE rowid > ? ORDER BY rowid LIMIT ?',
    ).all(afterRow, limit) as (Omit<NewWord, 'vector'> & { row: number; vector: Buffer | null })[];
    return rows.map((word) => ({
      ...word,
      vector: word.vector && fromInt8(new Int8Array(word.vector)),
    }));
  }

  async removedArticles(): Promise<RemovedArticle[]> {
    return this.#sql('SELECT id, hash FROM removed_articles ORDER BY id').all() as RemovedArticle[];
  }

  async rememberRemoved(removed: readonly RemovedArticle[]): Promise<void> {
    this.db.transaction(() => {
      this.db.exec('DELETE FROM removed_articles');
      const insert = this.#sql(
        'INSERT INTO removed_articles SELECT @id, @hash WHERE NOT EXISTS (SELECT 1 FROM articles WHERE id = @id)',
      );
      for (const one of removed) insert.run(one);
    })();
  }

  async clearVocabulary(): Promise<void> {
    this.db.exec('DELETE FROM vocabulary');
  }

  async touch({ id, size, mtimeMs }: StoredFile): Promise<void> {
    this.#sql('UPDATE articles SET size = ?, mtime_ms = ? WHERE id = ?').run(size, mtimeMs, id);
  }

  async move(id: string, file: string): Promise<void> {
    this.db.transaction(() => {
      this.#sql("UPDATE articles SET file = ?, hash = '', size = -1 WHERE id = ?").run(file, id);
      this.#sql(`UPDATE articles SET details_checksum = ${CHECKSUMS.details} WHERE id = ?`).run(id);
      this.#sql('UPDATE article_places SET collection = NULL WHERE article_id = ?').run(id);
    })();
  }

  async sort(collectionOf: (file: string) => string): Promise<number> {
    const places = this.#sql(
      'SELECT id, file, collection FROM articles JOIN article_places ON article_id = id',
    ).all() as { id: string; file: string; collection: string | null }[];
    const moved = places.filter(({ file, collection }) => collectionOf(file) !== collection);
    if (moved.length === 0) return 0;
    this.#change(() => {
      const update = this.#sql('UPDATE article_places SET collection = ? WHERE article_id = ?');
      for (const { id, file } of moved) update.run(collectionOf(file), id);
    });
    return moved.length;
  }

  async remove(ids: readonly string[]): Promise<void> {
    this.#change(() => {
      const changes = new StemChanges();
      for (const id of ids) {
        dropChunks(this.#sql, id, changes);
        this.#sql('DELETE FROM articles WHERE id = ?').run(id);
      }
      changes.write(this.#sql);
    });
  }

  async counts(): Promise<CorpusTotals> {
    return this.#sql(TOTALS).get() as CorpusTotals;
  }

  async forgetRemoved(generation: number): Promise<number> {
    return this.db.transaction(() => {
      this.#setMeta('removals_since', String(generation));
      return this.#sql('DELETE FROM removed_chunks WHERE generation <= ?').run(generation).changes;
    })();
  }

  async skips(): Promise<Map<string, StoredSkip>> {
    return storedSkips(this.db);
  }

  async setSkips(files: readonly string[] | null, skips: readonly StoredSkip[]): Promise<void> {
    storeSkips(this.db, files, skips);
  }

  async settle(): Promise<void> {
    emptyLog(this.db);
  }

  async close(): Promise<void> {
    this.db.close();
  }

  #meta(key: string): string | null {
    const value = this.#sql('SELECT value FROM meta WHERE key = ?').pluck().get(key);
    return (value as string | undefined) ?? null;
  }

  #setMeta(key: string, value: string): void {
    if (this.#meta(key) === value) return; // not even an empty change is written
    this.#sql('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)').run(key, value);
  }

  #generation(): number {
    return Number(this.#meta('generation') ?? 0);
  }

  #change(work: () => void): void {
    this.db.transaction(() => {
      this.#setMeta('generation', String(this.#generation() + 1));
      work();
    })();
  }
}
