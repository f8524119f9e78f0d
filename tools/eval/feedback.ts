import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { botDbPath } from '../../src/memory/sqlite/open-bot-db.ts';

/** A question with the votes that its answer got. */
export interface Feedback {
  readonly question: string;
  readonly kind: string;
  readonly up: number;
  readonly down: number;
  readonly comments: readonly string[];
}

/** What people voted on in Discord, the worst first; null when the bot has kept nothing in that folder. */
export function readFeedback(dataDir: string): Feedback[] | null {
  const file = botDbPath(dataDir);
  if (!existsSync(file)) return null;
  const db = new Database(file, { readonly: true });
  try {
    const rows = db
      .prepare(
        `SELECT question, kind, sum(vote = 1) AS up, sum(vote = -1) AS down,
           json_group_array(comment) FILTER (WHERE comment IS NOT NULL) AS comments
         FROM votes JOIN answers ON answers.id = answer_id
         WHERE question IS NOT NULL
         GROUP BY answer_id
         ORDER BY up - down, answer_id`,
      )
      .all() as { question: string; kind: string; up: number; down: number; comments: string }[];
    return rows.map((row) => ({ ...row, comments: JSON.parse(row.comments) as string[] }));
  } finally {
    db.close();
  }
}

const WORST = 20;

/** How many liked what they got, and the answers that they liked least. */
export function feedbackReport(feedback: readonly Feedback[]): string {
  const up = feedback.reduce((sum, one) => sum + one.up, 0);
  const down = feedback.reduce((sum, one) => sum + one.down, 0);
  const share = up + down === 0 ? '' : `, ${((100 * up) / (up + down)).toFixed(1)} % of them up`;
  const worst = feedback.filter((one) => one.down > one.up).slice(0, WORST);
  return [
    `${feedback.length} answers with ${up + down} votes${share}`,
    ...worst.map(
      ({ question, kind, up: liked, down: disliked, comments }) =>
        `  +${liked} -${disliked} ${kind.padEnd(9)} ${question}${comments.map((comment) => `\n      ${comment}`).join('')}`,
    ),
  ].join('\n');
}
