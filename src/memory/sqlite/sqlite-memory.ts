import { setImmediate } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import type { Turn } from '../../answering/follow-up.ts';
import { statements } from '../../corpus/sqlite/statements.ts';
import type { BotMemory, GivenAnswer, VoteOnAnswer } from '../bot-memory.ts';
import {
  type Asker,
  COUNTED_MS,
  keyOfPerson,
  type QuestionLimits,
  type QuestionWaits,
} from '../question-limits.ts';
import {
  DEFAULT_SETTINGS,
  type Forgotten,
  type GuildSettings,
  type ShownAnswer,
  type VoteValue,
} from '../shown-answer.ts';
import { turnsUpTo } from '../turns.ts';
import { answerOfRow } from './answer-row.ts';
import { questionWaits, takeQuestion } from './recent-questions.ts';
import { SqliteSubscriptions } from './sqlite-subscriptions.ts';

const DAY_MS = 86_400_000;
const KEPT_AFTER_LEAVING_MS = 30 * DAY_MS;
const STATES_KEPT_MS = 400 * DAY_MS;
const RECENT_ANSWERS = 5;
/** Answers read at a time: each has its citations. */
const ANSWERS_PER_READ = 100;
/** As better-sqlite3 sets it. */
const BUSY_TIMEOUT_MS = 5_000;

/** The bot's memory in `bot.db`. All processes of one bot write it, one at a time. */
export class SqliteMemory implements BotMemory {
  readonly #sql: ReturnType<typeof statements>;
  readonly subscriptions: SqliteSubscriptions;

  constructor(
    private readonly db: Database,
    private readonly clock: () => number = Date.now,
  ) {
    this.#sql = statements(db);
    this.subscriptions = new SqliteSubscriptions(db, this.#sql, clock);
  }

  async meta(key: string): Promise<string | null> {
    const value = this.#sql('SELECT value FROM meta WHERE key = ?').pluck().get(key);
    return (value as string | undefined) ?? null;
  }

  async setMeta(key: string, value: string): Promise<void> {
    this.#sql('INSERT OR REPLACE INTO meta VALUES (?, ?)').run(key, value);
  }

  settings(guildId: string): GuildSettings {
    const found = this.#sql('SELECT settings FROM guilds WHERE id = ?').pluck().get(guildId);
    return { ...DEFAULT_SETTINGS, ...JSON.parse((found as string | undefined) ?? '{}') };
  }

  async changeSettings(guildId: string, changes: Partial<GuildSettings>): Promise<GuildSettings> {
    const change = this.db.transaction(() => {
      const settings = { ...this.settings(guildId), ...changes };
      this.#sql(
        `INSERT INTO guilds (id, settings) VALUES (@id, @settings)
         ON CONFLICT (id) DO UPDATE SET settings = @settings`,
      ).run({ id: guildId, settings: JSON.stringify(settings) });
      return settings;
    });
    // Another process may change others of them.
    return change.immediate();
  }

  async keepAnswer(answer: Omit<ShownAnswer, 'id' | 'messageId'>): Promise<number> {
    const { lastInsertRowid } = this.#sql(
      `INSERT INTO answers (parent_id, guild_id, channel_id, private, person, question, understood, language, kind,
         citations, at)
       VALUES (@parentId, @guildId, @channelId, @private, @person, @question, @understood, @language, @kind,
         @citations, @at)`,
    ).run({
      ...answer,
      private: Number(answer.private),
      citations: JSON.stringify(answer.citations),
      at: this.clock(),
    });
    return Number(lastInsertRowid);
  }

  async setMessage(answerId: number, messageId: string): Promise<void> {
    this.#sql('UPDATE answers SET message_id = ? WHERE id = ?').run(messageId, answerId);
  }

  async answer(id: number): Promise<ShownAnswer | null> {
    return answerOfRow(this.#sql('SELECT * FROM answers WHERE id = ?').get(id));
  }

  async answerOfMessage(messageId: string): Promise<ShownAnswer | null> {
    return answerOfRow(this.#sql('SELECT * FROM answers WHERE message_id = ?').get(messageId));
  }

  async lastAnswerIn(channelId: string): Promise<ShownAnswer | null> {
    return answerOfRow(
      this.#sql(
        'SELECT * FROM answers WHERE channel_id = ? AND private = 0 ORDER BY id DESC LIMIT 1',
      ).get(channelId),
    );
  }

  async recentAnswers(channelId: string, person: string): Promise<ShownAnswer[]> {
    return this.#sql(
      `SELECT * FROM answers WHERE channel_id = ? AND (private = 0 OR person = ?) AND citations <> '[]'
       ORDER BY id DESC LIMIT ${RECENT_ANSWERS}`,
    )
      .all(channelId, person)
      .map((row) => answerOfRow(row)!);
  }

  turnsUpTo(answerId: number | null, limit: number): Promise<Turn[]> {
    return turnsUpTo(answerId, limit, (id) => this.answer(id));
  }

  async deleteAnswer(id: number): Promise<void> {
    this.#sql('DELETE FROM answers WHERE id = ?').run(id);
    this.#emptyLog();
  }

  async deleteAnswersOf(messageIds: readonly string[]): Promise<void> {
    const { changes } = this.#sql(
      'DELETE FROM answers WHERE message_id IN (SELECT value FROM json_each(?))',
    ).run(JSON.stringify(messageIds));
    if (changes > 0) this.#emptyLog();
  }

  async deleteAnswersIn(channelId: string): Promise<void> {
    const { changes } = this.#sql(
      `DELETE FROM answers WHERE channel_id = @channel
         OR channel_id IN (SELECT message_id FROM answers WHERE channel_id = @channel)`,
    ).run({ channel: channelId });
    if (changes > 0) this.#emptyLog();
  }

  async vote(answerId: number, person: string, vote: VoteValue): Promise<void> {
    this.#sql(
      `INSERT INTO votes (answer_id, person, vote, at) VALUES (@answerId, @person, @vote, @at)
       ON CONFLICT DO UPDATE SET comment = iif(vote = @vote, comment, NULL), vote = @vote, at = @at`,
    ).run({ answerId, person, vote, at: this.clock() });
  }

  async comment(answerId: number, person: string, comment: string | null): Promise<void> {
    this.#sql('UPDATE votes SET comment = ? WHERE answer_id = ? AND person = ?').run(
      comment,
      answerId,
      person,
    );
  }

  async votes(
    answerId: number,
  ): Promise<{ person: string; vote: VoteValue; comment: string | null }[]> {
    return this.#sql('SELECT person, vote, comment FROM votes WHERE answer_id = ? ORDER BY at').all(
      answerId,
    ) as { person: string; vote: VoteValue; comment: string | null }[];
  }

  keepState(state: string, guildId: string | null, person: string): number {
    const { lastInsertRowid } = this.#sql(
      'INSERT INTO states (guild_id, person, state, at) VALUES (?, ?, ?, ?)',
    ).run(guildId, person, state, this.clock());
    return Number(lastInsertRowid);
  }

  async settled(): Promise<void> {}

  async state(id: number): Promise<string | null> {
    const state = this.#sql('SELECT state FROM states WHERE id = ?').pluck().get(id);
    return (state as string | undefined) ?? null;
  }

  async takeModelAnswer(guildId: string | null, limit: number | null): Promise<boolean> {
    if (limit === null) return true;
    const day = new Date(this.clock()).toISOString().slice(0, 10);
    return this.db.transaction(() => {
      this.#sql('DELETE FROM model_answers WHERE day < ?').run(day);
      const { changes } = this.#sql(
        `INSERT INTO model_answers VALUES (@guild, @day, 1)
         ON CONFLICT DO UPDATE SET answers = answers + 1 WHERE answers < @limit`,
      ).run({ guild: guildId ?? '', day, limit });
      return changes > 0;
    })();
  }

  async takeQuestion(asker: Asker, limits: QuestionLimits): Promise<QuestionWaits> {
    return takeQuestion(this.db, this.#sql, asker, limits, this.clock());
  }

  async questionWaits(asker: Asker, limits: QuestionLimits): Promise<QuestionWaits> {
    return questionWaits(this.#sql, asker, limits, this.clock());
  }

  async forget(person: string): Promise<Forgotten> {
    this.#sql('DELETE FROM recent_questions WHERE key = ?').run(keyOfPerson(person));
    const forgotten = this.db.transaction(() => ({
      questions:
        this.#sql(
          'UPDATE answers SET person = NULL, question = NULL, understood = NULL WHERE person = ?',
        ).run(person).changes +
        this.#sql('DELETE FROM states WHERE person = ?').run(person).changes,
      votes: this.#sql('DELETE FROM votes WHERE person = ?').run(person).changes,
      subscriptions: this.subscriptions.forget(person),
    }))();
    this.#emptyLog();
    return forgotten;
  }

  async guildsJoined(guildIds: readonly string[]): Promise<void> {
    this.#sql(
      `INSERT INTO guilds (id) SELECT value FROM json_each(?) WHERE true
       ON CONFLICT (id) DO UPDATE SET left_at = NULL WHERE left_at IS NOT NULL`,
    ).run(JSON.stringify(guildIds));
  }

  async guildLeft(guildId: string): Promise<void> {
    this.#sql(
      `INSERT INTO guilds (id, left_at) VALUES (@id, @at)
       ON CONFLICT (id) DO UPDATE SET left_at = coalesce(left_at, @at)`,
    ).run({ id: guildId, at: this.clock() });
  }

  async guildIds(): Promise<string[]> {
    return this.#sql(
      `SELECT id FROM guilds UNION SELECT guild_id FROM answers WHERE guild_id IS NOT NULL
       UNION SELECT guild_id FROM states WHERE guild_id IS NOT NULL`,
    )
      .pluck()
      .all() as string[];
  }

  async guildsPresent(): Promise<string[]> {
    return this.#sql('SELECT id FROM guilds WHERE left_at IS NULL').pluck().all() as string[];
  }

  async sweep(retentionDays: number): Promise<void> {
    const now = this.clock();
    this.db.transaction(() => {
      this.#sql(
        `UPDATE answers SET person = NULL, question = NULL, understood = NULL
         WHERE at < ? AND person IS NOT NULL AND id NOT IN (SELECT answer_id FROM votes)`,
      ).run(now - retentionDays * DAY_MS);
      this.#sql('DELETE FROM states WHERE at < ?').run(now - STATES_KEPT_MS);
      this.#sql('DELETE FROM recent_questions WHERE at <= ?').run(now - COUNTED_MS);
      const gone = this.#sql('SELECT id FROM guilds WHERE left_at < ?')
        .pluck()
        .all(now - KEPT_AFTER_LEAVING_MS);
      for (const id of gone) {
        this.#sql('DELETE FROM answers WHERE guild_id = ?').run(id);
        this.#sql('DELETE FROM states WHERE guild_id = ?').run(id);
        this.#sql('DELETE FROM subscriptions WHERE guild_id = ?').run(id);
        this.#sql('DELETE FROM guilds WHERE id = ?').run(id);
      }
    })();
    this.#emptyLog();
  }

  /**
   * What was erased is still in the write-ahead log, as it was when it was written: the log is brought into the file and
   * emptied. Where a reader keeps it from that, the next sweep does it.
   */
  #emptyLog(): void {
    this.db.pragma('busy_timeout = 20');
    this.db.pragma('wal_checkpoint(TRUNCATE)');
    this.db.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  }

  async *allVotes(): AsyncGenerator<VoteOnAnswer> {
    const rows = this.#sql(
      `SELECT question, language, kind, citations, vote, comment, votes.at AS at FROM votes
       JOIN answers ON answers.id = votes.answer_id ORDER BY votes.at, votes.answer_id`,
    ).all() as (Omit<VoteOnAnswer, 'citations'> & { readonly citations: string })[];
    for (const row of rows) yield { ...row, citations: JSON.parse(row.citations) };
  }

  async *answersSince(guildId: string, since: number): AsyncGenerator<GivenAnswer> {
    let last = 0;
    for (;;) {
      const rows = this.#sql(
        `SELECT id, channel_id AS channelId, private, coalesce(understood, question) AS question, kind, citations, at,
           (SELECT count(*) FROM votes WHERE answer_id = answers.id AND vote = -1) AS votesDown
         FROM answers WHERE guild_id = ? AND at >= ? AND id > ? ORDER BY id LIMIT ${ANSWERS_PER_READ}`,
      ).all(guildId, since, last) as GivenRow[];
      for (const { id, citations, ...row } of rows) {
        yield { ...row, private: row.private === 1, citations: JSON.parse(citations) };
        last = id;
      }
      if (rows.length < ANSWERS_PER_READ) return;
      await setImmediate();
    }
  }

  async close(): Promise<void> {
    this.db.close();
  }
}

type GivenRow = Omit<GivenAnswer, 'citations' | 'private'> & {
  readonly id: number;
  readonly private: number;
  readonly citations: string;
};
