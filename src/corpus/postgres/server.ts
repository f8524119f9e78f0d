import type { Writer } from '../corpus-store.ts';

/** What a statement gives back. */
export interface Result<Row> {
  readonly rows: readonly Row[];
  /** Rows inserted, changed or deleted, or given back. */
  readonly changes: number;
}

/** Takes statements of SQL with their values ($1, $2, …), one after the other. */
export interface Queries {
  query<Row = Record<string, unknown>>(
    sql: string,
    values?: readonly unknown[],
  ): Promise<Result<Row>>;
}

/** Takes whole transactions too. */
export interface Transactions extends Queries {
  /** Does some work that happens whole or not at all. */
  transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
}

/**
 * A connection of one's own, which does one thing after the other: what it holds, a lock or a part of a transaction, ends with
 * it. Within a transaction, only its own queries are to be waited for.
 */
export interface Session extends Transactions {
  /** Resolves when the connection has ended, however it did. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
}

/** A generation, and the collections in it that are seen (null for all): the first two values of a statement. */
export type SeenRows = readonly [number, readonly string[] | null];

/** A database, and the schema in it that is Kiosque's. */
export interface Server extends Transactions {
  readonly schema: string;
  /** Where it is, without a password. */
  readonly serverName: string;
  /** As {@link Queries.query}, for what may be asked twice: asked again where the connection is lost meanwhile. */
  read<Row = Record<string, unknown>>(
    sql: string,
    values?: readonly unknown[],
  ): Promise<Result<Row>>;
  /** @param who asks, for others that have to wait; this process where it is not said. */
  session(who?: Writer): Promise<Session>;
  /**
   * Calls back for each message of a channel, and each time that messages may have been missed: a lost connection is made
   * again.
   * @returns ends it.
   */
  listen(channel: string, heard: (message: string | null) => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}
