import type { Article } from '../../articles/article.ts';
import type { ChunkHead, StoredChunk } from '../chunk.ts';
import type {
  CorpusReader,
  CorpusTotals,
  Frequencies,
  StoredCollection,
} from '../corpus-reader.ts';
import type { StoredArticle, StoredFile } from '../stored-article.ts';
import type { statements } from './statements.ts';
import type { TextSearch } from './text-search.ts';

const IN_PLACES =
  'FROM article_places WHERE collection IN (SELECT value FROM json_each(@collections))';

/** A corpus of which some articles can be listed. */
interface WholeCorpus extends CorpusReader {
  articles(among?: ReadonlySet<string>): Promise<readonly StoredArticle[]>;
}

/** The part of a snapshot of `corpus.db` that is in some collections, until the snapshot advances. */
export class SqliteView implements CorpusReader {
  readonly nearest = null;
  readonly generation: number;
  readonly counts: CorpusReader['counts'];
  readonly #totals: CorpusTotals;
  readonly #articles: ReadonlySet<string>;
  readonly #chunks: ReadonlySet<number>;
  readonly #frequencies = new Map<string, number>();
  readonly #bound: { readonly collections: string };

  constructor(
    private readonly whole: WholeCorpus,
    private readonly sql: ReturnType<typeof statements>,
    private readonly text: TextSearch,
    collections: readonly string[],
  ) {
    this.generation = whole.generation;
    this.#bound = { collections: JSON.stringify(collections) };
    const { words, ...totals } = sql(
      `SELECT count(*) AS articles, coalesce(sum(chunks), 0) AS chunks, coalesce(sum(sentences), 0) AS sentences,
         coalesce(sum(words), 0) AS words ${IN_PLACES}`,
    ).get(this.#bound) as CorpusTotals & { readonly words: number };
    this.#totals = totals;
    this.counts = {
      chunks: totals.chunks,
      meanWords: Math.floor(words / Math.max(totals.chunks, 1)),
    };
    const articles = sql(`SELECT article_id ${IN_PLACES}`).pluck().all(this.#bound) as string[];
    this.#articles = new Set(articles);
    const chunks = sql(`SELECT id FROM chunks WHERE article_id IN (SELECT article_id ${IN_PLACES})`)
      .pluck()
      .all(this.#bound) as number[];
    this.#chunks = new Set(chunks);
  }

  readonly sees = (chunkId: number): boolean => this.#chunks.has(chunkId);

  meta(key: string): Promise<string | null> {
    return this.whole.meta(key);
  }

  async totals(): Promise<CorpusTotals> {
    return this.#totals;
  }

  async frequencies(stems: Iterable<string>): Promise<Frequencies> {
    const found = new Map<string, number>();
    for (const stem of stems) {
      const known = this.#frequencies.get(stem) ?? this.text.frequency(stem, this.#chunks);
      this.#frequencies.set(stem, known);
      found.set(stem, known);
    }
    return found;
  }

  stems(afterRow: number, limit: number) {
    return this.whole.stems(afterRow, limit);
  }

  async fullText(
    stems: readonly string[],
    limit: number,
    articles: readonly string[] | null,
  ): Promise<number[]> {
    return this.text.find(stems, limit, articles, this.#chunks);
  }

  heads(ids: readonly number[]): Promise<readonly ChunkHead[]> {
    return this.whole.heads(ids.filter(this.sees));
  }

  chunks(ids: readonly number[]): Promise<readonly StoredChunk[]> {
    return this.whole.chunks(ids.filter(this.sees));
  }

  async chunkIds(articleId: string): Promise<readonly number[]> {
    return this.#articles.has(articleId) ? this.whole.chunkIds(articleId) : [];
  }

  details(articleIds: Iterable<string>): Promise<ReadonlyMap<string, StoredArticle>> {
    return this.whole.details(this.#seen([...articleIds]));
  }

  articles(): Promise<readonly StoredArticle[]> {
    return this.whole.articles(this.#articles);
  }

  async articleIds(): Promise<string[]> {
    return this.#seen(await this.whole.articleIds());
  }

  async articlesPublished(since: string | null, until: string | null): Promise<string[]> {
    return this.#seen(await this.whole.articlesPublished(since, until));
  }

  async articlesUndated(): Promise<string[]> {
    return this.#seen(await this.whole.articlesUndated());
  }

  async article(idOrFile: string): Promise<Article | null> {
    const id = this.sql('SELECT id FROM articles WHERE id = ? OR file = ? LIMIT 1')
      .pluck()
      .get(idOrFile, idOrFile) as string | undefined;
    return id !== undefined && this.#articles.has(id) ? this.whole.article(id) : null;
  }

  async files(): Promise<(StoredFile & { readonly details: string })[]> {
    return (await this.whole.files()).filter(({ id }) => this.#articles.has(id));
  }

  async collections(): Promise<StoredCollection[]> {
    return this.sql(
      `SELECT collection AS id, count(*) AS articles ${IN_PLACES} GROUP BY collection ORDER BY collection`,
    ).all(this.#bound) as StoredCollection[];
  }

  #seen(ids: readonly string[]): string[] {
    return ids.filter((id) => this.#articles.has(id));
  }
}
