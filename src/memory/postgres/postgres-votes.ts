import type { Server } from '../../corpus/postgres/server.ts';
import type { Vote, VoteMemory, VoteOnAnswer, VoteValue } from '../votes.ts';

/** Votes read at a time. */
const VOTES_PER_READ = 500;

type VoteRow = Omit<VoteOnAnswer, 'citations'> & {
  readonly citations: string;
  readonly answer_id: number;
  readonly voter: string;
};

/** What people thought of answers, in a database that several processes share. */
export class PostgresVotes implements VoteMemory {
  constructor(
    private readonly server: Server,
    private readonly clock: () => number,
  ) {}

  async cast(answerId: number, person: string, vote: VoteValue): Promise<void> {
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

  async on(answerId: number): Promise<readonly Vote[]> {
    const { rows } = await this.server.read<Vote>(
      'SELECT person, vote, comment FROM votes WHERE answer_id = $1 ORDER BY at, person',
      [answerId],
    );
    return rows;
  }

  async *all(): AsyncGenerator<VoteOnAnswer> {
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
}
