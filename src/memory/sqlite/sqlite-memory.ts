import type { Database } from 'better-sqlite3';
import { statements } from '../../corpus/sqlite/statements.ts';
import type { BotMemory, Forgotten, MetaMemory } from '../bot-memory.ts';
import { forget, sweep } from './erasing.ts';
import { SqliteAnswers } from './sqlite-answers.ts';
import { SqliteGuilds } from './sqlite-guilds.ts';
import { SqliteLimits } from './sqlite-limits.ts';
import { SqliteOutbox } from './sqlite-outbox.ts';
import { SqliteStates } from './sqlite-states.ts';
import { SqliteVotes } from './sqlite-votes.ts';

/** The bot's memory in `bot.db`. All processes of one bot write it, one at a time. */
export class SqliteMemory implements BotMemory {
  readonly #sql: ReturnType<typeof statements>;
  readonly answers: SqliteAnswers;
  readonly votes: SqliteVotes;
  readonly states: SqliteStates;
  readonly limits: SqliteLimits;
  readonly guilds: SqliteGuilds;
  readonly subscriptions: SqliteOutbox;
  readonly meta: MetaMemory;

  constructor(
    private readonly db: Database,
    private readonly clock: () => number = Date.now,
  ) {
    const sql = statements(db);
    this.#sql = sql;
    this.answers = new SqliteAnswers(db, sql, clock);
    this.votes = new SqliteVotes(sql, clock);
    this.states = new SqliteStates(sql, clock);
    this.limits = new SqliteLimits(db, sql, clock);
    this.guilds = new SqliteGuilds(db, sql, clock);
    this.subscriptions = new SqliteOutbox(db, sql, clock);
    this.meta = {
      async get(key) {
        const value = sql('SELECT value FROM meta WHERE key = ?').pluck().get(key);
        return (value as string | undefined) ?? null;
      },
      async set(key, value) {
        sql('INSERT OR REPLACE INTO meta VALUES (?, ?)').run(key, value);
      },
    };
  }

  async forget(person: string): Promise<Forgotten> {
    return forget(this.db, this.#sql, person);
  }

  async sweep(retentionDays: number): Promise<void> {
    sweep(this.db, this.#sql, this.clock(), retentionDays);
  }

  async close(): Promise<void> {
    this.db.close();
  }
}
