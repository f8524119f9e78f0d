import pg from 'pg';
import { timed } from './statistics.ts';

/** A passage as the peer is given it. */
export interface PeerPassage {
  readonly id: number;
  readonly text: string;
  readonly vector: Float32Array;
}

/** LangChain.js's PGVectorStore with full text beside it, filled. */
export interface PostgresPeer {
  /** Seconds that each step of filling it took. */
  readonly seconds: {
    readonly inserting: number;
    readonly hnsw: number;
    readonly fullText: number;
  };
  /** The ids of the best passages by both, the best first. */
  search(question: string, vector: Float32Array): Promise<number[]>;
  /** Takes away what it made. */
  close(): Promise<void>;
}

const TABLE = 'langchain_passages';
const SHOWN = 10;
/** As LangChain's EnsembleRetriever puts ranks together. */
const RANK_OFFSET = 60;
/** Documents that are handed over at a time; it writes 500 of them at once. */
const AT_A_TIME = 5_000;

/** A package that only the bench has: the compiler need not know it. */
const optional = (name: string) => import(name);

const FULL_TEXT = `ALTER TABLE ${TABLE} ADD COLUMN words tsvector GENERATED ALWAYS AS (to_tsvector('french', text)) STORED`;
const BY_WORDS = `SELECT metadata FROM ${TABLE}, to_tsquery('french', $1) AS asked
  WHERE words @@ asked ORDER BY ts_rank(words, asked) DESC LIMIT ${SHOWN}`;

/**
 * Fills a table as the documentation of PGVectorStore does, with vectors that are there already and its HNSW index. It has no
 * full text of its own: a column of PostgreSQL's, by its French configuration, is what its users put beside it.
 */
export async function startPostgresPeer(
  url: string,
  passages: readonly PeerPassage[],
): Promise<PostgresPeer> {
  const { PGVectorStore } = await optional('@langchain/community/vectorstores/pgvector');
  const { Document } = await optional('@langchain/core/documents');
  const dimensions = passages[0]!.vector.length;
  const pool = new pg.Pool({ connectionString: url });
  // What is wrong is told by who asks.
  pool.on('error', () => {});
  const unused = { embedDocuments: async () => [], embedQuery: async () => [] };
  const store = await PGVectorStore.initialize(unused, { pool, tableName: TABLE, dimensions });
  const seconds = async (work: () => Promise<unknown>) => (await timed(work)).ms / 1000;
  const inserting = await seconds(async () => {
    for (let start = 0; start < passages.length; start += AT_A_TIME) {
      const some = passages.slice(start, start + AT_A_TIME);
      await store.addVectors(
        some.map(({ vector }) => Array.from(vector)),
        some.map(({ id, text }) => new Document({ pageContent: text, metadata: { id } })),
      );
    }
  });
  const hnsw = await seconds(() => store.createHnswIndex({ dimensions }));
  const fullText = await seconds(async () => {
    await pool.query(FULL_TEXT);
    await pool.query(`CREATE INDEX ON ${TABLE} USING gin (words)`);
    await pool.query(`ANALYZE ${TABLE}`);
  });
  return {
    seconds: { inserting, hnsw, fullText },
    search: async (question, vector) => {
      const words = question.match(/[\p{L}\p{N}]+/gu) ?? [];
      const [near, worded] = await Promise.all([
        store.similaritySearchVectorWithScore(Array.from(vector), SHOWN),
        pool.query(BY_WORDS, [words.join(' | ')]),
      ]);
      return merged([
        near.map(([document]: [{ metadata: { id: number } }]) => document.metadata.id),
        worded.rows.map(({ metadata }) => metadata.id),
      ]);
    },
    close: async () => {
      await pool.query(`DROP TABLE ${TABLE}`);
      await store.end();
    },
  };
}

/** By reciprocal ranks. */
function merged(lists: readonly (readonly number[])[]): number[] {
  const scores = new Map<number, number>();
  for (const list of lists) {
    for (const [rank, id] of list.entries()) {
      scores.set(id, (scores.get(id) ?? 0) + 1 / (RANK_OFFSET + rank + 1));
    }
  }
  return [...scores.keys()].sort((a, b) => scores.get(b)! - scores.get(a)!).slice(0, SHOWN);
}
