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
import type { StoredArticle, StoredFile } from '../stored-article.ts';
import { ArticleCache } from './article-cache.ts';
import { ChunkCache } from './chunk-cache.ts';
import { readMeta } from './meta.ts';
import { PostgresNearest, SEEN } from './nearest.ts';
import { UNPREPARED } from './pg-server.ts';
import { PostgresVectorRows } from './postgres-vector-rows.ts';
import { ARTICLE_COLUMNS, type ArticleRow, storedArticle } from './rows.ts';
import type { SeenRows, Server } from './server.ts';
import { anyOf, lexeme, lexemes, stemRarity } from './stems.ts';

/** The corpus of one moment. */
interface Generation extends CorpusTotals {
  readonly generation: number;
  readonly words: number;
}

/** One for each set of collections that someone sees. */
const VIEWS_KEPT = 100;
const IN_ORDER = 'ORDER BY published IS NULL, published DESC, file';

/** A generation of the corpus, or what some collections have of it, read by as many connections as there are questions. */
export class PostgresReader implements OpenCorpus {
  readonly #chunks: ChunkCache;
  readonly #articles: ArticleCache;
  #frequencies = new Map<string, number>();
  readonly #views = new LRUCache<string, Promise<PostgresReader>>({ max: VIEWS_KEPT });
  readonly sees = null;
  readonly nearest: PostgresNearest;
  readonly vectorRows: PostgresVectorRows;

  private constructor(
    private readonly server: Server,
    private readonly identity: string,
    private state: Generation,
    private readonly bounds: readonly string[] | null,
  ) {
    const seen = () => this.#seen;
    this.#chunks = new ChunkCache(server, seen);
    this.#articles = new ArticleCache(server, seen);
    this.nearest = new PostgresNearest(server, seen, () => this.state.chunks);
    this.vectorRows = new PostgresVectorRows(server, () => this.state.generation);
  }

  static async open(server: Server): Promise<PostgresReader> {
    const identity = await readMeta(server, 'identity');
    return new PostgresReader(server, String(identity), await lastGeneration(server), null);
  }

  get generation(): number {
    return this.state.generation;
  }

  get counts(): CorpusReader['counts'] {
    const { chunks, words } = this.state;
    return { chunks, meanWords: Math.floor(words / Math.max(chunks, 1)) };
  }

  async advance(): Promise<boolean> {
    const before = this.state;
    const now = await lastGeneration(this.server);
    if (now.generation === before.generation) return false;
    // Of what was removed, others may ask before all of it is forgotten: what they get is of the generation before.
    this.state = now;
    this.#frequencies = new Map();
    this.#views.clear();
    const isKnown = await this.vectorRows.knowsRemovalsSince(before.generation);
    const removed = isKnown ? await this.vectorRows.removed(before.generation) : null;
    this.#chunks.forget(removed?.map(({ id }) => id) ?? null);
    this.#articles.forget(isKnown ? await this.#articlesChanged(before.generation) : null);
    return true;
  }

  async isReplaced(): Promise<boolean> {
    return (await readMeta(this.server, 'identity')) !== this.identity;
  }

  meta(key: string): Promise<string | null> {
    return readMeta(this.server, key);
  }

  async totals(): Promise<CorpusTotals> {
    const { articles, chunks, sentences } = this.state;
    return { articles, chunks, sentences };
  }

  async frequencies(stems: Iterable<string>): Promise<Frequencies> {
    const asked = [...stems];
    const unknown = lexemes(asked).filter((one) => !this.#frequencies.has(one));
    if (unknown.length > 0) {
      const known = this.#frequencies;
      const { rows } = await this.server.read<{ stem: string; chunks: number }>(
        `SELECT stem, sum(chunks)::int AS chunks FROM stem_counts
         WHERE stem = ANY($1) AND ($2::text[] IS NULL OR collection = ANY($2::text[])) GROUP BY stem`,
        [unknown, this.bounds],
      );
      for (const one of unknown) known.set(one, 0);
      for (const { stem, chunks } of rows) known.set(stem, chunks);
    }
    return new Map(asked.map((stem) => [stem, this.#frequencies.get(lexeme(stem)) ?? 0]));
  }

  async stems(
    afterRow: number,
    limit: number,
  ): Promise<readonly { readonly row: number; readonly stem: string }[]> {
    const { rows } = await this.server.read<{ row: number; stem: string }>(
      'SELECT row, stem FROM vocabulary WHERE row > $1 ORDER BY row LIMIT $2',
      [afterRow, limit],
    );
    return rows;
  }

  async fullText(
    stems: readonly string[],
    limit: number,
    articles: readonly string[] | null,
  ): Promise<number[]> {
    const asked = lexemes(stems);
    if (asked.length === 0) return [];
    const rarity = stemRarity(await this.frequencies(asked), this.state.chunks);
    const within = articles === null ? '' : 'AND article = ANY($6)';
    const { rows } = await this.server.read<{ id: number }>(
      `${UNPREPARED} SELECT id FROM chunks WHERE words @@ $3::tsquery AND ${SEEN} ${within}
       ORDER BY counts <#> $4::sparsevec, id LIMIT $5`,
      [...this.#seen, anyOf(asked), rarity, limit, ...(articles === null ? [] : [articles])],
    );
    return rows.map(({ id }) => id);
  }

  heads(ids: readonly number[]): Promise<ChunkHead[]> {
    return this.#chunks.heads(ids);
  }

  chunks(ids: readonly number[]): Promise<StoredChunk[]> {
    return this.#chunks.chunks(ids);
  }

  async chunkIds(articleId: string): Promise<number[]> {
    const { rows } = await this.server.read<{ id: number }>(
      `SELECT id FROM chunks JOIN chunk_bodies USING (id) WHERE article = $3 AND ${SEEN} ORDER BY start`,
      [...this.#seen, articleId],
    );
    return rows.map(({ id }) => id);
  }

  details(articleIds: Iterable<string>): Promise<Map<string, StoredArticle>> {
    return this.#articles.details(articleIds);
  }

  async articles(): Promise<StoredArticle[]> {
    const { rows } = await this.server.read<ArticleRow>(
      `SELECT ${ARTICLE_COLUMNS} FROM articles WHERE ${SEEN} ${IN_ORDER}`,
      this.#seen,
    );
    return rows.map(storedArticle);
  }

  articleIds(): Promise<string[]> {
    return this.#ids(`${SEEN} ${IN_ORDER}`);
  }

  articlesPublished(since: string | null, until: string | null): Promise<string[]> {
    return this.#ids(
      `${SEEN} AND published >= substr($3, 1, length(published))
       AND substr(published, 1, length($4)) <= $4`,
      [since ?? '', until ?? '9999'],
    );
  }

  articlesUndated(): Promise<string[]> {
    return this.#ids(`${SEEN} AND published IS NULL`);
  }

  async article(idOrFile: string): Promise<Article | null> {
    const { rows } = await this.server.read<ArticleRow & { text: string; leftovers: string }>(
      `SELECT ${ARTICLE_COLUMNS}, text, leftovers FROM articles
       WHERE (id = $3 OR file = $3) AND ${SEEN} LIMIT 1`,
      [...this.#seen, idOrFile],
    );
    const [row] = rows;
    if (!row) return null;
    const { words: _words, titleStems: _stems, ...article } = storedArticle(row);
    return { ...article, text: row.text, leftovers: JSON.parse(row.leftovers) as Span[] };
  }

  async files(): Promise<readonly (StoredFile & { readonly details: string })[]> {
    const { rows } = await this.server.read<StoredFile & { details: string }>(
      `SELECT id, file, hash, size, mtime_ms AS "mtimeMs", details FROM articles WHERE ${SEEN} ORDER BY id`,
      this.#seen,
    );
    return rows;
  }

  async collections(): Promise<readonly StoredCollection[]> {
    const { rows } = await this.server.read<StoredCollection>(
      `SELECT id, count(*)::int AS articles FROM (
         SELECT CASE WHEN sorted > $1 THEN former_collection ELSE collection END AS id FROM articles WHERE ${SEEN}
       ) AS seen WHERE id IS NOT NULL GROUP BY id ORDER BY id`,
      this.#seen,
    );
    return rows;
  }

  async within(collections: readonly string[]): Promise<CorpusReader> {
    const ids = [...new Set(collections)].sort();
    const key = JSON.stringify(ids);
    let view = this.#views.get(key);
    if (!view) {
      view = this.#view(ids);
      this.#views.set(key, view);
      view.catch(() => this.#views.delete(key));
    }
    return view;
  }

  /** Connections are the server's. */
  async close(): Promise<void> {}

  get #seen(): SeenRows {
    return [this.state.generation, this.bounds];
  }

  async #view(collections: readonly string[]): Promise<PostgresReader> {
    const { generation } = this;
    const { rows } = await this.server.read<Omit<Generation, 'generation'>>(
      `SELECT count(*)::int AS articles, coalesce(sum(chunks), 0)::int AS chunks,
         coalesce(sum(sentences), 0)::int AS sentences, coalesce(sum(chunk_words), 0)::int AS words
       FROM articles WHERE ${SEEN}`,
      [generation, collections],
    );
    return new PostgresReader(this.server, this.identity, { ...rows[0]!, generation }, collections);
  }

  async #ids(where: string, values: readonly unknown[] = []): Promise<string[]> {
    const { rows } = await this.server.read<{ id: string }>(
      `SELECT id FROM articles WHERE ${where}`,
      [...this.#seen, ...values],
    );
    return rows.map(({ id }) => id);
  }

  async #articlesChanged(since: number): Promise<string[]> {
    const { rows } = await this.server.read<{ id: string }>(
      'SELECT DISTINCT id FROM articles WHERE (born > $1 AND born <= $2) OR (died > $1 AND died <= $2)',
      [since, this.generation],
    );
    return rows.map(({ id }) => id);
  }
}

async function lastGeneration(server: Server): Promise<Generation> {
  const { rows } = await server.read<Generation>(
    `SELECT generation, articles, chunks, sentences, words FROM generations
     ORDER BY generation DESC LIMIT 1`,
  );
  return rows[0]!;
}
