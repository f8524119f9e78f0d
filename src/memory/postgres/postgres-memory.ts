import { randomInt } from 'node:crypto';
import type { Turn } from '../../answering/follow-up.ts';
import type { Server } from '../../corpus/postgres/server.ts';
import type { BotMemory, GivenAnswer, Vote, VoteOnAnswer } from '../bot-memory.ts';
import {
  type Asker,
  keyOfPerson,
  type QuestionLimits,
  type QuestionWaits,
} from '../question-limits.ts';
import type { Forgotten, GuildSettings, ShownAnswer, VoteValue } from '../shown-answer.ts';
import { turnsUpTo } from '../turns.ts';
import { ANSWER_COLUMNS, type AnswerRow, answerOfRow } from './answer-row.ts';
import { PostgresSubscriptions } from './postgres-subscriptions.ts';
import { questionWaits, takeQuestion } from './recent-questions.ts';
import type { SharedSettings } from './shared-settings.ts';
import { sweep } from './sweep.ts';

const RECENT_ANSWERS = 5;
/** Answers read at a time: each has its citations. */
const ANSWERS_PER_READ = 100;
/** Votes read at a time. */
const VOTES_PER_READ = 500;
/** Of a button's state: so many that no two are ever the same. */
const IDS = 2 ** 47;

/** The bot's memory in a database that several processes share. */
export class PostgresMemory implements BotMemory {
  /** States that are not written yet. */
  readonly #states = new Map<number, string>();
  #writing: Promise<unknown> = Promise.resolve();
  readonly subscriptions: PostgresSubscriptions;

  constructor(
    private readonly server: Server,
    private readonly shared: SharedSettings,
    private readonly clock: () => number = Date.now,
  ) {
    this.subscriptions = new PostgresSubscriptions(server, clock);
  }

  async meta(key: string): Promise<string | null> {
    const { rows } = await this.server.read<{ value: string }>(
      'SELECT value FROM bot_meta WHERE key = $1',
      [key],
    );
    return rows[0]?.value ?? null;
  }

  async setMeta(key: string, value: string): Promise<void> {
    await this.server.read(
      'INSERT INTO bot_meta VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = $2',
      [key, value],
    );
  }

  settings(guildId: string): GuildSettings {
    return this.shared.of(guildId);
  }

  changeSettings(guildId: string, changes: Partial<GuildSettings>): Promise<GuildSettings> {
    return this.shared.change(guildId, changes);
  }

  async keepAnswer(answer: Omit<ShownAnswer, 'id' | 'messageId'>): Promise<number> {
    const { parentId, guildId, channelId, person, question, understood, language, kind } = answer;
    const { rows } = await this.server.query<{ id: number }>(
      `INSERT INTO answers (parent_id, guild_id, channel_id, private, person, question, understood, language, kind,
         citations, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id`,
      [
        ...[parentId, guildId, channelId, answer.private, person, question, understood],
        ...[language, kind, JSON.stringify(answer.citations), this.clock()],
      ],
    );
    return rows[0]!.id;
  }

  async setMessage(answerId: number, messageId: string): Promise<void> {
    await this.server.read('UPDATE answers SET message_id = $2 WHERE id = $1', [
      answerId,
      messageId,
    ]);
  }

  answer(id: number): Promise<ShownAnswer | null> {
    return this.#answer('id = $1', [id]);
  }

  answerOfMessage(messageId: string): Promise<ShownAnswer | null> {
    return this.#answer('message_id = $1', [messageId]);
  }

  lastAnswerIn(channelId: string): Promise<ShownAnswer | null> {
    return this.#answer('channel_id = $1 AND NOT private ORDER BY id DESC LIMIT 1', [channelId]);
  }

  recentAnswers(channelId: string, person: string): Promise<readonly ShownAnswer[]> {
    return this.#answers(
      `channel_id = $1 AND (NOT private OR person = $2) AND citations <> '[]'
       ORDER BY id DESC LIMIT ${RECENT_ANSWERS}`,
      [channelId, person],
    );
  }

  turnsUpTo(answerId: number | null, limit: number): Promise<Turn[]> {
    return turnsUpTo(answerId, limit, (id) => this.answer(id));
  }

  async deleteAnswer(id: number): Promise<void> {
    await this.server.read('DELETE FROM answers WHERE id = $1', [id]);
  }

  async deleteAnswersOf(messageIds: readonly string[]): Promise<void> {
    await this.server.read('DELETE FROM answers WHERE message_id = ANY($1)', [messageIds]);
  }

  async deleteAnswersIn(channelId: string): Promise<void> {
    await this.server.read(
      `DELETE FROM answers WHERE channel_id = $1
         OR channel_id IN (SELECT message_id FROM answers WHERE channel_id = $1)`,
      [channelId],
    );
  }

  async vote(answerId: number, person: string, vote: VoteValue): Promise<void> {
    await this.server.read(
      `INSERT INTO votes (answer_id, person, vote, at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (answer_id, person) DO UPDATE
       SET comment = CASE WHEN votes.vote = $3 THEN votes.comment END, vote = $3, at = $4`,
      [answerId, person, vote, this.clock()],
    );
  }

  async comment(answerId: number, person: string, comment: string | null): Promise<void> {
    await this.server.read('UPDATE votes SET comment = $3 WHERE answer_id = $1 AND person = $2', [
      answerId,
      person,
      comment,
    ]);
  }

  async votes(answerId: number): Promise<readonly Vote[]> {
    const { rows } = await this.server.read<Vote>(
      'SELECT person, vote, comment FROM votes WHERE answer_id = $1 ORDER BY at, person',
      [answerId],
    );
    return rows;
  }

  async *allVotes(): AsyncGenerator<VoteOnAnswer> {
    let last: readonly unknown[] = [-1, 0, ''];
    for (;;) {
      const { rows } = await this.server.read<VoteRow>(
        `SELECT question, language, kind, citations, vote, comment, votes.at AS at, answer_id, votes.person AS voter
         FROM votes JOIN answers ON answers.id = votes.answer_id
         WHERE (votes.at, answer_id, votes.person) > ($1, $2, $3)
         ORDER BY votes.at, answer_id, votes.person LIMIT ${VOTES_PER_READ}`,
        last,
      );
      for (const { answer_id, voter, citations, ...row } of rows) {
        yield { ...row, citations: JSON.parse(citations) };
        last = [row.at, answer_id, voter];
      }
      if (rows.length < VOTES_PER_READ) return;
    }
  }

  async *answersSince(guildId: string, since: number): AsyncGenerator<GivenAnswer> {
    let last = 0;
    for (;;) {
      const { rows } = await this.server.read<GivenRow>(
        `SELECT id, channel_id AS "channelId", private, coalesce(understood, question) AS question, kind, citations, at,
           (SELECT count(*)::int FROM votes WHERE answer_id = answers.id AND vote = -1) AS "votesDown"
         FROM answers WHERE guild_id = $1 AND at >= $2 AND id > $3 ORDER BY id LIMIT ${ANSWERS_PER_READ}`,
        [guildId, since, last],
      );
      for (const { id, citations, ...row } of rows) {
        yield { ...row, citations: JSON.parse(citations) };
        last = id;
      }
      if (rows.length < ANSWERS_PER_READ) return;
    }
  }

  keepState(state: string, guildId: string | null, person: string): number {
    const id = randomInt(IDS);
    this.#states.set(id, state);
    const writing = this.server
      .read('INSERT INTO states VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING', [
        id,
        guildId,
        person,
        state,
        this.clock(),
      ])
      .finally(() => this.#states.delete(id));
    this.#writing = Promise.all([this.#writing, writing]);
    // It is told by who asks whether all is written.
    this.#writing.catch(() => {});
    return id;
  }

  async settled(): Promise<void> {
    const writing = this.#writing;
    try {
      await writing;
    } finally {
      // What went wrong is told once.
      if (this.#writing === writing) this.#writing = Promise.resolve();
    }
  }

  async state(id: number): Promise<string | null> {
    const kept = this.#states.get(id);
    if (kept !== undefined) return kept;
    const { rows } = await this.server.read<{ state: string }>(
      'SELECT state FROM states WHERE id = $1',
      [id],
    );
    return rows[0]?.state ?? null;
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

  takeQuestion(asker: Asker, limits: QuestionLimits): Promise<QuestionWaits> {
    return takeQuestion(this.server, asker, limits, this.clock());
  }

  questionWaits(asker: Asker, limits: QuestionLimits): Promise<QuestionWaits> {
    return questionWaits(this.server, asker, limits, this.clock());
  }

  async forget(person: string): Promise<Forgotten> {
    await this.settled();
    return this.server.transaction(async (queries) => {
      const changed = async (sql: string) => (await queries.query(sql, [person])).changes;
      const questions = await changed(
        'UPDATE answers SET person = NULL, question = NULL, understood = NULL WHERE person = $1',
      );
      await queries.query('DELETE FROM recent_questions WHERE key = $1', [keyOfPerson(person)]);
      const states = await changed('DELETE FROM states WHERE person = $1');
      return {
        questions: questions + states,
        votes: await changed('DELETE FROM votes WHERE person = $1'),
        subscriptions: await changed('DELETE FROM subscriptions WHERE person = $1'),
      };
    });
  }

  async guildsJoined(guildIds: readonly string[]): Promise<void> {
    await this.server.read(
      `INSERT INTO guilds (id) SELECT id FROM unnest($1::text[]) AS id ORDER BY id
       ON CONFLICT (id) DO UPDATE SET left_at = NULL WHERE guilds.left_at IS NOT NULL`,
      [guildIds],
    );
  }

  async guildLeft(guildId: string): Promise<void> {
    await this.server.read(
      `INSERT INTO guilds (id, left_at) VALUES ($1, $2)
       ON CONFLICT (id) DO UPDATE SET left_at = coalesce(guilds.left_at, $2)`,
      [guildId, this.clock()],
    );
  }

  async guildIds(): Promise<string[]> {
    const { rows } = await this.server.read<{ id: string }>(
      `SELECT id FROM guilds UNION SELECT guild_id FROM answers WHERE guild_id IS NOT NULL
       UNION SELECT guild_id FROM states WHERE guild_id IS NOT NULL`,
    );
    return rows.map(({ id }) => id);
  }

  async guildsPresent(): Promise<string[]> {
    const { rows } = await this.server.read<{ id: string }>(
      'SELECT id FROM guilds WHERE left_at IS NULL',
    );
    return rows.map(({ id }) => id);
  }

  async sweep(retentionDays: number): Promise<void> {
    await this.settled();
    for (const id of await sweep(this.server, this.clock(), retentionDays)) this.shared.forget(id);
  }

  async close(): Promise<void> {
    await this.settled();
    await this.shared.close();
  }

  async #answer(where: string, values: readonly unknown[]): Promise<ShownAnswer | null> {
    return (await this.#answers(where, values))[0] ?? null;
  }

  async #answers(where: string, values: readonly unknown[]): Promise<ShownAnswer[]> {
    const { rows } = await this.server.read<AnswerRow>(
      `SELECT ${ANSWER_COLUMNS} FROM answers WHERE ${where}`,
      values,
    );
    return rows.map(answerOfRow);
  }
}

type VoteRow = Omit<VoteOnAnswer, 'citations'> & {
  readonly citations: string;
  readonly answer_id: number;
  readonly voter: string;
};

type GivenRow = Omit<GivenAnswer, 'citations'> & {
  readonly id: number;
  readonly citations: string;
};
