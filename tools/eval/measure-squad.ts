import type { LocalEmbedder } from '../../embeddings/embedder.ts';
import type { Answer } from '../../src/answering/answer.ts';
import { answerQuestion } from '../../src/answering/answer-question.ts';
import { kindOf } from '../../src/answering/confidence.ts';
import type { Sources } from '../../src/retrieval/retrieve.ts';
import type { Span } from '../../src/text/spans.ts';
import type { SquadQuestion, SquadSet } from './squad.ts';

/** Shares in percent. */
export interface SquadFigures {
  readonly questions: number;
  readonly passages: number;
  readonly 'recall@1': number;
  readonly 'recall@3': number;
  readonly 'recall@5': number;
  readonly 'recall@10': number;
  readonly 'mrr@10': number;
  /** A gold answer stands in the first answer sentence, abstention off. */
  readonly first: number;
  readonly firstTwo: number;
  /** The same with abstention on: what is not shown is not right. */
  readonly firstAbstaining: number;
  readonly firstTwoAbstaining: number;
  readonly abstained: number;
}

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** Rank of the gold paragraph among the paragraphs that the passages come from, each counted once; 0 when not there. */
function paragraphRank(
  answer: Answer,
  question: SquadQuestion,
  paragraphs: ReadonlyMap<string, readonly Span[]>,
): number {
  const seen = new Set<string>();
  for (const { chunk } of answer.passages) {
    const isGold = chunk.articleId === question.articleId && overlaps(chunk, question.paragraph);
    if (isGold) return seen.size + 1;
    for (const [i, paragraph] of (paragraphs.get(chunk.articleId) ?? []).entries()) {
      if (overlaps(chunk, paragraph)) seen.add(`${chunk.articleId}:${i}`);
    }
  }
  return 0;
}

/** Which of the answer's sentences holds a gold answer: 1 for the first; 0 for none. */
function answerRank(answer: Answer, question: SquadQuestion): number {
  const at = answer.sentences.findIndex(
    ({ citation, sentence }) =>
      citation.articleId === question.articleId &&
      question.answers.some(
        ({ start, end }) =>
          citation.start + (sentence?.start ?? 0) <= start &&
          end <= citation.start + (sentence?.end ?? citation.quote.length),
      ),
  );
  return at + 1;
}

/** The dataset's articles are undated: any clock will do, as long as it stands still. */
const NOW = new Date('2024-01-01T12:00:00Z');

/** Asks every question of the set through the code that answers users. */
export async function measureSquad(
  set: SquadSet,
  sources: Sources,
  embedder: LocalEmbedder,
  onProgress: (done: number, total: number) => void,
): Promise<SquadFigures> {
  const paragraphs = new Map(set.articles.map(({ id, paragraphs: spans }) => [id, spans]));
  const rows: { rank: number; sentence: number; abstains: boolean }[] = [];
  for (const [i, question] of set.questions.entries()) {
    onProgress(i, set.questions.length);
    const scope = { within: null, mayAbstain: false, now: NOW };
    const answer = await answerQuestion(question.question, scope, sources, embedder);
    rows.push({
      rank: paragraphRank(answer, question, paragraphs),
      sentence: answerRank(answer, question),
      abstains: kindOf(answer.confidence, false) === 'abstained',
    });
  }
  const percent = (test: (row: (typeof rows)[number]) => boolean): number =>
    (100 * rows.filter(test).length) / (rows.length || 1);
  const within = (k: number) => percent(({ rank }) => rank > 0 && rank <= k);
  const sentence = (k: number, all: boolean) =>
    percent((row) => row.sentence > 0 && row.sentence <= k && (all || !row.abstains));
  const reciprocal = rows.reduce(
    (sum, { rank }) => sum + (rank > 0 && rank <= 10 ? 1 / rank : 0),
    0,
  );
  return {
    questions: rows.length,
    passages: set.articles.reduce((sum, article) => sum + article.paragraphs.length, 0),
    'recall@1': within(1),
    'recall@3': within(3),
    'recall@5': within(5),
    'recall@10': within(10),
    'mrr@10': (100 * reciprocal) / (rows.length || 1),
    first: sentence(1, true),
    firstTwo: sentence(2, true),
    firstAbstaining: sentence(1, false),
    firstTwoAbstaining: sentence(2, false),
    abstained: percent(({ abstains }) => abstains),
  };
}
