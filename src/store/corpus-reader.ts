import { LRUCache } from 'lru-cache';
import type { Article, ArticleDetails, Span } from '../articles/article.ts';
import type { Corpus } from './open-corpus.ts';
import { TOTALS } from './schema.ts';
import { statements } from './statements.ts';

export interface SentenceOfChunk extends Span {
  readonly stems: readonly string[];
}

/** A chunk as ranking needs it. */
export interface StoredChunk extends Span {
  readonly id: number;
  readonly articleId: string;
  readonly text: string;
  /** Words counted for BM25: function words are not. */
  readonly wordCount: number;
  /** Spans count in the article's text. */
  readonly sentences: readonly SentenceOfChunk[];
  readonly stems: readonly string[];
  readonly vector: Int8Array | null;
  /** One after the other, `dimension` bytes each, zeros where a sentence has none. */
  readonly sentenceVectors: Int8Array;
}

export interface StoredArticle extends ArticleDetails {
  readonly id: string;
  readonly file: string;
  readonly words: number;
  readonly titleStems: readonly string[];
}

interface ArticleRow {
  readonly id: string;
  readonly file: string;
  readonly details: string;
  readonly words: number;
  readonly title_stems: string;
}

interface ChunkRow {
  readonly id: number;
  readonly article_id: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly stems: string;
  readonly word_count: number;
  readonly sentence_spans: Buffer;
  readonly vector: Buffer | null;
  readonly sentence_vectors: Buffer;
}

const CHUNKS_KEPT = 4000;
const ARTICLE_COLUMNS = 'id, file, details, words, title_stems';

const splitStems = (stems: string): string[] => (stems === '' ? [] : stems.split(' '));

function storedArticle(row: ArticleRow): StoredArticle {
  return {
    id: row.id,
    file: row.file,
    words: row.words,
    titleStems: splitStems(row.title_stems),
    ...(JSON.parse(row.details) as ArticleDetails),
  };
}

/** Reads `corpus.db`. A snapshot: what the writer adds later is seen after {@link forget}. */
export class CorpusReader {
  #chunks = new LRUCache<number, StoredChunk>({ max: CHUNKS_KEPT });
  #articles = new Map<string, StoredArticle>();
  #frequencies = new Map<string, number>();
  #counts: { chunks: number; meanWords: number } | null = null;

  readonly #sql: ReturnType<typeof statements>;

  constructor(private readonly db: Corpus) {
    this.#sql = statements(db);
  }

  /** Drops what was remembered of an earlier state of the store. */
  forget(): void {
    this.#chunks.clear();
    this.#articles.clear();
    this.#frequencies.clear();
    this.#counts = null;
  }

  meta(key: string): string | null {
    const row = this.#sql('SELECT value FROM meta WHERE key = ?').get(key) as
      | { value: string }
      | undefined;
    return row?.value ?? null;
  }

  /** Chunks, and words in one on average. */
  get counts(): { readonly chunks: number; readonly meanWords: number } {
    this.#counts ??= {
      chunks: (this.#sql('SELECT count(*) AS n FROM chunks').get() as { n: number }).n,
      meanWords: Number(this.meta('mean_words') ?? 0),
    };
    return this.#counts;
  }

  /** Chunks whose text or title has the stem. */
  frequency(stem: string): number {
    let known = this.#frequencies.get(stem);
    if (known === undefined) {
      const row = this.#sql('SELECT doc FROM chunks_terms WHERE term = ?').get(stem) as
        | { doc: number }
        | undefined;
      known = row?.doc ?? 0;
      this.#frequencies.set(stem, known);
    }
    return known;
  }

  /** At most `limit` stems that the index has or had, in order, behind `after`. */
  stems(after: string, limit: number): string[] {
    return this.#sql('SELECT stem FROM vocabulary WHERE stem > ? ORDER BY stem LIMIT ?')
      .pluck()
      .all(after, limit) as string[];
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
    const rows = this.#sql(
      `SELECT rowid AS id FROM chunks_fts WHERE chunks_fts MATCH ? ${within} ORDER BY rank LIMIT ?`,
    ).all(...(articles === null ? [query, limit] : [query, JSON.stringify(articles), limit]));
    return (rows as { id: number }[]).map(({ id }) => id);
  }

  /** The chunks that (still) exist, in the order of `ids`. */
  chunks(ids: readonly number[]): StoredChunk[] {
    return ids.map((id) => this.chunk(id)).filter((chunk) => chunk !== null);
  }

  chunk(id: number): StoredChunk | null {
    const known = this.#chunks.get(id);
    if (known) return known;
    const row = this.#sql('SELECT * FROM chunks WHERE id = ?').get(id) as ChunkRow | undefined;
    if (!row) return null;
    const chunk = this.#read(row);
    this.#chunks.set(id, chunk);
    return chunk;
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
    const article = storedArticle(row);
    this.#articles.set(articleId, article);
    return article;
  }

  /** Newest first; undated ones last. */
  articles(): StoredArticle[] {
    const rows = this.#sql(
      `SELECT ${ARTICLE_COLUMNS} FROM articles ORDER BY published IS NULL, published DESC, file`,
    ).all() as ArticleRow[];
    return rows.map(storedArticle);
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
      `SELECT ${ARTICLE_COLUMNS}, text, leftovers FROM articles WHERE id = ? OR file = ? LIMIT 1`,
    ).get(idOrFile, idOrFile) as (ArticleRow & { text: string; leftovers: string }) | undefined;
    if (!row) return null;
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

  #read(row: ChunkRow): StoredChunk {
    const spans = new Int32Array(new Uint8Array(row.sentence_spans).buffer);
    const bySentence = row.stems.split('\n').map(splitStems);
    return {
      id: row.id,
      articleId: row.article_id,
      start: row.start,
      end: row.end,
      text: row.text,
      wordCount: row.word_count,
      sentences: bySentence.map((stems, i) => ({
        start: spans[i * 2] ?? 0,
        end: spans[i * 2 + 1] ?? 0,
        stems,
      })),
      stems: bySentence.flat(),
      vector: row.vector === null ? null : new Int8Array(row.vector),
      sentenceVectors: new Int8Array(row.sentence_vectors),
    };
  }
}
