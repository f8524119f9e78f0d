import type { Queries, Server } from '../../corpus/postgres/server.ts';
import {
  type Asker,
  COUNTED_MS,
  countedBy,
  type QuestionLimits,
  type QuestionWaits,
  waitsOf,
} from '../question-limits.ts';

/** Rows that count no more, deleted with each question. */
const DELETED_AT_ONCE = 100;

/** How long to wait for one more question. */
export async function questionWaits(
  queries: Queries,
  asker: Asker,
  limits: QuestionLimits,
  now: number,
): Promise<QuestionWaits> {
  const counted = countedBy(asker, limits);
  const { rows } = await queries.query<{ at: number | null }>(
    `SELECT (SELECT at FROM recent_questions WHERE key = wanted.key AND at > $3
       ORDER BY at DESC OFFSET wanted.most - 1 LIMIT 1) AS at
     FROM unnest($1::text[], $2::int[]) WITH ORDINALITY AS wanted (key, most, place) ORDER BY place`,
    [counted.map(({ key }) => key), counted.map(({ limit }) => limit), now - COUNTED_MS],
  );
  return waitsOf(
    rows.map(({ at }) => at),
    now,
  );
}

/** Counts a question, where it need not wait. */
export function takeQuestion(
  server: Server,
  asker: Asker,
  limits: QuestionLimits,
  now: number,
): Promise<QuestionWaits> {
  const keys = countedBy(asker, limits).map(({ key }) => key);
  return server.transaction(async (queries) => {
    // Those that another process deletes are left to it.
    await queries.query(
      `DELETE FROM recent_questions WHERE ctid = ANY(ARRAY(
         SELECT ctid FROM recent_questions WHERE at <= $1 LIMIT ${DELETED_AT_ONCE} FOR UPDATE SKIP LOCKED))`,
      [now - COUNTED_MS],
    );
    // Who counts for the same person or guild has their turn after this; in order, so that nobody waits in a circle.
    await queries.query(
      `SELECT pg_advisory_xact_lock(hashtextextended($2 || key, 0)) FROM unnest($1::text[]) AS key ORDER BY key`,
      [keys, `${server.schema} question `],
    );
    const waits = await questionWaits(queries, asker, limits, now);
    if (waits.person > 0 || waits.guild > 0) return waits;
    await queries.query(
      'INSERT INTO recent_questions SELECT key, $2 FROM unnest($1::text[]) AS key',
      [keys, now],
    );
    return waits;
  });
}
