import { isFullTextDamage } from './damage.ts';
import type { Corpus } from './open-corpus.ts';
import type { statements } from './statements.ts';

/** Chunks by their ids; null for all. */
export type SeenChunks = ReadonlySet<number> | null;

const phrase = (stem: string): string => `"${stem.replaceAll('\0', '').replaceAll('"', '""')}"`;

/** What the full text of a corpus has, among all chunks or those that are seen. */
export class TextSearch {
  #seen: SeenChunks = null;

  /** @param damaged told when the full text is damaged: vectors then answer alone. */
  constructor(
    db: Corpus,
    private readonly sql: ReturnType<typeof statements>,
    private readonly damaged: (error: unknown) => void,
  ) {
    db.function('seen', (id) => Number(this.#seen === null || this.#seen.has(id as number)));
  }

  /** See `CorpusReader.fullText`. */
  find(
    stems: readonly string[],
    limit: number,
    articles: readonly string[] | null,
    seen: SeenChunks,
  ): number[] {
    if (stems.length === 0) return [];
    const query = stems.map(phrase).join(' OR ');
    // With +, the ids are looked up in the hits; without, FTS5 would be searched once for each id.
    const within =
      articles === null
        ? ''
        : 'AND +rowid IN (SELECT id FROM chunks WHERE article_id IN (SELECT value FROM json_each(?)))';
    const values = articles === null ? [query, limit] : [query, JSON.stringify(articles), limit];
    const bound = seen === null ? '' : 'AND seen(+rowid)';
    return (
      this.#whileSeeing(seen, () => {
        const find = this.sql(
          // By `rank`, all hits would be sorted before the best are taken.
          `SELECT rowid FROM chunks_fts WHERE chunks_fts MATCH ? ${within} ${bound}
           ORDER BY bm25(chunks_fts), rowid LIMIT ?`,
        );
        return find.pluck().all(...values) as number[];
      }) ?? []
    );
  }

  /** Chunks whose text or title has a stem. */
  frequency(stem: string, seen: SeenChunks): number {
    const known = this.#whileSeeing(seen, () => {
      const all = this.sql('SELECT chunks FROM stem_counts WHERE stem = ?').pluck().get(stem);
      if (seen === null || !all) return (all as number | undefined) ?? 0;
      return this.sql('SELECT count(*) FROM chunks_fts WHERE chunks_fts MATCH ? AND seen(+rowid)')
        .pluck()
        .get(phrase(stem)) as number;
    });
    return known ?? 0;
  }

  /** Undefined where the full text is damaged. */
  #whileSeeing<T>(seen: SeenChunks, find: () => T): T | undefined {
    this.#seen = seen;
    try {
      return find();
    } catch (error) {
      if (!isFullTextDamage(error)) throw error;
      this.damaged(error);
      return undefined;
    } finally {
      this.#seen = null;
    }
  }
}
