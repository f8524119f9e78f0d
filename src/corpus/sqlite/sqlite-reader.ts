import { LRUCache } from 'lru-cache';
import type { Article } from '../../articles/article.ts';
import type { Span } from '../../text/spans.ts';
import type { ChunkHead, StoredChunk } from '../chunk.ts';
import type {
  CorpusReader,
  CorpusTotals,
  Frequencies,
  OpenCorpus,
  StoredCollection,
} from '../corpus-reader.ts';
import { DamagedArticle, DamagedFullText } from '../damage.ts';
import type { StoredArticle, StoredFile } from '../stored-article.ts';
import { ChunkCache } from './chunk-cache.ts';
import { type Corpus, inodeOf } from './open-corpus.ts';
import {
  articleIdsInOrder,
  articleIdsPublished,
  articleIdsUndated,
  chunkIdsOf,
  collectionsWithArticles,
  filesWithDetails,
  stemsAfter,
} from './queries.ts';
import { TOTALS } from './schema.ts';
import { SqliteView } from './sqlite-view.ts';
import { statements } from './statements.ts';
import {
  ARTICLE_COLUMNS,
  type ArticleRow,
  storedArticle,
  TEXT_COLUMNS,
  type TextRow,
} from './stored-rows.ts';
import { TextSearch } from './text-search.ts';
import { SqliteVectorRows } from './vector-rows.ts';

/** One for each set of collections that someone sees. */
const VIEWS_KEPT = 100;

/** A snapshot of `corpus.db`. Nothing here waits: what has to be read is read from memory or from a file in it. */
export class SqliteReader implements OpenCorpus {
  readonly #chunks: ChunkCache;
  #articles = new Map<string, StoredArticle>();
  readonly #leftOut = new Set<string>();
  #toldOfFullText = false;
  #frequencies = new Map<string, number>();
  #counts: CorpusReader['counts'] | null = null;
  #ids: readonly string[] | null = null;
  readonly #views = new LRUCache<string, SqliteView>({ max: VIEWS_KEPT });
  readonly #text: TextSearch;
  readonly #sql: ReturnType<typeof statements>;
  readonly #inode: number | null;
  #generation: number;
  readonly nearest = null;
  readonly sees = null;
  readonly vectorRows: SqliteVectorRows;

  constructor(
    private readonly db: Corpus,
    private readonly damaged: (error: unknown) => void = () => {},
  ) {
    this.#sql = statements(db);
    this.#chunks = new ChunkCache(this.#sql, {
      has: (articleId) => this.#leftOut.has(articleId),
      refuse: (articleId, file) => this.#refuse(articleId, file),
    });
    this.#text = new TextSearch(db, this.#sql, (error) => this.#tellOfFullText(error));
    this.#inode = inodeOf(db.name);
    this.vectorRows = new SqliteVectorRows(this.#sql);
    db.exec('BEGIN');
    this.#generation = this.#writtenGeneration();
  }

  get generation(): number {
    return this.#generation;
  }

  async advance(): Promise<boolean> {
    if (this.db.inTransaction) this.db.exec('COMMIT');
    this.db.exec('BEGIN');
    const before = this.#generation;
    this.#generation = this.#writtenGeneration();
    if (this.#generation === before) return false;
    this.#frequencies.clear();
    this.#views.clear();
    this.#counts = null;
    this.#ids = null;
    this.#leftOut.clear();
    this.#toldOfFullText = false;
    if (await this.vectorRows.knowsRemovalsSince(before)) {
      for (const { id, article_id } of this.vectorRows.removed(before)) {
        this.#chunks.forget(id);
        this.#articles.delete(article_id);
      }
    } else {
      this.#chunks.forgetAll();
      this.#articles.clear();
    }
    return true;
  }

  async isReplaced(): Promise<boolean> {
    return inodeOf(this.db.name) !== this.#inode;
  }

  async meta(key: string): Promise<string | null> {
    return this.#meta(key);
  }

  get counts(): CorpusReader['counts'] {
    this.#counts ??= this.#sql(
      'SELECT chunks, words / max(chunks, 1.0) AS meanWords FROM totals',
    ).get() as CorpusReader['counts'];
    return this.#counts;
  }

  async totals(): Promise<CorpusTotals> {
    return this.#sql(TOTALS).get() as CorpusTotals;
  }

  async frequencies(stems: Iterable<string>): Promise<Frequencies> {
    const found = new Map<string, number>();
    for (const stem of stems) found.set(stem, this.#frequency(stem));
    return found;
  }

  async stems(afterRow: number, limit: number): Promise<{ row: number; stem: string }[]> {
    return stemsAfter(this.#sql, afterRow, limit);
  }

  async fullText(
    stems: readonly string[],
    limit: number,
    articles: readonly string[] | null,
  ): Promise<number[]> {
    return this.#text.find(stems, limit, articles, null);
  }

  async heads(ids: readonly number[]): Promise<ChunkHead[]> {
    return this.#chunks.heads(ids);
  }

  async chunks(ids: readonly number[]): Promise<StoredChunk[]> {
    return this.#chunks.chunks(ids);
  }

  async chunkIds(articleId: string): Promise<number[]> {
    return chunkIdsOf(this.#sql, articleId);
  }

  async details(articleIds: Iterable<string>): Promise<Map<string, StoredArticle>> {
    const found = new Map<string, StoredArticle>();
    for (const id of new Set(articleIds)) {
      const article = this.#details(id);
      if (article) found.set(id, article);
    }
    return found;
  }

  /** @param among ids of those that are seen; absent for all. */
  async articles(among?: ReadonlySet<string>): Promise<StoredArticle[]> {
    return this.#articleIds()
      .filter((id) => !among || among.has(id))
      .map((id) => this.#details(id))
      .filter((article) => article !== null);
  }

  async articleIds(): Promise<readonly string[]> {
    return this.#articleIds();
  }

  async articlesPublished(since: string | null, until: string | null): Promise<string[]> {
    return articleIdsPublished(this.#sql, since, until);
  }

  async articlesUndated(): Promise<string[]> {
    return articleIdsUndated(this.#sql);
  }

  async article(idOrFile: string): Promise<Article | null> {
    const row = this.#sql(
      `SELECT ${ARTICLE_COLUMNS}, ${TEXT_COLUMNS} FROM articles WHERE id = ? OR file = ? LIMIT 1`,
    ).get(idOrFile, idOrFile) as (ArticleRow & TextRow) | undefined;
    if (!row) return null;
    if (!row.whole || !row.wholeText) this.#refuse(row.id, row.file);
    const { words: _words, titleStems: _stems, ...article } = storedArticle(row);
    return { ...article, text: row.text, leftovers: JSON.parse(row.leftovers) as Span[] };
  }

  async files(): Promise<(StoredFile & { readonly details: string })[]> {
    return filesWithDetails(this.#sql);
  }

  async collections(): Promise<StoredCollection[]> {
    return collectionsWithArticles(this.#sql);
  }

  async within(collections: readonly string[]): Promise<CorpusReader> {
    const key = JSON.stringify([...new Set(collections)].sort());
    let view = this.#views.get(key);
    if (!view) {
      view = new SqliteView(this, this.#sql, this.#text, collections);
      this.#views.set(key, view);
    }
    return view;
  }

  async close(): Promise<void> {
    this.db.close();
  }

  #meta(key: string): string | null {
    const value = this.#sql('SELECT value FROM meta WHERE key = ?').pluck().get(key);
    return (value as string | undefined) ?? null;
  }

  #writtenGeneration(): number {
    return Number(this.#meta('generation') ?? 0);
  }

  #frequency(stem: string): number {
    let known = this.#frequencies.get(stem);
    if (known === undefined) {
      known = this.#text.frequency(stem, null);
      this.#frequencies.set(stem, known);
    }
    return known;
  }

  #details(articleId: string): StoredArticle | null {
    if (this.#leftOut.has(articleId)) return null;
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

  /** Of those that are whole, as far as anybody has looked. */
  #articleIds(): readonly string[] {
    this.#ids ??= articleIdsInOrder(this.#sql).filter((id) => !this.#leftOut.has(id));
    return this.#ids;
  }

  #tellOfFullText(error: unknown): void {
    if (!this.#toldOfFullText) this.damaged(new DamagedFullText(error));
    this.#toldOfFullText = true;
  }

  #refuse(articleId: string, file: string): never {
    const error = new DamagedArticle(articleId, file);
    this.#leftOut.add(articleId);
    this.#ids = null;
    this.damaged(error);
    throw error;
  }
}
