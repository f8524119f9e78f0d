import type { NearestChunks } from '../corpus-reader.ts';
import { UNPREPARED } from './pg-server.ts';
import type { Server } from './server.ts';
import { toHalfvec } from './vectors.ts';

/** The index of the vectors of one dimension. */
export const nearestIndex = (dimension: number): string => `chunks_nearest_${dimension}`;

/** Vectors of another model may be there until a rebuild ends. */
export const ofDimension = (dimension: number): string => `vector_dims(vector) = ${dimension}`;

export const asHalfvec = (dimension: number): string => `vector::halfvec(${dimension})`;

/** Finds chunks of a generation by pgvector: through its HNSW index, or exactly where there is none or few are looked at. */
export class PostgresNearest implements NearestChunks {
  readonly filters = true;

  constructor(
    private readonly server: Server,
    private readonly generation: () => number,
  ) {}

  async search(
    vector: Float32Array,
    k: number,
    articles: readonly string[] | null = null,
  ): Promise<{ label: number }[]> {
    const dimension = vector.length;
    const within = articles === null ? '' : 'AND article = ANY($4)';
    const { rows } = await this.server.read<{ id: number }>(
      `${UNPREPARED} SELECT id FROM chunks
       WHERE ${ofDimension(dimension)} AND born <= $2 AND died > $2 ${within}
       ORDER BY ${asHalfvec(dimension)} <=> $1::halfvec(${dimension}) LIMIT $3`,
      [toHalfvec(vector), this.generation(), k, ...(articles === null ? [] : [articles])],
    );
    return rows.map(({ id }) => ({ label: id }));
  }
}
