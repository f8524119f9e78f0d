import type { Database } from 'better-sqlite3';
import type { statements } from '../../corpus/sqlite/statements.ts';
import {
  type Asker,
  COUNTED_MS,
  countedBy,
  type LimitMemory,
  type QuestionLimits,
  type QuestionWaits,
  waitsOf,
} from '../limits.ts';

/** What counts against the limits, in `bot.db`. */
export class SqliteLimits implements LimitMemory {
  constructor(
    private readonly db: Database,
    private readonly sql: ReturnType<typeof statements>,
    private readonly clock: () => number,
  ) {}

  async takeQuestion(asker: Asker, limits: QuestionLimits): Promise<QuestionWaits> {
    const now = this.clock();
    const take = this.db.transaction(() => {
      this.sql('DELETE FROM recent_questions WHERE at <= ?').run(now - COUNTED_MS);
      const waits = this.#waits(asker, limits, now);
      if (waits.person > 0 || waits.guild > 0) return waits;
      const count = this.sql('INSERT INTO recent_questions VALUES (?, ?)');
      for (const { key } of countedBy(asker, limits)) count.run(key, now);
      return waits;
    });
    // Another process that counts waits for its turn.
    return take.immediate();
  }

  async questionWaits(asker: Asker, limits: QuestionLimits): Promise<QuestionWaits> {
    return this.#waits(asker, limits, this.clock());
  }

  async takeModelAnswer(guildId: string | null, limit: number | null): Promise<boolean> {
    if (limit === null) return true;
    const day = new Date(this.clock()).toISOString().slice(0, 10);
    return this.db.transaction(() => {
      this.sql('DELETE FROM model_answers WHERE day < ?').run(day);
      const { changes } = this.sql(
        `INSERT INTO model_answers VALUES (@guild, @day, 1)
         ON CONFLICT DO UPDATE SET answers = answers + 1 WHERE answers < @limit`,
      ).run({ guild: guildId ?? '', day, limit });
      return changes > 0;
    })();
  }

  #waits(asker: Asker, limits: QuestionLimits, now: number): QuestionWaits {
    const decisive = this.sql(
      'SELECT at FROM recent_questions WHERE key = ? AND at > ? ORDER BY at DESC LIMIT 1 OFFSET ?',
    ).pluck();
    const counted = countedBy(asker, limits);
    return waitsOf(
      counted.map(({ key, limit }) => decisive.get(key, now - COUNTED_MS, limit - 1) as number),
      now,
    );
  }
}
