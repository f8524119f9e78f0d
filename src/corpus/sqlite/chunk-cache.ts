import { LRUCache } from 'lru-cache';
import type { ChunkHead, StoredChunk } from '../chunk.ts';
import type { statements } from './statements.ts';
import {
  BODY_COLUMNS,
  type BodyRow,
  HEAD_COLUMNS,
  HeadOfChunk,
  type HeadRow,
  isWholeChunk,
} from './stored-rows.ts';

/** A chunk in memory: its head, and the whole of it once that was asked for. */
interface Kept {
  readonly head: HeadOfChunk;
  whole: StoredChunk | null;
}

/** What is known of articles that turned out not to be as they were written. */
export interface LeftOut {
  has(articleId: string): boolean;
  /** @throws DamagedArticle always: from now on the article is left out. */
  refuse(articleId: string, file: string): never;
}

const CHUNKS_KEPT = 3000;

/** Reads chunks, and keeps the last of them in memory. */
export class ChunkCache {
  readonly #chunks = new LRUCache<number, Kept>({ max: CHUNKS_KEPT });

  constructor(
    private readonly sql: ReturnType<typeof statements>,
    private readonly leftOut: LeftOut,
  ) {}

  heads(ids: readonly number[]): ChunkHead[] {
    return this.#kept(ids).map(({ head, whole }) => whole ?? head);
  }

  /** @throws DamagedArticle when one of them is not as it was written. */
  chunks(ids: readonly number[]): StoredChunk[] {
    return this.#kept(ids)
      .map((kept) => this.#whole(kept))
      .filter((chunk) => chunk !== null);
  }

  forget(id: number): void {
    this.#chunks.delete(id);
  }

  forgetAll(): void {
    this.#chunks.clear();
  }

  #kept(ids: readonly number[]): Kept[] {
    return ids.map((id) => this.#keptChunk(id)).filter((kept) => kept !== null);
  }

  #keptChunk(id: number): Kept | null {
    let kept = this.#chunks.get(id);
    if (!kept) {
      const row = this.sql(`SELECT ${HEAD_COLUMNS} FROM chunks WHERE id = ?`).get(id);
      if (!row) return null;
      kept = { head: new HeadOfChunk(row as HeadRow), whole: null };
      this.#chunks.set(id, kept);
    }
    return this.leftOut.has(kept.head.articleId) ? null : kept;
  }

  /** Null where the chunk was removed since its head was read. */
  #whole(kept: Kept): StoredChunk | null {
    if (kept.whole) return kept.whole;
    const { row } = kept.head;
    const body = this.sql(`SELECT ${BODY_COLUMNS} FROM chunks WHERE id = ?`).get(row.id);
    if (!body) return null;
    if (!isWholeChunk(row, body as BodyRow)) {
      const file = this.sql('SELECT file FROM articles WHERE id = ?').pluck().get(row.article_id);
      return this.leftOut.refuse(row.article_id, String(file));
    }
    kept.whole = kept.head.with(body as BodyRow);
    return kept.whole;
  }
}
