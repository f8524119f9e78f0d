import type { Server } from '../../corpus/postgres/server.ts';
import type { Forgotten } from '../bot-memory.ts';
import { COUNTED_MS, keyOfPerson } from '../limits.ts';
import { retentionOf } from '../retention.ts';

/** Erases what a person gave. */
export function forget(server: Server, person: string): Promise<Forgotten> {
  return server.transaction(async (queries) => {
    const erased = async (sql: string) => (await queries.query(sql, [person])).changes;
    const questions = await erased(
      'UPDATE answers SET person = NULL, question = NULL, understood = NULL WHERE person = $1',
    );
    await queries.query('DELETE FROM recent_questions WHERE key = $1', [keyOfPerson(person)]);
    const states = await erased('DELETE FROM states WHERE person = $1');
    return {
      questions: questions + states,
      votes: await erased('DELETE FROM votes WHERE person = $1'),
      subscriptions: await erased('DELETE FROM subscriptions WHERE person = $1'),
    };
  });
}

/**
 * Erases what was kept long enough.
 * @param now milliseconds since 1970.
 * @returns the ids of the guilds of which nothing is left.
 */
export function sweep(server: Server, now: number, retentionDays: number): Promise<string[]> {
  const before = retentionOf(now, retentionDays);
  return server.transaction(async (queries) => {
    await queries.query(
      `UPDATE answers SET person = NULL, question = NULL, understood = NULL
       WHERE at < $1 AND person IS NOT NULL AND id NOT IN (SELECT answer_id FROM votes)`,
      [before.questions],
    );
    await queries.query('DELETE FROM states WHERE at < $1', [before.states]);
    await queries.query('DELETE FROM recent_questions WHERE at <= $1', [now - COUNTED_MS]);
    const { rows } = await queries.query<{ id: string }>(
      'DELETE FROM guilds WHERE left_at < $1 RETURNING id',
      [before.leftGuilds],
    );
    const ids = rows.map(({ id }) => id);
    for (const table of ['answers', 'states', 'subscriptions']) {
      await queries.query(`DELETE FROM ${table} WHERE guild_id = ANY($1)`, [ids]);
    }
    return ids;
  });
}
