import type { Server } from '../../corpus/postgres/server.ts';
import { COUNTED_MS } from '../question-limits.ts';

const DAY_MS = 86_400_000;
const KEPT_AFTER_LEAVING_MS = 30 * DAY_MS;
const STATES_KEPT_MS = 400 * DAY_MS;

/** Erases what was kept long enough. @returns the guilds of which nothing is left. */
export function sweep(server: Server, now: number, retentionDays: number): Promise<string[]> {
  return server.transaction(async (queries) => {
    await queries.query(
      `UPDATE answers SET person = NULL, question = NULL, understood = NULL
       WHERE at < $1 AND person IS NOT NULL AND id NOT IN (SELECT answer_id FROM votes)`,
      [now - retentionDays * DAY_MS],
    );
    await queries.query('DELETE FROM states WHERE at < $1', [now - STATES_KEPT_MS]);
    await queries.query('DELETE FROM recent_questions WHERE at <= $1', [now - COUNTED_MS]);
    const { rows } = await queries.query<{ id: string }>(
      'DELETE FROM guilds WHERE left_at < $1 RETURNING id',
      [now - KEPT_AFTER_LEAVING_MS],
    );
    const ids = rows.map(({ id }) => id);
    for (const table of ['answers', 'states', 'subscriptions']) {
      await queries.query(`DELETE FROM ${table} WHERE guild_id = ANY($1)`, [ids]);
    }
    return ids;
  });
}
