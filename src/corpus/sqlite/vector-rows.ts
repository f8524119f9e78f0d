import type { VectorRows } from '../corpus-reader.ts';
import type { statements } from './statements.ts';

/** A chunk that was removed, and whose it was. */
interface Removed {
  readonly id: number;
  readonly article_id: string;
}

/** The vectors of `corpus.db`, for the HNSW index beside it. */
export class SqliteVectorRows implements VectorRows {
  constructor(private readonly sql: ReturnType<typeof statements>) {}

  async lastId(): Promise<number> {
    const last = this.sql("SELECT seq FROM sqlite_sequence WHERE name = 'chunks'").pluck().get();
    return (last as number | undefined) ?? 0;
  }

  async after(id: number, limit: number): Promise<{ id: number; vector: Int8Array }[]> {
    const rows = this.sql(
      'SELECT id, vector FROM chunks WHERE id > ? AND vector IS NOT NULL ORDER BY id LIMIT ?',
    ).all(id, limit) as { id: number; vector: Buffer }[];
    return rows.map(({ id, vector }) => ({ id, vector: new Int8Array(vector) }));
  }

  async ids(): Promise<Set<number>> {
    const ids = this.sql('SELECT id FROM chunks WHERE vector IS NOT NULL').pluck().all();
    return new Set(ids as number[]);
  }

  async count(): Promise<number> {
    // Those without one have an index, and are few: to count the others would read the whole store.
    return this.sql(
      'SELECT (SELECT chunks FROM totals) - (SELECT count(*) FROM chunks WHERE vector IS NULL)',
    )
      .pluck()
      .get() as number;
  }

  async changesSince(
    generation: number,
    lastId: number,
  ): Promise<{ removed: number; added: number }> {
    return this.sql(
      `SELECT (SELECT count(*) FROM removed_chunks WHERE generation > ? AND id <= ?) AS removed,
         (SELECT count(*) FROM chunks WHERE id > ?) AS added`,
    ).get(generation, lastId, lastId) as { removed: number; added: number };
  }

  async knowsRemovalsSince(generation: number): Promise<boolean> {
    const since = this.sql("SELECT value FROM meta WHERE key = 'removals_since'").pluck().get();
    return generation >= Number(since ?? 0);
  }

  async removedSince(generation: number): Promise<number[]> {
    return this.removed(generation).map(({ id }) => id);
  }

  /** The chunks that were removed after a generation, with their articles. */
  removed(generation: number): Removed[] {
    return this.sql('SELECT id, article_id FROM removed_chunks WHERE generation > ?').all(
      generation,
    ) as Removed[];
  }
}
