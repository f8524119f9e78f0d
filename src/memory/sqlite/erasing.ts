import type { Database } from 'better-sqlite3';
import type { statements } from '../../corpus/sqlite/statements.ts';
import type { Forgotten } from '../bot-memory.ts';
import { COUNTED_MS, keyOfPerson } from '../limits.ts';
import { retentionOf } from '../retention.ts';

type Sql = ReturnType<typeof statements>;

/** As better-sqlite3 sets it. */
const BUSY_TIMEOUT_MS = 5_000;

/** Erases what a person gave. */
export function forget(db: Database, sql: Sql, person: string): Forgotten {
  const forgotten = db.transaction(() => {
    const erased = (statement: string) => sql(statement).run(person).changes;
    sql('DELETE FROM recent_questions WHERE key = ?').run(keyOfPerson(person));
    return {
      questions:
        erased(
          'UPDATE answers SET person = NULL, question = NULL, understood = NULL WHERE person = ?',
        ) + erased('DELETE FROM states WHERE person = ?'),
      votes: erased('DELETE FROM votes WHERE person = ?'),
      subscriptions: erased('DELETE FROM subscriptions WHERE person = ?'),
    };
  })();
  emptyLog(db);
  return forgotten;
}

/**
 * Erases what was kept long enough.
 * @param now milliseconds since 1970.
 */
export function sweep(db: Database, sql: Sql, now: number, retentionDays: number): void {
  const before = retentionOf(now, retentionDays);
  db.transaction(() => {
    sql(
      `UPDATE answers SET person = NULL, question = NULL, understood = NULL
       WHERE at < ? AND person IS NOT NULL AND id NOT IN (SELECT answer_id FROM votes)`,
    ).run(before.questions);
    sql('DELETE FROM states WHERE at < ?').run(before.states);
    sql('DELETE FROM recent_questions WHERE at <= ?').run(now - COUNTED_MS);
    const gone = sql('SELECT id FROM guilds WHERE left_at < ?').pluck().all(before.leftGuilds);
    for (const id of gone) {
      sql('DELETE FROM answers WHERE guild_id = ?').run(id);
      sql('DELETE FROM states WHERE guild_id = ?').run(id);
      sql('DELETE FROM subscriptions WHERE guild_id = ?').run(id);
      sql('DELETE FROM guilds WHERE id = ?').run(id);
    }
  })();
  emptyLog(db);
}

/**
 * What was erased is still in the write-ahead log, as it was when it was written: the log is brought into the file and
 * emptied. Where a reader keeps it from that, the next sweep does it.
 */
export function emptyLog(db: Database): void {
  db.pragma('busy_timeout = 20');
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
}
