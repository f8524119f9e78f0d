import { LRUCache } from 'lru-cache';
import type { StoredArticle } from '../stored-article.ts';
import { SEEN } from './nearest.ts';
import { ARTICLE_COLUMNS, type ArticleRow, storedArticle } from './rows.ts';
import type { SeenRows, Server } from './server.ts';

const ARTICLES_KEPT = 20_000;

/** Reads the details of articles, and keeps the last of them in memory. */
export class ArticleCache {
  readonly #articles = new LRUCache<string, StoredArticle>({ max: ARTICLES_KEPT });

  /** @param seen what is read: the generation moves on. */
  constructor(
    private readonly server: Server,
    private readonly seen: () => SeenRows,
  ) {}

  async details(articleIds: Iterable<string>): Promise<Map<string, StoredArticle>> {
    const asked = [...new Set(articleIds)];
    const found = new Map<string, StoredArticle>();
    const unknown: string[] = [];
    for (const id of asked) {
      const article = this.#articles.get(id);
      if (article) found.set(id, article);
      else unknown.push(id);
    }
    if (unknown.length === 0) return found;
    const [generation, bounds] = this.seen();
    const { rows } = await this.server.read<ArticleRow>(
      `SELECT ${ARTICLE_COLUMNS} FROM articles WHERE id = ANY($3) AND ${SEEN}`,
      [generation, bounds, unknown],
    );
    for (const row of rows) {
      const article = storedArticle(row);
      found.set(row.id, article);
      if (generation === this.seen()[0]) this.#articles.set(row.id, article);
    }
    return found;
  }

  /** @param ids null for all. */
  forget(ids: readonly string[] | null): void {
    if (ids === null) this.#articles.clear();
    else for (const id of ids) this.#articles.delete(id);
  }
}
