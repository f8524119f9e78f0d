import type { Embedder } from '../../embeddings/embedder.ts';
import type { Reader } from '../../embeddings/reader/reader.ts';
import { type ScoredSentence, scoreSentences } from '../../src/answering/choose-sentences.ts';
import { passagesToRead, type Readings, readable } from '../../src/answering/read-passages.ts';
import { type Query, readQuestion } from '../../src/retrieval/query.ts';
import { type RankedCandidate, retrieve, type Sources } from '../../src/retrieval/retrieve.ts';
import type { Span } from '../../src/text/spans.ts';
import { seeded } from '../bench/random.ts';
import type { SquadQuestion, SquadSet } from '../eval/squad.ts';
import { swapped, withoutSentences } from './near-misses.ts';

/**
 * `answerable` as it stands; without an answer: `absent` (its article is taken away), `missing` (its passage is), `removed`
 * (the sentence with the answer is), `swapped` (a name, year or number of the question is exchanged).
 */
export type ReaderCaseKind = 'answerable' | 'absent' | 'missing' | 'removed' | 'swapped';

/** A question with what was found and read for it. */
export interface ReaderCase {
  readonly kind: ReaderCaseKind;
  readonly question: SquadQuestion;
  readonly query: Query;
  /** The best first. */
  readonly ranked: readonly RankedCandidate[];
  readonly sentences: readonly ScoredSentence[];
  readonly readings: Readings;
}

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

export const holdsParagraph = (
  { articleId, paragraph }: SquadQuestion,
  { article, chunk }: RankedCandidate,
): boolean => article.id === articleId && overlaps(chunk, paragraph);

export const holdsAnswer = (
  { articleId, answers }: SquadQuestion,
  { candidate, start, end }: ScoredSentence,
): boolean =>
  candidate.article.id === articleId &&
  answers.some((answer) => start <= answer.start && answer.end <= end);

/** The questions in an order of which every beginning is a sample of all. */
export function* sampled<T>(items: readonly T[]): Generator<T> {
  const step = 37;
  for (let k = 0; k < items.length; k++) yield items[(k * step) % items.length]!;
}

/**
 * Each question of some titles as it stands and in the ways in which it has no answer.
 * @param limit questions.
 */
export async function* readerCases(
  set: SquadSet,
  titles: ReadonlySet<string>,
  sources: Sources,
  embedder: Embedder,
  reader: Pick<Reader, 'read'>,
  limit: number,
): AsyncGenerator<ReaderCase> {
  const questions = set.questions.filter(({ title }) => titles.has(title));
  const swaps = swappedQuestions(set, questions);
  const caseOf = async (
    kind: ReaderCaseKind,
    question: SquadQuestion,
    query: Query,
    ranked: readonly RankedCandidate[],
  ): Promise<ReaderCase> => {
    const best = passagesToRead(ranked);
    const found = await reader.read(
      query.text,
      best.map((candidate) => readable(query.text, candidate, ranked)),
    );
    const readings = new Map(best.map(({ chunk }, i) => [chunk.id, found[i]!]));
    return { kind, question, query, ranked, sentences: scoreSentences(query, ranked), readings };
  };
  let asked = 0;
  for (const question of sampled(questions)) {
    if (asked++ === limit) return;
    const query = await readQuestion(question.question, sources, embedder);
    const ranked = await retrieve(query, sources);
    yield caseOf('answerable', question, query, ranked);
    const absent = ranked.filter(({ article }) => article.id !== question.articleId);
    yield caseOf('absent', question, query, absent);
    const missing = ranked.filter((candidate) => !holdsParagraph(question, candidate));
    yield caseOf('missing', question, query, missing);
    const removed = ranked.map((candidate) =>
      holdsParagraph(question, candidate)
        ? { ...candidate, chunk: withoutSentences(candidate.chunk, question.answers) }
        : candidate,
    );
    yield caseOf('removed', question, query, removed);
    const other = swaps.get(question);
    if (other !== undefined) {
      const swappedQuery = await readQuestion(other, sources, embedder);
      yield caseOf('swapped', question, swappedQuery, await retrieve(swappedQuery, sources));
    }
  }
}

function swappedQuestions(
  { articles }: SquadSet,
  questions: readonly SquadQuestion[],
): Map<SquadQuestion, string> {
  const random = seeded(7);
  const found = new Map<SquadQuestion, string>();
  for (const question of questions) {
    const { text, paragraphs } = articles.find(({ id }) => id === question.articleId)!;
    const { start, end } = question.paragraph;
    const elsewhere =
      paragraphs.length > 3
        ? paragraphs.filter((other) => other.start !== start).map((o) => text.slice(o.start, o.end))
        : articles.map((other) => other.text.slice(0, 600));
    const other = swapped(question.question, text.slice(start, end), elsewhere, random);
    if (other !== null) found.set(question, other);
  }
  return found;
}
