import { UserError } from '../../errors.ts';
import { corpusText } from '../texts/index.ts';
import type { SchemaPart } from './schema.ts';
import type { Queries, Server } from './server.ts';

/** The tables of each part. */
const TABLES: Readonly<Record<SchemaPart, readonly string[]>> = {
  corpus: [
    ...['corpus_meta', 'generations', 'articles', 'removed_articles', 'chunks', 'chunk_bodies'],
    ...['removed_chunks', 'stem_counts', 'vocabulary', 'skipped_files'],
  ],
  memory: [
    ...['bot_meta', 'guilds', 'answers', 'votes', 'states', 'model_answers', 'subscriptions'],
    ...['deliveries', 'matches', 'known_articles', 'recent_questions'],
  ],
};

/**
 * Puts the tables of a part into a schema of their own, within a transaction, so that others can be made.
 * @returns the schema.
 */
export async function setTablesAside(
  queries: Queries,
  schema: string,
  part: SchemaPart,
  now: Date,
): Promise<string> {
  const stamp = now.toISOString().slice(0, 19).replace(/\D/g, '');
  const aside = `${schema}_before_${part}_${stamp}`;
  await queries.query(`CREATE SCHEMA ${aside}`);
  for (const table of TABLES[part]) {
    await queries.query(`ALTER TABLE IF EXISTS ${schema}.${table} SET SCHEMA ${aside}`);
  }
  await queries.query(`DELETE FROM ${schema}.schema_versions WHERE part = $1`, [part]);
  return aside;
}

/** @throws UserError when another process has a connection to this schema. */
export async function assertNobodyElse(server: Server): Promise<void> {
  const { rows } = await server.read<{ name: string }>(
    `SELECT application_name AS name FROM pg_stat_activity
     WHERE datname = current_database() AND starts_with(application_name, $1)
       AND application_name NOT LIKE $2 LIMIT 1`,
    [`${server.schema}: `, `%(${process.pid})`],
  );
  const name = rows[0]?.name.slice(server.schema.length + 2);
  if (name === undefined) return;
  throw new UserError(
    corpusText((texts) => texts.setAside.databaseInUse(server.serverName, name)),
    corpusText((texts) => texts.setAside.stopOthers),
  );
}
