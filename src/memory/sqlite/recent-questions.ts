import type { Database } from 'better-sqlite3';
import type { statements } from '../../corpus/sqlite/statements.ts';
import {
  type Asker,
  COUNTED_MS,
  countedBy,
  type QuestionLimits,
  type QuestionWaits,
  waitsOf,
} from '../question-limits.ts';

type Sql = ReturnType<typeof statements>;

/** How long to wait for one more question. */
export function questionWaits(
  sql: Sql,
  asker: Asker,
  limits: QuestionLimits,
  now: number,
): QuestionWaits {
  const decisive = sql(
    'SELECT at FROM recent_questions WHERE key = ? AND at > ? ORDER BY at DESC LIMIT 1 OFFSET ?',
  ).pluck();
  const counted = countedBy(asker, limits);
  return waitsOf(
    counted.map(({ key, limit }) => decisive.get(key, now - COUNTED_MS, limit - 1) as number),
    now,
  );
}

/** Counts a question, where it need not wait. */
export function takeQuestion(
  db: Database,
  sql: Sql,
  asker: Asker,
  limits: QuestionLimits,
  now: number,
): QuestionWaits {
  // Another process that counts waits for its turn.
  return db
    .transaction(() => {
      sql('DELETE FROM recent_questions WHERE at <= ?').run(now - COUNTED_MS);
      const waits = questionWaits(sql, asker, limits, now);
      if (waits.person > 0 || waits.guild > 0) return waits;
      const count = sql('INSERT INTO recent_questions VALUES (?, ?)');
      for (const { key } of countedBy(asker, limits)) count.run(key, now);
      return waits;
    })
    .immediate();
}
