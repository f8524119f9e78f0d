import type { Turn } from '../../answering/follow-up.ts';
import type { Server } from '../../corpus/postgres/server.ts';
import {
  ANSWERS_PER_READ,
  type AnswerMemory,
  type GivenAnswer,
  RECENT_ANSWERS,
} from '../answers.ts';
import type { ShownAnswer, ShownCitation } from '../shown-answer.ts';
import { turnsUpTo } from '../turns.ts';

const COLUMNS = `id, parent_id AS "parentId", guild_id AS "guildId", channel_id AS "channelId",
  message_id AS "messageId", private, person, question, understood, language, kind, citations`;

type AnswerRow = Omit<ShownAnswer, 'citations'> & { readonly citations: string };

type GivenRow = Omit<GivenAnswer, 'citations'> & {
  readonly id: number;
  readonly citations: string;
};

/** The answers that were shown in Discord, in a database that several processes share. */
export class PostgresAnswers implements AnswerMemory {
  constructor(
    private readonly server: Server,
    private readonly clock: () => number,
  ) {}

  async keep(answer: Omit<ShownAnswer, 'id' | 'messageId'>): Promise<number> {
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

  async setMessage(id: number, messageId: string): Promise<void> {
    await this.server.read('UPDATE answers SET message_id = $2 WHERE id = $1', [id, messageId]);
  }

  get(id: number): Promise<ShownAnswer | null> {
    return this.#one('id = $1', [id]);
  }

  ofMessage(messageId: string): Promise<ShownAnswer | null> {
    return this.#one('message_id = $1', [messageId]);
  }

  lastIn(channelId: string): Promise<ShownAnswer | null> {
    return this.#one('channel_id = $1 AND NOT private ORDER BY id DESC LIMIT 1', [channelId]);
  }

  recent(channelId: string, person: string): Promise<readonly ShownAnswer[]> {
    return this.#where(
      `channel_id = $1 AND (NOT private OR person = $2) AND citations <> '[]'
       ORDER BY id DESC LIMIT ${RECENT_ANSWERS}`,
      [channelId, person],
    );
  }

  turnsUpTo(id: number | null, limit: number): Promise<Turn[]> {
    return turnsUpTo(id, limit, (each) => this.get(each));
  }

  async *since(guildId: string, moment: number): AsyncGenerator<GivenAnswer> {
    let last = 0;
    for (;;) {
      const { rows } = await this.server.read<GivenRow>(
        `SELECT id, channel_id AS "channelId", private, coalesce(understood, question) AS question, kind, citations, at,
           (SELECT count(*)::int FROM votes WHERE answer_id = answers.id AND vote = -1) AS "votesDown"
         FROM answers WHERE guild_id = $1 AND at >= $2 AND id > $3 ORDER BY id LIMIT ${ANSWERS_PER_READ}`,
        [guildId, moment, last],
      );
      for (const { id, citations, ...row } of rows) {
        yield { ...row, citations: JSON.parse(citations) };
        last = id;
      }
      if (rows.length < ANSWERS_PER_READ) return;
    }
  }

  async delete(id: number): Promise<void> {
    await this.server.read('DELETE FROM answers WHERE id = $1', [id]);
  }

  async deleteOf(messageIds: readonly string[]): Promise<void> {
    await this.server.read('DELETE FROM answers WHERE message_id = ANY($1)', [messageIds]);
  }

  async deleteIn(channelId: string): Promise<void> {
    await this.server.read(
      `DELETE FROM answers WHERE channel_id = $1
         OR channel_id IN (SELECT message_id FROM answers WHERE channel_id = $1)`,
      [channelId],
    );
  }

  async #one(where: string, values: readonly unknown[]): Promise<ShownAnswer | null> {
    return (await this.#where(where, values))[0] ?? null;
  }

  async #where(where: string, values: readonly unknown[]): Promise<ShownAnswer[]> {
    const { rows } = await this.server.read<AnswerRow>(
      `SELECT ${COLUMNS} FROM answers WHERE ${where}`,
      values,
    );
    return rows.map((row) => ({ ...row, citations: JSON.parse(row.citations) as ShownCitation[] }));
  }
}
