import type { VectorRows } from '../corpus-reader.ts';
import type { Server } from './server.ts';
import { fromHalfvec, HALFVEC_BYTES } from './vectors.ts';

/** A chunk that was removed, and whose it was. */
interface Removed {
  readonly id: number;
  readonly article: string;
}

/** The vectors of the chunks of one generation after the other, as rows. */
export class PostgresVectorRows implements VectorRows {
  constructor(
    private readonly server: Server,
    private readonly generation: () => number,
  ) {}

  async lastId(): Promise<number> {
    const { rows } = await this.server.read<{ id: number }>(
      `SELECT greatest((SELECT coalesce(max(id), 0) FROM chunks WHERE born <= $1),
         (SELECT coalesce(max(id), 0) FROM removed_chunks WHERE generation <= $1)) AS id`,
      [this.generation()],
    );
    return Number(rows[0]!.id);
  }

  async after(id: number, limit: number): Promise<{ id: number; vector: Int8Array }[]> {
    const { rows } = await this.server.read<{ id: number; vector: Uint8Array }>(
      `SELECT id, ${HALFVEC_BYTES} AS vector FROM chunks
       WHERE id > $1 AND vector IS NOT NULL AND born <= $2 AND died > $2 ORDER BY id LIMIT $3`,
      [id, this.generation(), limit],
    );
    return rows.map((row) => ({ id: row.id, vector: fromHalfvec(row.vector)! }));
  }

  async ids(): Promise<Set<number>> {
    const { rows } = await this.server.read<{ id: number }>(
      'SELECT id FROM chunks WHERE vector IS NOT NULL AND born <= $1 AND died > $1',
      [this.generation()],
    );
    return new Set(rows.map(({ id }) => id));
  }

  async count(): Promise<number> {
    return (await this.ids()).size;
  }

  async changesSince(
    generation: number,
    lastId: number,
  ): Promise<{ removed: number; added: number }> {
    const { rows } = await this.server.read<{ removed: number; added: number }>(
      `SELECT (SELECT count(*) FROM removed_chunks WHERE generation > $1 AND generation <= $3 AND id <= $2)::int AS removed,
         (SELECT count(*) FROM chunks WHERE id > $2 AND born <= $3 AND died > $3)::int AS added`,
      [generation, lastId, this.generation()],
    );
    return rows[0]!;
  }

  async knowsRemovalsSince(generation: number): Promise<boolean> {
    const { rows } = await this.server.read<{ value: string }>(
      "SELECT value FROM corpus_meta WHERE key = 'removals_since'",
    );
    return generation >= Number(rows[0]?.value ?? 0);
  }

  async removedSince(generation: number): Promise<number[]> {
    return (await this.removed(generation)).map(({ id }) => id);
  }

  /** The chunks that were removed after a generation, with their articles. */
  async removed(generation: number): Promise<readonly Removed[]> {
    const { rows } = await this.server.read<Removed>(
      'SELECT id, article FROM removed_chunks WHERE generation > $1 AND generation <= $2',
      [generation, this.generation()],
    );
    return rows;
  }
}
