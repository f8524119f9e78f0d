import { LRUCache } from 'lru-cache';
import type { Article } from '../../articles/article.ts';
import type { Span } from '../../text/spans.ts';
import { DamagedArticle, isFullTextDamage } from './damaged-article.ts';
import type { Corpus } from './open-corpus.ts';
import { TOTALS } from './schema.ts';
import { statements } from './statements.ts';
import {
  ARTICLE_COLUMNS,
  type ArticleRow,
  BODY_COLUMNS,
  type BodyRow,
  HEAD_COLUMNS,
  type HeadRow,
  isWholeChunk,
  LazyChunk,
  type StoredArticle,
  type StoredChunk,
  storedArticle,
  TEXT_COLUMNS,
  type TextRow,
} from './stored-rows.ts';
import { vectorsAfter } from './vector-rows.ts';

export type { SentenceOfChunk, StoredArticle, StoredChunk } from './stored-rows.ts';

const CHUNKS_KEPT = 3000;

/**
 * A snapshot of `corpus.db`: what the writer changes is seen after {@link advance}, all of it at once. What is not as it
 * was written is not given out: whoever asks for it gets a {@link DamagedArticle} thrown, and from then on, until the store
 * changes, the article has no chunks and is on no list.
 */
export class CorpusReader {
  #chunks = new LRUCache<number, StoredChunk>({ max: CHUNKS_KEPT });
  #articles = new Map<string, StoredArticle>();
  readonly #leftOut = new Set<string>();
  #toldOfFullText = false;
  #frequencies = new Map<string, number>();
  #counts: { chunks: number; meanWords: number } | null = null;

  readonly #sql: ReturnType<typeof statements>;

  #generation: number;

  constructor(
    private readonly db: Corpus,
    private readonly damaged: (error: unknown) => void = () => {},
  ) {
    this.#sql = statements(db);
    db.exec('BEGIN');
    this.#generation = Number(this.meta('generation') ?? 0);
  }

  /** Raised by every change of articles or chunks. */
  get generation(): number {
    return this.#generation;
  }

  /**
   * Goes on to the store as it is now, and forgets what has changed. Quick when nothing has.
   * @returns whether articles or chunks have changed.
   */
  advance(): boolean {
    if (this.db.inTransaction) this.db.exec('COMMIT');
    this.db.exec('BEGIN');
    const before = this.#generation;
    this.#generation = Number(this.meta('generation') ?? 0);
    if (this.#generation === before) return false;
    this.#frequencies.clear();
    this.#counts = null;
    this.#leftOut.clear();
    this.#toldOfFullText = false;
    if (this.knowsRemovalsSince(before)) {
      for (const { id, article_id } of this.#removed(before)) {
        this.#chunks.delete(id);
        this.#articles.delete(article_id);
      }
    } else {
      this.#chunks.clear();
      this.#articles.clear();
    }
    return true;
  }

  /** Whether the store still knows all chunks that were removed after a generation. */
  knowsRemovalsSince(generation: number): boolean {
    return generation >= Number(this.meta('removals_since') ?? 0);
  }

  /** Ids of the chunks that were removed after a generation. */
  removedSince(generation: number): number[] {
    return this.#removed(generation).map(({ id }) => id);
  }

  #removed(generation: number): { readonly id: number; readonly article_id: string }[] {
    return this.#sql('SELECT id, article_id FROM removed_chunks WHERE generation > ?').all(
      generation,
    ) as { id: number; article_id: string }[];
  }

  /** At most `limit` chunks above an id with their vectors, in order of id. */
  vectors(afterId: number, limit: number): { id: number; vector: Int8Array }[] {
    return vectorsAfter(this.db, afterId, limit);
  }

  meta(key: string): string | null {
    const row = this.#sql('SELECT value FROM meta WHERE key = ?').get(key) as
      | { value: string }
      | undefined;
    return row?.value ?? null;
  }

  /** Ids of all chunks. */
  allChunkIds(): Set<number> {
    return new Set(this.#sql('SELECT id FROM chunks').pluck().all() as number[]);
  }

  /** Chunks, and words in one on average. */
  get counts(): { readonly chunks: number; readonly meanWords: number } {
    this.#counts ??= this.#sql(
      'SELECT chunks, words / max(chunks, 1.0) AS meanWords FROM totals',
    ).get() as { chunks: number; meanWords: number };
    return this.#counts;
  }

  /** Chunks whose text or title has the stem. */
  frequency(stem: string): number {
    let known = this.#frequencies.get(stem);
    if (known === undefined) {
      known = this.#fromFullText(() => {
        const find = this.#sql('SELECT doc FROM chunks_terms WHERE term = ?').pluck();
        return find.get(stem) as number | undefined;
      });
      known ??= 0;
      this.#frequencies.set(stem, known);
    }
    return known;
  }

  /** At most `limit` stems that the index has or had, in the order in which they came, behind a row. */
  stems(afterRow: number, limit: number): { readonly row: number; readonly stem: string }[] {
    return this.#sql(
      'SELECT rowid AS row, stem FROM vocabulary WHERE rowid > ? ORDER BY rowid LIMIT ?',
    ).all(afterRow, limit) as { row: number; stem: string }[];
  }

  /** Ids of the chunks that have any of the stems, best by FTS5's own BM25; only of `articles` where given. */
  fullText(stems: readonly string[], limit: number, articles: readonly string[] | null): number[] {
    if (stems.length === 0) return [];
    const query = stems
      .map((stem) => `"${stem.replaceAll('\0', '').replaceAll('"', '""')}"`)
      .join(' OR ');
    // With +, the ids are looked up in the hits; without, FTS5 would be searched once for each id.
    const within =
      articles === null
        ? ''
        : 'AND +rowid IN (SELECT id FROM chunks WHERE article_id IN (SELECT value FROM json_each(?)))';
    const values = articles === null ? [query, limit] : [query, JSON.stringify(articles), limit];
    const found = this.#fromFullText(() => {
      const find = this.#sql(
        `SELECT rowid FROM chunks_fts WHERE chunks_fts MATCH ? ${within} ORDER BY rank LIMIT ?`,
      );
      return find.pluck().all(...values) as number[];
    });
    return found ?? [];
  }

  /** The chunks that (still) exist, in the order of `ids`. */
  chunks(ids: readonly number[]): StoredChunk[] {
    return ids.map((id) => this.chunk(id)).filter((chunk) => chunk !== null);
  }

  chunk(id: number): StoredChunk | null {
    let chunk = this.#chunks.get(id);
    if (!chunk) {
      const row = this.#sql(`SELECT ${HEAD_COLUMNS} FROM chunks WHERE id = ?`).get(id);
      if (!row) return null;
      chunk = new LazyChunk(row as HeadRow, this.#body);
      this.#chunks.set(id, chunk);
    }
    return this.#leftOut.has(chunk.articleId) ? null : chunk;
  }

  /** Ids of an article's chunks, in order. */
  chunkIds(articleId: string): number[] {
    return this.#sql('SELECT id FROM chunks WHERE article_id = ? ORDER BY start')
      .pluck()
      .all(articleId) as number[];
  }

  details(articleId: string): StoredArticle | null {
    const known = this.#articles.get(articleId);
    if (known) return known;
    const row = this.#sql(`SELECT ${ARTICLE_COLUMNS} FROM articles WHERE id = ?`).get(articleId) as
      | ArticleRow
      | undefined;
    if (!row) return null;
    if (!row.whole) this.#refuse(articleId, row.file);
    const article = storedArticle(row);
    this.#articles.set(articleId, article);
    return article;
  }

  /** Newest first; undated ones last. */
  articles(): StoredArticle[] {
    return this.articleIds()
      .filter((id) => !this.#leftOut.has(id))
      .map((id) => this.details(id))
      .filter((article) => article !== null);
  }

  /** Newest first; undated ones last. */
  articleIds(): string[] {
    return this.#sql('SELECT id FROM articles ORDER BY published IS NULL, published DESC, file')
      .pluck()
      .all() as string[];
  }

  /**
   * Ids of the articles that may be published within the bounds, inclusive: both are as precise as they are
   * (`YYYY[-MM[-DD]]`), so that one of "2023" may be of November 2023. Undated ones are not among them.
   */
  articlesPublished(since: string | null, until: string | null): string[] {
    return this.#sql(
      `SELECT id FROM articles WHERE published >= substr(@since, 1, length(published))
         AND substr(published, 1, length(@until)) <= @until`,
    )
      .pluck()
      .all({ since: since ?? '', until: until ?? '9999' }) as string[];
  }

  /** An article whole, by id or by file. */
  article(idOrFile: string): Article | null {
    const row = this.#sql(
      `SELECT ${ARTICLE_COLUMNS}, ${TEXT_COLUMNS} FROM articles WHERE id = ? OR file = ? LIMIT 1`,
    ).get(idOrFile, idOrFile) as (ArticleRow & TextRow) | undefined;
    if (!row) return null;
    if (!row.whole || !row.wholeText) this.#refuse(row.id, row.file);
    const { words: _words, titleStems: _stems, ...article } = storedArticle(row);
    return { ...article, text: row.text, leftovers: JSON.parse(row.leftovers) as Span[] };
  }

  articlesUndated(): string[] {
    return this.#sql('SELECT id FROM articles WHERE published IS NULL').pluck().all() as string[];
  }

  totals(): { articles: number; chunks: number; sentences: number } {
    return this.#sql(TOTALS).get() as { articles: number; chunks: number; sentences: number };
  }

  close(): void {
    this.db.close();
  }

  readonly #body = (head: HeadRow): BodyRow => {
    const { id, article_id: articleId } = head;
    const row = this.#sql(`SELECT ${BODY_COLUMNS} FROM chunks WHERE id = ?`).get(id);
    if (!row) throw new Error(`chunk ${id} was removed while it was looked at`);
    if (isWholeChunk(head, row as BodyRow)) return row as BodyRow;
    const file = this.#sql('SELECT file FROM articles WHERE id = ?').pluck().get(articleId);
    return this.#refuse(articleId, String(file));
  };

  /** Undefined where the full text is damaged: vectors then answer alone. */
  #fromFullText<T>(find: () => T): T | undefined {
    try {
      return find();
    } catch (error) {
      if (!isFullTextDamage(error)) throw error;
      if (!this.#toldOfFullText) this.damaged(error);
      this.#toldOfFullText = true;
      return undefined;
    }
  }

  #refuse(articleId: string, file: string): never {
    const error = new DamagedArticle(articleId, file);
    this.#leftOut.add(articleId);
    this.damaged(error);
    throw error;
  }
}
