import { setImmediate } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import type { Turn } from '../../answering/follow-up.ts';
import type { statements } from '../../corpus/sqlite/statements.ts';
import {
  ANSWERS_PER_READ,
  type AnswerMemory,
  type GivenAnswer,
  RECENT_ANSWERS,
} from '../answers.ts';
import type { ShownAnswer, ShownCitation } from '../shown-answer.ts';
import { turnsUpTo } from '../turns.ts';
import { emptyLog } from './erasing.ts';

type GivenRow = Omit<GivenAnswer, 'citations' | 'private'> & {
  readonly id: number;
  readonly private: number;
  readonly citations: string;
};

/** A row of `answers`. */
interface AnswerRow {
  readonly id: number;
  readonly parent_id: number | null;
  readonly guild_id: string | null;
  readonly channel_id: string;
  readonly message_id: string | null;
  readonly private: number;
  readonly person: string | null;
  readonly question: string | null;
  readonly understood: string | null;
  readonly language: ShownAnswer['language'];
  readonly kind: ShownAnswer['kind'];
  readonly citations: string;
}

/** The answers that were shown in Discord, in `bot.db`. */
export class SqliteAnswers implements AnswerMemory {
  constructor(
    private readonly db: Database,
    private readonly sql: ReturnType<typeof statements>,
    private readonly clock: () => number,
  ) {}

  async keep(answer: Omit<ShownAnswer, 'id' | 'messageId'>): Promise<number> {
    const { lastInsertRowid } = this.sql(
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

  async setMessage(id: number, messageId: string): Promise<void> {
    this.sql('UPDATE answers SET message_id = ? WHERE id = ?').run(messageId, id);
  }

  async get(id: number): Promise<ShownAnswer | null> {
    return answerOfRow(this.sql('SELECT * FROM answers WHERE id = ?').get(id));
  }

  async ofMessage(messageId: string): Promise<ShownAnswer | null> {
    return answerOfRow(this.sql('SELECT * FROM answers WHERE message_id = ?').get(messageId));
  }

  async lastIn(channelId: string): Promise<ShownAnswer | null> {
    return answerOfRow(
      this.sql(
        'SELECT * FROM answers WHERE channel_id = ? AND private = 0 ORDER BY id DESC LIMIT 1',
      ).get(channelId),
    );
  }

  async recent(channelId: string, person: string): Promise<ShownAnswer[]> {
    return this.sql(
      `SELECT * FROM answers WHERE channel_id = ? AND (private = 0 OR person = ?) AND citations <> '[]'
       ORDER BY id DESC LIMIT ${RECENT_ANSWERS}`,
    )
      .all(channelId, person)
      .map((row) => answerOfRow(row)!);
  }

  turnsUpTo(id: number | null, limit: number): Promise<Turn[]> {
    return turnsUpTo(id, limit, (each) => this.get(each));
  }

  async *since(guildId: string, moment: number): AsyncGenerator<GivenAnswer> {
    let last = 0;
    for (;;) {
      const rows = this.sql(
        `SELECT id, channel_id AS channelId, private, coalesce(understood, question) AS question, kind, citations, at,
           (SELECT count(*) FROM votes WHERE answer_id = answers.id AND vote = -1) AS votesDown
         FROM answers WHERE guild_id = ? AND at >= ? AND id > ? ORDER BY id LIMIT ${ANSWERS_PER_READ}`,
      ).all(guildId, moment, last) as GivenRow[];
      for (const { id, citations, ...row } of rows) {
        yield { ...row, private: row.private === 1, citations: JSON.parse(citations) };
        last = id;
      }
      if (rows.length < ANSWERS_PER_READ) return;
      await setImmediate();
    }
  }

  async delete(id: number): Promise<void> {
    this.#erase('id = ?', id);
  }

  async deleteOf(messageIds: readonly string[]): Promise<void> {
    this.#erase('message_id IN (SELECT value FROM json_each(?))', JSON.stringify(messageIds));
  }

  async deleteIn(channelId: string): Promise<void> {
    this.#erase(
      `channel_id = @channel
         OR channel_id IN (SELECT message_id FROM answers WHERE channel_id = @channel)`,
      { channel: channelId },
    );
  }

  #erase(where: string, value: unknown): void {
    const { changes } = this.sql(`DELETE FROM answers WHERE ${where}`).run(value);
    if (changes > 0) emptyLog(this.db);
  }
}

/** @returns null for no row. */
function answerOfRow(row: unknown): ShownAnswer | null {
  if (!row) return null;
  const answer = row as AnswerRow;
  return {
    id: answer.id,
    parentId: answer.parent_id,
    guildId: answer.guild_id,
    channelId: answer.channel_id,
    messageId: answer.message_id,
    private: answer.private === 1,
    person: answer.person,
    question: answer.question,
    understood: answer.understood,
    language: answer.language,
    kind: answer.kind,
    citations: JSON.parse(answer.citations) as ShownCitation[],
  };
}
