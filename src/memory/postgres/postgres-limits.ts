import type { Queries, Server } from '../../corpus/postgres/server.ts';
import {
  type Asker,
  COUNTED_MS,
  countedBy,
  type LimitMemory,
  type QuestionLimits,
  type QuestionWaits,
  waitsOf,
} from '../limits.ts';

/** Rows that count no more, deleted with each question. */
const DELETED_AT_ONCE = 100;

/** What counts against the limits, in a database that several processes share. */
export class PostgresLimits implements LimitMemory {
  constructor(
    private readonly server: Server,
    private readonly clock: () => number,
  ) {}

  takeQuestion(asker: Asker, limits: QuestionLimits): Promise<QuestionWaits> {
    const now = this.clock();
    const keys = countedBy(asker, limits).map(({ key }) => key);
    return this.server.transaction(async (queries) => {
      // Those that another process deletes are left to it.
      await queries.query(
        `DELETE FROM recent_questions WHERE ctid = ANY(ARRAY(
           SELECT ctid FROM recent_questions WHERE at <= $1 LIMIT ${DELETED_AT_ONCE} FOR UPDATE SKIP LOCKED))`,
        [now - COUNTED_MS],
      );
      // Who counts for the same person or guild has their turn after this; in order, so that nobody waits in a circle.
      await queries.query(
        `SELECT pg_advisory_xact_lock(hashtextextended($2 || key, 0)) FROM unnest($1::text[]) AS key ORDER BY key`,
        [keys, `${this.server.schema} question `],
      );
      const waits = await waitsFor(queries, asker, limits, now);
      if (waits.person > 0 || waits.guild > 0) return waits;
      await queries.query(
        'INSERT INTO recent_questions SELECT key, $2 FROM unnest($1::text[]) AS key',
        [keys, now],
      );
      return waits;
    });
  }

  questionWaits(asker: Asker, limits: QuestionLimits): Promise<QuestionWaits> {
    return waitsFor(this.server, asker, limits, this.clock());
  }

  async takeModelAnswer(guildId: string | null, limit: number | null): Promise<boolean> {
    if (limit === null) return true;
    const day = new Date(this.clock()).toISOString().slice(0, 10);
    await this.server.read('DELETE FROM model_answers WHERE day < $1', [day]);
    const { changes } = await this.server.query(
      `INSERT INTO model_answers VALUES ($1, $2, 1)
       ON CONFLICT (guild_id, day) DO UPDATE SET answers = model_answers.answers + 1
       WHERE model_answers.answers < $3`,
      [guildId ?? '', day, limit],
    );
    return changes > 0;
  }
}

async function waitsFor(
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
