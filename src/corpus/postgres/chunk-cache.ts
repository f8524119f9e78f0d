import { LRUCache } from 'lru-cache';
import type { ChunkHead, StoredChunk } from '../chunk.ts';
import { SEEN } from './nearest.ts';
import { type BodyRow, HEAD_COLUMNS, HeadOfChunk, type HeadRow } from './rows.ts';
import type { SeenRows, Server } from './server.ts';

/** A chunk in memory: its head, and the whole of it once that was asked for. */
interface Kept {
  readonly head: HeadOfChunk;
  whole: StoredChunk | null;
}

const CHUNKS_KEPT = 3_000;

/** Reads chunks, and keeps the last of them in memory. */
export class ChunkCache {
  readonly #chunks = new LRUCache<number, Kept>({ max: CHUNKS_KEPT });

  /** @param seen what is read: the generation moves on. */
  constructor(
    private readonly server: Server,
    private readonly seen: () => SeenRows,
  ) {}

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

  /** @param ids null for all. */
  forget(ids: readonly number[] | null): void {
    if (ids === null) this.#chunks.clear();
    else for (const id of ids) this.#chunks.delete(id);
  }

  async #kept(ids: readonly number[]): Promise<Kept[]> {
    const unknown = ids.filter((id) => !this.#chunks.has(id));
    const read = new Map<number, Kept>();
    if (unknown.length > 0) {
      const [generation, bounds] = this.seen();
      const { rows } = await this.server.read<HeadRow>(
        `SELECT ${HEAD_COLUMNS} FROM chunks WHERE id = ANY($3) AND ${SEEN}`,
        [generation, bounds, unknown],
      );
      for (const row of rows) {
        const kept = { head: new HeadOfChunk(row), whole: null };
        read.set(row.id, kept);
        if (generation === this.seen()[0]) this.#chunks.set(row.id, kept);
      }
    }
    return ids.map((id) => read.get(id) ?? this.#chunks.get(id)).filter((one) => one !== undefined);
  }
}
