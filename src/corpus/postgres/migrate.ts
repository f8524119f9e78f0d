import { UserError } from '../../errors.ts';
import { corpusText } from '../texts/index.ts';
import { MIGRATIONS, type SchemaPart } from './schema.ts';
import type { Queries, Server } from './server.ts';

const OLDEST_POSTGRES = 160_000;
/** Scans that go on where a filter keeps few rows came with it. */
const OLDEST_PGVECTOR = '0.8.0';

/** The version of a part's tables; null where there are none. */
export async function versionOf(server: Server, part: SchemaPart): Promise<number | null> {
  const table = `${server.schema}.schema_versions`;
  const { rows } = await server.read<{ there: boolean }>(
    'SELECT to_regclass($1) IS NOT NULL AS there',
    [table],
  );
  if (!rows[0]?.there) return null;
  const found = await server.read<{ version: number }>(
    `SELECT version FROM ${table} WHERE part = $1`,
    [part],
  );
  return found.rows[0]?.version ?? null;
}

/** Whether a part's tables are those that this program reads. */
export const isCurrent = (version: number | null, part: SchemaPart): boolean =>
  version === MIGRATIONS[part].length;

/**
 * Makes a part's tables, or brings them to this version: one process at a time, whole or not at all.
 * @throws UserError when the server is too old, lacks pgvector, or a newer version of Kiosque made the tables.
 */
export async function migrate(server: Server, part: SchemaPart): Promise<void> {
  if (isCurrent(await versionOf(server, part), part)) return;
  // A connection of its own: an index of many rows may take longer than the others may ask for.
  const session = await server.session();
  try {
    await session.transaction((queries) => migrateWithin(queries, server, part));
  } finally {
    await session.close();
  }
}

/**
 * The same within a transaction.
 * @throws UserError as {@link migrate} does.
 */
export async function migrateWithin(
  queries: Queries,
  { schema, serverName }: Pick<Server, 'schema' | 'serverName'>,
  part: SchemaPart,
): Promise<void> {
  await queries.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `${schema}: migrate`,
  ]);
  const hasExtension = await assertServer(queries, serverName);
  if (!hasExtension) await makeExtension(queries, serverName);
  await queries.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
  await queries.query(
    `CREATE TABLE IF NOT EXISTS ${schema}.schema_versions (part text PRIMARY KEY, version integer NOT NULL)`,
  );
  const { rows } = await queries.query<{ version: number }>(
    'SELECT version FROM schema_versions WHERE part = $1',
    [part],
  );
  const version = rows[0]?.version ?? 0;
  const steps = MIGRATIONS[part];
  if (version > steps.length) throw newerVersion(serverName);
  for (const step of steps.slice(version)) {
    for (const statement of statementsOf(step)) await queries.query(statement);
  }
  await queries.query(
    'INSERT INTO schema_versions VALUES ($1, $2) ON CONFLICT (part) DO UPDATE SET version = $2',
    [part, steps.length],
  );
}

/** One after the other: a prepared statement is one. */
const statementsOf = (step: string): string[] =>
  step.split(';\n').filter((statement) => statement.trim() !== '');

/**
 * Changes nothing.
 * @returns whether the database has pgvector already; the server has it.
 * @throws UserError when the server is too old, or has no pgvector or one that is too old.
 */
export async function assertServer(queries: Queries, serverName: string): Promise<boolean> {
  const { rows } = await queries.query<{ number: number; version: string }>(
    `SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version`,
  );
  const { number, version } = rows[0]!;
  if (number < OLDEST_POSTGRES) {
    throw new UserError(
      corpusText((texts) => texts.migrate.tooOldServer(serverName, version)),
      corpusText((texts) => texts.migrate.takeNewerServer),
    );
  }
  return assertExtension(queries, serverName);
}

async function assertExtension(queries: Queries, serverName: string): Promise<boolean> {
  const { rows } = await queries.query<{ here: string | null; available: string | null }>(
    `SELECT (SELECT extversion FROM pg_extension WHERE extname = 'vector') AS here,
       (SELECT default_version FROM pg_available_extensions WHERE name = 'vector') AS available`,
  );
  const { here, available } = rows[0]!;
  if (here === null && available === null) {
    throw new UserError(
      corpusText((texts) => texts.migrate.noPgvector(serverName)),
      corpusText((texts) => texts.migrate.installPgvector),
    );
  }
  if (isOlder(here ?? available!, OLDEST_PGVECTOR)) {
    throw new UserError(
      corpusText((texts) => texts.migrate.tooOldPgvector(serverName, here ?? available!)),
      corpusText((texts) => texts.migrate.updatePgvector),
    );
  }
  return here !== null;
}

async function makeExtension(queries: Queries, serverName: string): Promise<void> {
  try {
    await queries.query('CREATE EXTENSION vector SCHEMA public');
  } catch (cause) {
    if ((cause as { code?: unknown }).code !== '42501') throw cause;
    throw new UserError(
      corpusText((texts) => texts.migrate.mayNotCreatePgvector(serverName)),
      corpusText((texts) => texts.migrate.createPgvectorAsAdministrator),
    );
  }
}

const parts = (version: string): number[] => version.split('.').map(Number);

function isOlder(version: string, than: string): boolean {
  const [a, b] = [parts(version), parts(than)];
  for (const [i, part] of b.entries()) {
    if ((a[i] ?? 0) !== part) return (a[i] ?? 0) < part;
  }
  return false;
}

/** The error for tables that a newer version of Kiosque made. */
export function newerVersion(serverName: string): UserError {
  return new UserError(
    corpusText((texts) => texts.migrate.newerDatabase(serverName)),
    corpusText((texts) => texts.migrate.updateKiosque),
  );
}
