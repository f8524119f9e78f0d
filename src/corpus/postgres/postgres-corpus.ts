import { UserError } from '../../errors.ts';
import type { Localized } from '../../i18n/localized.ts';
import type { ChunkIndex, CorpusFault, CorpusStore, Writer } from '../corpus-store.ts';
import { corpusText } from '../texts/index.ts';
import { inspect } from './inspect.ts';
import { assertServer, isCurrent, migrate, newerVersion, versionOf } from './migrate.ts';
import { PostgresReader } from './postgres-reader.ts';
import { PostgresVocabulary } from './postgres-vocabulary.ts';
import { PostgresWriter } from './postgres-writer.ts';
import { databaseProblem } from './problem.ts';
import { MIGRATIONS } from './schema.ts';
import type { Server, Session } from './server.ts';
import { assertNobodyElse, setTablesAside } from './set-aside.ts';
import { beginFilling, endFilling } from './upkeep.ts';
import { bringUpVectors, outdated } from './vector-index.ts';
import { takeWriterLock } from './writer-lock.ts';

/** The corpus in a schema of a PostgreSQL database with pgvector. */
export class PostgresCorpus implements CorpusStore {
  /** Of the one writer, while it writes: it writes with the connection that has the lock. */
  #locked: Session | null = null;

  constructor(private readonly server: Server) {}

  /** @throws UserError where the server cannot keep a corpus. */
  async describe(): Promise<string> {
    await assertServer(this.server, this.server.serverName);
    const { rows } = await this.server.read<{ server: string; vector: string | null }>(
      `SELECT current_setting('server_version') AS server,
         (SELECT extversion FROM pg_extension WHERE extname = 'vector') AS vector`,
    );
    const { server, vector } = rows[0]!;
    return `${this.server.serverName}, PostgreSQL ${server}, pgvector ${vector ?? '–'}`;
  }

  async exists(): Promise<boolean> {
    return (await versionOf(this.server, 'corpus')) !== null;
  }

  /** @throws UserError when a newer version of Kiosque made the tables. */
  async read(): Promise<PostgresReader | null> {
    const version = await versionOf(this.server, 'corpus');
    if ((version ?? 0) > MIGRATIONS.corpus.length) throw newerVersion(this.server.serverName);
    return isCurrent(version, 'corpus') ? PostgresReader.open(this.server) : null;
  }

  async write(): Promise<{ writer: PostgresWriter; remade: Localized | null }> {
    await migrate(this.server, 'corpus');
    const session = this.#locked ?? (await this.server.session());
    await beginFilling(session);
    const writer = new PostgresWriter(session, this.#channel, session !== this.#locked);
    return { writer, remade: null };
  }

  async vocabulary(): Promise<PostgresVocabulary | null> {
    return (await this.exists()) ? PostgresVocabulary.open(this.server) : null;
  }

  async asOnlyWriter<T>(writer: Writer, waitMs: number, work: () => Promise<T>): Promise<T> {
    const session = await takeWriterLock(this.server, 'corpus', writer, waitMs);
    this.#locked = session;
    try {
      return await work();
    } finally {
      this.#locked = null;
      await session.close();
    }
  }

  readonly vectorIndex: ChunkIndex = {
    bringUp: ({ dimension }, writer) =>
      this.asOnlyWriter(writer, 0, async () => {
        const { writer: corpus } = await this.write();
        await endFilling(this.#locked!);
        await bringUpVectors(this.#locked!, dimension);
        const generation = await outdated(this.#locked!);
        if (generation !== null) await corpus.forgetRemoved(generation);
      }),
  };

  async watch(changed: () => void): Promise<() => Promise<void>> {
    return this.server.listen(this.#channel, changed);
  }

  async inspect(): Promise<CorpusFault | null> {
    const version = (await versionOf(this.server, 'corpus')) ?? 0;
    if (version > MIGRATIONS.corpus.length) return { kind: 'newer version' };
    if (!isCurrent(version, 'corpus')) return null;
    const session = await this.server.session();
    try {
      return await inspect(session);
    } finally {
      await session.close();
    }
  }

  /** No index lies beside it. */
  async inspectVectors(): Promise<null> {
    return null;
  }

  assertUnused(): Promise<void> {
    return assertNobodyElse(this.server);
  }

  async setAside(now: Date): Promise<string | null> {
    if (!(await this.exists())) return null;
    return this.server.transaction((queries) =>
      setTablesAside(queries, this.server.schema, 'corpus', now),
    );
  }

  isDamage(): boolean {
    return false;
  }

  problemOf(error: unknown): UserError | null {
    return databaseProblem(error, this.server.serverName);
  }

  noIndex(): UserError {
    return new UserError(
      corpusText((texts) => texts.postgresCorpus.noIndex(this.server.serverName)),
      corpusText((texts) => texts.postgresCorpus.makeIndex),
    );
  }

  get #channel(): string {
    return `${this.server.schema}_corpus`;
  }
}
