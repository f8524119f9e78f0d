import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { toInt8 } from '../../../embeddings/int8-vector.ts';
import { unwritable } from './disk-problem.ts';
import { openCorpusForReading } from './open-corpus.ts';

/** A few milliseconds' work. */
const CHUNKS_PER_TURN = 500;

/** Chunks of the corpus by which a second model is behind. */
export interface Unembedded {
  /** Of chunks, the newest first. */
  readonly ids: readonly number[];
  /** Null where the chunk is gone. */
  textOf(id: number): string | null;
  close(): void;
}

/**
 * The vectors that a second model made of passages, in a file of their own beside the corpus: each under a digest of the
 * model and the text, so that none is ever taken for another model's or another text's. All of it can be made again.
 */
export class SecondVectors {
  readonly #db: Database.Database;

  /**
   * @param model what tells it from any other, its revision included.
   * @throws UserError when the file cannot be written.
   */
  constructor(
    private readonly dataDir: string,
    private readonly model: string,
  ) {
    const file = path.join(dataDir, 'second-vectors.db');
    try {
      mkdirSync(dataDir, { recursive: true });
      this.#db = usable(new Database(file)) ?? remade(file);
    } catch (error) {
      throw unwritable(dataDir, error as Error);
    }
  }

  /** Null for a text that was not embedded yet, or without any token. */
  of(text: string): Int8Array | null {
    const row = this.#db
      .prepare('SELECT vector FROM vectors WHERE key = ?')
      .pluck()
      .get(this.#key(text)) as Buffer | undefined;
    return row === undefined || row.length === 0 ? null : new Int8Array(row);
  }

  /** @param vector null for a text without any token. */
  put(text: string, vector: Float32Array | null): void {
    this.#db
      .prepare('INSERT OR REPLACE INTO vectors (key, vector) VALUES (?, ?)')
      .run(this.#key(text), vector ? toInt8(vector) : Buffer.alloc(0));
  }

  /** Removes what no passage of the corpus has any more. @returns what there is to embed; null without a corpus. */
  async compare(): Promise<Unembedded | null> {
    const corpus = openCorpusForReading(this.dataDir, false);
    if (!corpus) return null;
    const keys = this.#db.prepare('SELECT key FROM vectors').pluck().all() as Buffer[];
    const stale = new Set(keys.map((key) => key.toString('hex')));
    const kept = new Set<string>();
    const ids: number[] = [];
    const slice = corpus.prepare(
      'SELECT id, text FROM chunks WHERE id < ? ORDER BY id DESC LIMIT ?',
    );
    for (let below = Number.MAX_SAFE_INTEGER; ; ) {
      const chunks = slice.all(below, CHUNKS_PER_TURN) as { id: number; text: string }[];
      for (const { id, text } of chunks) {
        const key = this.#key(text).toString('hex');
        if (stale.delete(key)) kept.add(key);
        else if (!kept.has(key)) ids.push(id);
      }
      below = chunks.at(-1)?.id ?? 0;
      if (chunks.length < CHUNKS_PER_TURN) break;
      await setImmediate();
    }
    const remove = this.#db.prepare('DELETE FROM vectors WHERE key = ?');
    this.#db.transaction(() => {
      for (const key of stale) remove.run(Buffer.from(key, 'hex'));
    })();
    const textOf = corpus.prepare('SELECT text FROM chunks WHERE id = ?').pluck();
    return {
      ids,
      textOf: (id) => (textOf.get(id) as string | undefined) ?? null,
      close: () => corpus.close(),
    };
  }

  close(): void {
    this.#db.close();
  }

  #key(text: string): Buffer {
    return createHash('sha256').update(`${this.model}\n${text}`).digest().subarray(0, 16);
  }
}

/** Null for a file that is damaged, or none of ours. */
function usable(db: Database.Database): Database.Database | null {
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    db.exec(
      'CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB NOT NULL) STRICT, WITHOUT ROWID',
    );
    if (db.pragma('quick_check(1)', { simple: true }) === 'ok') return db;
  } catch (error) {
    if (!/^SQLITE_(?:CORRUPT|NOTADB)/.test(String((error as { code?: unknown }).code))) throw error;
  }
  db.close();
  return null;
}

function remade(file: string): Database.Database {
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
  return usable(new Database(file))!;
}
