import type { NearestChunks } from '../corpus-reader.ts';
import { UNPREPARED } from './pg-server.ts';
import type { SeenRows, Server } from './server.ts';
import { toHalfvec } from './vectors.ts';

/** The index of the vectors of one dimension. */
export const nearestIndex = (dimension: number): string => `chunks_nearest_${dimension}`;

/** Vectors of another model may be there until a rebuild ends. */
export const ofDimension = (dimension: number): string => `vector_dims(vector) = ${dimension}`;

const halfvec = (dimension: number): string => `halfvec(${dimension})`;

/** Vectors of one dimension as the index has them, in half precision. */
export const asHalfvec = (dimension: number): string => `vector::${halfvec(dimension)}`;

/** What was there in a generation ($1), in some collections ($2; null for all). */
export const SEEN = `born <= $1 AND died > $1 AND ($2::text[] IS NULL
  OR CASE WHEN sorted > $1 THEN former_collection ELSE collection END = ANY($2::text[]))`;

/** Follows from {@link SEEN}, for chunks of some collections: by it, the server finds the few of a small one. */
const IN_COLLECTIONS = 'AND (collection = ANY($2) OR former_collection = ANY($2))';

/**
 * A condition that holds for all rows, and that the server looks at before it searches: of fewer chunks, fewer are kept in view ($5)
 * than may be at most, and few are missed all the same.
 */
const NARROWER = `AND (SELECT set_config('hnsw.ef_search',
  least(current_setting('hnsw.ef_search')::int, $5)::text, true)) IS NOT NULL`;

/** Of 20,000 made-up chunks, 1.2 % of the ten nearest are missed with 400 in view; of 40,000, 1.7 % with 600. */
const viewOf = (chunks: number): number => Math.max(100, Math.round(3 * Math.sqrt(chunks)));

/** Finds chunks of a generation by pgvector: through its HNSW index, or exactly where there is none or few are looked at. */
export class PostgresNearest implements NearestChunks {
  readonly filters = true;

  constructor(
    private readonly server: Server,
    /** The generation and the collections that are seen. */
    private readonly seen: () => SeenRows,
    /** How many chunks these are. */
    private readonly chunks: () => number,
  ) {}

  async search(
    vector: Float32Array,
    k: number,
    articles: readonly string[] | null = null,
  ): Promise<{ label: number }[]> {
    const byIndex = await this.#nearest(asHalfvec(vector.length), vector, k, articles);
    const isWhole = articles === null && this.seen()[1] === null;
    if (isWhole || byIndex.length >= k) return byIndex;
    // Of what a filter leaves, the index may give fewer than there are: it ends after having passed 20,000 others.
    return this.#nearest('vector', vector, k, articles);
  }

  /** @param column the vectors as the index has them, or as no index has them. */
  async #nearest(
    column: string,
    vector: Float32Array,
    k: number,
    articles: readonly string[] | null,
  ): Promise<{ label: number }[]> {
    const [generation, bounds] = this.seen();
    const isWhole = articles === null && bounds === null;
    const within = isWhole ? NARROWER : articles === null ? '' : 'AND article = ANY($5)';
    const fifth = isWhole ? [viewOf(this.chunks())] : articles === null ? [] : [articles];
    const { rows } = await this.server.read<{ id: number }>(
      `${UNPREPARED} SELECT id FROM chunks
       WHERE ${ofDimension(vector.length)} AND ${SEEN} ${bounds === null ? '' : IN_COLLECTIONS} ${within}
       ORDER BY ${column} <=> $3::${halfvec(vector.length)} LIMIT $4`,
      [generation, bounds, toHalfvec(vector), k, ...fifth],
    );
    return rows.map(({ id }) => ({ label: id }));
  }
}
