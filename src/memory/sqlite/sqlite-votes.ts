import type { statements } from '../../corpus/sqlite/statements.ts';
import type { Vote, VoteMemory, VoteOnAnswer, VoteValue } from '../votes.ts';

/** What people thought of answers, in `bot.db`. */
export class SqliteVotes implements VoteMemory {
  constructor(
    private readonly sql: ReturnType<typeof statements>,
    private readonly clock: () => number,
  ) {}

  async cast(answerId: number, person: string, vote: VoteValue): Promise<void> {
    this.sql(
      `INSERT INTO votes (answer_id, person, vote, at) VALUES (@answerId, @person, @vote, @at)
       ON CONFLICT DO UPDATE SET comment = iif(vote = @vote, comment, NULL), vote = @vote, at = @at`,
    ).run({ answerId, person, vote, at: this.clock() });
  }

  async comment(answerId: number, person: string, comment: string | null): Promise<void> {
    this.sql('UPDATE votes SET comment = ? WHERE answer_id = ? AND person = ?').run(
      comment,
      answerId,
      person,
    );
  }

  async on(answerId: number): Promise<Vote[]> {
    return this.sql('SELECT person, vote, comment FROM votes WHERE answer_id = ? ORDER BY at').all(
      answerId,
    ) as Vote[];
  }

  async *all(): AsyncGenerator<VoteOnAnswer> {
    const rows = this.sql(
      `SELECT question, language, kind, citations, vote, comment, votes.at AS at FROM votes
       JOIN answers ON answers.id = votes.answer_id ORDER BY votes.at, votes.answer_id`,
    ).all() as (Omit<VoteOnAnswer, 'citations'> & { readonly citations: string })[];
    for (const row of rows) yield { ...row, citations: JSON.parse(row.citations) };
  }
}
