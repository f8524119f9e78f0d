import type { CorpusTotals } from '../corpus-reader.ts';
import type { Change } from './put-articles.ts';
import { oneOf } from './queries.ts';
import type { Queries, Session } from './server.ts';

/** What the newest generation has. */
export async function totalsOf(queries: Queries): Promise<CorpusTotals> {
  const newest =
    'SELECT articles, chunks, sentences FROM generations ORDER BY generation DESC LIMIT 1';
  return (await oneOf<CorpusTotals>(queries, newest))!;
}

/** The number of the last generation that was written whole. */
export async function newestGeneration(queries: Queries): Promise<number> {
  const last = 'SELECT max(generation) AS last FROM generations';
  return (await oneOf<{ last: number }>(queries, last))!.last;
}

/**
 * Does some work that makes the next generation, of which all who listen are told.
 * @param work is given the number of that generation. @returns what the corpus has more.
 */
export function nextGeneration(
  session: Session,
  channel: string,
  work: (queries: Queries, generation: number) => Promise<Change>,
): Promise<void> {
  return session.transaction(async (queries) => {
    const before = (await oneOf<Change & { generation: number }>(
      queries,
      'SELECT * FROM generations ORDER BY generation DESC LIMIT 1',
    ))!;
    const generation = before.generation + 1;
    const change = await work(queries, generation);
    await queries.query(
      'INSERT INTO generations (generation, articles, chunks, sentences, words) VALUES ($1, $2, $3, $4, $5)',
      [
        generation,
        before.articles + change.articles,
        before.chunks + change.chunks,
        before.sentences + change.sentences,
        before.words + change.words,
      ],
    );
    await queries.query('SELECT pg_notify($1, $2)', [channel, String(generation)]);
  });
}

/** The difference between what was put and what it replaced. */
export const minus = (a: Change, b: Change): Change => ({
  articles: a.articles - b.articles,
  chunks: a.chunks - b.chunks,
  sentences: a.sentences - b.sentences,
  words: a.words - b.words,
});
