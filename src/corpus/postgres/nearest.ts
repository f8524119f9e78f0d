import type { NearestChunks } from '../corpus-reader.ts';
import { UNPREPARED } from './pg-server.ts';
import type { Seen, Server } from './server.ts';
import { toHalfvec } from './vectors.ts';

/** The index of the vectors of one dimension. */
export const nearestIndex = (dimension: number): string => `chunks_nearest_${dimension}`;

/** Vectors of another model may be there until a rebuild ends. */
export const ofDimension = (dimension: number): string => `vector_dims(vector) = ${dimension}`;

export const asHalfvec = (dimension: number): string => `vector::halfvec(${dimension})`;

/** What was there in a generation ($1), in some collections ($2; null for all). */
export const SEEN = `born <= $1 AND died > $1 AND ($2::text[] IS NULL
  OR CASE WHEN sorted > $1 THEN former_collection ELSE collection END = ANY($2::text[]))`;

/** Finds chunks of a generation by pgvector: through its HNSW index, or exactly where there is none or few are looked at. */
export class PostgresNearest implements NearestChunks {
  readonly filters = true;

  constructor(
    private readonly server: Server,
    /** The generation and the collections that are seen. */
    private readonly seen: () => Seen,
  ) {}

  async search(
    vector: Float32Array,
    k: number,
    articles: readonly string[] | null = null,
  ): Promise<{ label: number }[]> {
    const dimension = vector.length;
    const within = articles === null ? '' : 'AND article = ANY($5)';
    const { rows } = await this.server.read<{ id: number }>(
      `${UNPREPARED} SELECT id FROM chunks
       WHERE ${ofDimension(dimension)} AND ${SEEN} ${within}
       ORDER BY ${asHalfvec(dimension)} <=> $3::halfvec(${dimension}) LIMIT $4`,
      [...this.seen(), toHalfvec(vector), k, ...(articles === null ? [] : [articles])],
    );
    return rows.map(({ id }) => ({ label: id }));
  }
}
