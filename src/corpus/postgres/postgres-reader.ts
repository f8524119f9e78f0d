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
import { PostgresNearest, SEEN } from './nearest.ts';
import { UNPREPARED } from './pg-server.ts';
import { PostgresVectorRows } from './postgres-vector-rows.ts';
import {
  ARTICLE_COLUMNS,
  type ArticleRow,
  type BodyRow,
  HEAD_COLUMNS,
  HeadOfChunk,
  type HeadRow,
  storedArticle,
} from './rows.ts';
import type { Server } from './server.ts';
import { anyOf, lexeme, lexemes, stemRarity } from './stems.ts';

/** A chunk in memory: its head, and the whole of it once that was asked for. */
interface Kept {
  readonly head: HeadOfChunk;
  whole: StoredChunk | null;
}

/** The corpus of one moment. */
interface Generation extends CorpusTotals {
  readonly generation: number;
  readonly words: number;
}

const CHUNKS_KEPT = 3_000;
const ARTICLES_KEPT = 20_000;
/** One for each set of collections that someone sees. */
const VIEWS_KEPT = 100;
const IN_ORDER = 'ORDER BY published IS NULL, published DESC, file';

/** A generation of the corpus, or what some collections have of it, read by as many connections as there are questions. */
export class PostgresReader implements OpenCorpus {
  readonly #chunks = new LRUCache<number, Kept>({ max: CHUNKS_KEPT });
  readonly #articles = new LRUCache<string, StoredArticle>({ max: ARTICLES_KEPT });
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
    this.nearest = new PostgresNearest(server, () => this.#seen);
    this.vectorRows = new PostgresVectorRows(server, () => this.state.generation);
  }

  static async open(server: Server): Promise<PostgresReader> {
    const identity = await metaOf(server, 'identity');
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
    if (await this.vectorRows.knowsRemovalsSince(before.generation)) {
      for (const { id } of await this.vectorRows.removed(before.generation)) {
        this.#chunks.delete(id);
      }
      for (const id of await this.#articlesChanged(before.generation)) this.#articles.delete(id);
    } else {
      this.#chunks.clear();
      this.#articles.clear();
    }
    return true;
  }

  async isReplaced(): Promise<boolean> {
    return (await metaOf(this.server, 'identity')) !== this.identity;
  }

  meta(key: string): Promise<string | null> {
    return metaOf(this.server, key);
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

  async heads(ids: readonly number[]): Promise<ChunkHead[]> {
    return (await this.#kept(ids)).map(({ head }) => head);
  }

  async chunks(ids: readonly number[]): Promise<StoredChunk[]> {
    const kept = await this.#kept(ids);
    const missing = kept.filter(({ whole }) => whole === null).map(({ head }) => head.id);
    if (missing.length > 0) {
      const { rows } = await this.server.read<BodyRow>(
        'SELECT * FROM chunk_bodies WHERE id = ANY($1)',
        [missing],
      );
      const bodies = new Map(rows.map((row) => [row.id, row]));
      for (const one of kept) {
        const body = bodies.get(one.head.id);
        if (body) one.whole = one.head.with(body);
      }
    }
    return kept.map(({ whole }) => whole).filter((chunk) => chunk !== null);
  }

  async chunkIds(articleId: string): Promise<number[]> {
    const { rows } = await this.server.read<{ id: number }>(
      `SELECT id FROM chunks JOIN chunk_bodies USING (id) WHERE article = $3 AND ${SEEN} ORDER BY start`,
      [...this.#seen, articleId],
    );
    return rows.map(({ id }) => id);
  }

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
    const { generation } = this;
    const { rows } = await this.server.read<ArticleRow>(
      `SELECT ${ARTICLE_COLUMNS} FROM articles WHERE id = ANY($3) AND ${SEEN}`,
      [...this.#seen, unknown],
    );
    for (const row of rows) {
      found.set(row.id, storedArticle(row));
      if (generation === this.generation) this.#articles.set(row.id, found.get(row.id)!);
    }
    return found;
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

  get #seen(): readonly [number, readonly string[] | null] {
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

  async #kept(ids: readonly number[]): Promise<Kept[]> {
    const unknown = ids.filter((id) => !this.#chunks.has(id));
    const read = new Map<number, Kept>();
    if (unknown.length > 0) {
      const { generation } = this;
      const { rows } = await this.server.read<HeadRow>(
        `SELECT ${HEAD_COLUMNS} FROM chunks WHERE id = ANY($3) AND ${SEEN}`,
        [...this.#seen, unknown],
      );
      for (const row of rows) {
        const kept = { head: new HeadOfChunk(row), whole: null };
        read.set(row.id, kept);
        if (generation === this.generation) this.#chunks.set(row.id, kept);
      }
    }
    return ids.map((id) => read.get(id) ?? this.#chunks.get(id)).filter((one) => one !== undefined);
  }
}

/** What was noted of the corpus under a name. */
export async function metaOf(server: Pick<Server, 'read'>, key: string): Promise<string | null> {
  const { rows } = await server.read<{ value: string }>(
    'SELECT value FROM corpus_meta WHERE key = $1',
    [key],
  );
  return rows[0]?.value ?? null;
}

async function lastGeneration(server: Server): Promise<Generation> {
  const { rows } = await server.read<Generation>(
    `SELECT generation, articles, chunks, sentences, words FROM generations
     ORDER BY generation DESC LIMIT 1`,
  );
  return rows[0]!;
}
