import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Writer } from '../corpus-store.ts';
import { type Address, addressOf } from './address.ts';
import { isLost, withBackOff } from './lost.ts';
import { nodePostgres } from './node-postgres.ts';
import { databaseProblem, withoutClient } from './problem.ts';
import type { Queries, Result, Server, Session } from './server.ts';
import { storable } from './stems.ts';

/** Connections of one process, beside those that it holds for a lock or to listen. */
const CONNECTIONS = 6;
const CONNECT_WITHIN_MS = 5_000;
/** Of the questions that readers ask; who has a connection of its own, to write or to look at all, takes the time it takes. */
const STATEMENT_WITHIN_MS = 30_000;
/** After the server would have given up: then the way to it is lost. */
const TOLD_WITHIN_MS = 5_000;
/** The network may lose a connection without a word: the server asks after it, and frees what it held. */
const KEEPALIVE =
  '-c tcp_keepalives_idle=30 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3';
/** So does this side, which else would wait for hours to be told of changes. */
const KEEPALIVE_AFTER_MS = 30_000;
/**
 * For readers: what they ask for is a few rows by an index. The planner takes a row's texts for free, which are fetched from elsewhere and
 * unpacked, and reads all of a table of some thousand rows instead; to compile a plan takes longer than to run it.
 */
const PLANS = '-c enable_seqscan=off -c jit=off';
/** PostgreSQL cuts off what is longer. */
const LONGEST_NAME = 63;

function withNumbers({ TypeOverrides, types: { builtins } }: typeof pg): pg.CustomTypesConfig {
  const types = new TypeOverrides();
  // Counts and ids: far below 2^53.
  types.setTypeParser(builtins.INT8, Number);
  return types;
}

/** How each connection is set. */
export interface ServerSettings {
  /** Candidates that HNSW keeps while it searches: `hnsw.ef_search`. */
  readonly efSearch: number;
  /** What readers ask for may take so long; less in tests. */
  readonly statementMs?: number;
}

/** What its types leave out. */
type Listener = pg.Client & { ref(): void; unref(): void };

/** A PostgreSQL server by node-postgres, with a pool of connections. */
export class PgServer implements Server {
  readonly schema: string;
  readonly serverName: string;
  readonly #config: pg.ClientConfig;
  readonly #pool: pg.Pool;
  readonly #address: Address;
  /** Whether it ever answered: one that never did is not waited for. */
  #answered = false;

  constructor(
    databaseUrl: string,
    { efSearch, statementMs = STATEMENT_WITHIN_MS }: ServerSettings,
  ) {
    this.#address = addressOf(databaseUrl);
    this.schema = this.#address.schema;
    this.serverName = this.#address.serverName;
    this.#config = {
      connectionString: this.#address.url,
      application_name: this.#name('kiosque'),
      // Where the extension is, which has its own schema at some providers.
      options: `${this.#address.options} -c search_path=${this.schema},public,extensions -c hnsw.ef_search=${efSearch} -c hnsw.iterative_scan=strict_order ${KEEPALIVE}`,
      statement_timeout: statementMs,
      connectionTimeoutMillis: CONNECT_WITHIN_MS,
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEPALIVE_AFTER_MS,
      types: withNumbers(nodePostgres()),
    };
    this.#pool = new (nodePostgres().Pool)({
      ...this.#config,
      options: `${this.#config.options} ${PLANS}`,
      query_timeout: statementMs + TOLD_WITHIN_MS,
      max: CONNECTIONS,
      allowExitOnIdle: true,
    });
    // Who waits for an answer is told by it; without a listener, the process would end.
    this.#pool.on('error', () => {});
    this.#pool.on('connect', (client) => client.on('error', () => {}));
  }

  query<Row>(sql: string, values: readonly unknown[] = []): Promise<Result<Row>> {
    return this.#with((client) => ask<Row>(client, sql, values));
  }

  read<Row>(sql: string, values: readonly unknown[] = []): Promise<Result<Row>> {
    return withBackOff(
      () => this.query<Row>(sql, values),
      (error) => this.#answered && isLost((error as Error).cause ?? error),
    );
  }

  transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T> {
    return this.#with((client) => inTransaction(client, work));
  }

  async session({ program, pid }: Partial<Writer> = {}): Promise<Session> {
    const config = {
      ...this.#config,
      statement_timeout: 0,
      ...(program !== undefined && { application_name: this.#name(program, pid) }),
    };
    const client = await this.#connected(async () => {
      // A client connects once only, be it in vain.
      const made = new (nodePostgres().Client)(config);
      made.on('error', () => {});
      await made.connect();
      return made;
    });
    const ended = new Promise<void>((resolve) => {
      client.once('end', () => resolve());
    });
    let last: Promise<unknown> = Promise.resolve();
    // One after the other: what is asked during a transaction would be a part of it.
    const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
      const turn = last.then(() => this.#told(work));
      last = turn.catch(() => {});
      return turn;
    };
    return {
      ended,
      query: (sql, values = []) => inTurn(() => ask(client, sql, values)),
      transaction: (work) => inTurn(() => inTransaction(client, work)),
      close: () => client.end().catch(() => {}),
    };
  }

  async listen(
    channel: string,
    heard: (message: string | null) => void,
  ): Promise<() => Promise<void>> {
    let current: Listener | null = null;
    let isOver = false;
    const connect = async (): Promise<void> => {
      const client = new (nodePostgres().Client)(this.#config) as Listener;
      client.on('error', () => {});
      await client.connect();
      if (isOver) return client.end();
      current = client;
      client.on('notification', ({ payload }) => heard(payload ?? null));
      await client.query(`LISTEN ${nodePostgres().escapeIdentifier(channel)}`);
      // Not before: what is lost until then is tried again by who waits for it.
      client.on('end', () => void again());
      // Nobody goes on only to listen.
      client.unref();
      heard(null);
    };
    const again = async (): Promise<void> => {
      while (!isOver) {
        const isBack = await withBackOff(connect, () => !isOver).then(
          () => true,
          () => false,
        );
        if (isBack) return;
      }
    };
    await this.#connected(connect);
    return async () => {
      isOver = true;
      // A process that has nothing else to do would end before this has.
      current?.ref();
      await current?.end().catch(() => {});
    };
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }

  /** For others that look who is there: the schema, the program, and the process. */
  #name(program: string, pid = process.pid): string {
    const [schema, who] = [`${this.#address.schema}: `, ` (${pid})`];
    return schema + program.slice(0, LONGEST_NAME - schema.length - who.length) + who;
  }

  /** Does some work with a connection of the pool. */
  async #with<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await this.#connected(() => this.#pool.connect());
    let isBroken = false;
    try {
      return await this.#told(() => work(client));
    } catch (error) {
      isBroken = isLost((error as Error).cause ?? error);
      throw error;
    } finally {
      client.release(isBroken);
    }
  }

  /** Makes a connection: nothing was asked yet, so that it may be tried again. */
  async #connected<T>(connect: () => Promise<T>): Promise<T> {
    const connection = await this.#told(() =>
      withBackOff(connect, (error) => this.#answered && isLost(error)),
    );
    this.#answered = true;
    return connection;
  }

  async #told<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw databaseProblem(error, this.serverName) ?? withoutClient(error);
    }
  }
}

/** Statements are prepared by their text, once a connection. */
async function ask<Row>(
  client: pg.ClientBase,
  text: string,
  values: readonly unknown[],
): Promise<Result<Row>> {
  // PostgreSQL has no NUL in a text.
  const query = {
    text,
    values: values.map((value) => (typeof value === 'string' ? storable(value) : value)),
  };
  const isPlanned = values.length > 0 && !text.startsWith(UNPREPARED);
  const { rows, rowCount } = await client.query(
    isPlanned ? { ...query, name: createHash('sha1').update(text).digest('hex') } : query,
  );
  return { rows, changes: rowCount ?? 0 };
}

/** Begins a statement that is planned anew for its values each time: how many there are decides which index is best. */
export const UNPREPARED = '/* values decide */';

async function inTransaction<T>(
  client: pg.ClientBase,
  work: (queries: Queries) => Promise<T>,
): Promise<T> {
  await client.query('BEGIN');
  try {
    const result = await work({ query: (sql, values = []) => ask(client, sql, values) });
    await client.query('COMMIT');
    return result;
  } catch (error) {
    if (!isLost(error)) await client.query('ROLLBACK').catch(() => {});
    throw error;
  }
}
