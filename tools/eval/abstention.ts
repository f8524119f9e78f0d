import type { Embedder } from '../../embeddings/embedder.ts';
import { scoreSentences } from '../../src/answering/choose-sentences.ts';
import { confidenceOf, kindOf } from '../../src/answering/confidence.ts';
import { readQuestion } from '../../src/retrieval/query.ts';
import { type RankedCandidate, retrieve, type Sources } from '../../src/retrieval/retrieve.ts';
import { auroc } from './auroc.ts';
import type { SquadQuestion, SquadSet } from './squad.ts';

const SEEDS = [1, 2, 3, 4];

/** What is found for a question when a part of the articles is taken away. */
export interface HeldOut {
  /** Its passage is there; its article is not; its article is, without the passage. */
  readonly what: 'answerable' | 'absent' | 'missing';
  readonly ranked: readonly RankedCandidate[];
}

/** A hash of the title and the seed decides which half stays. */
function kept(title: string, seed: number): boolean {
  let value = seed * 7919;
  for (const character of title) value = (Math.imul(value, 31) + character.charCodeAt(0)) | 0;
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return ((value ^ (value >>> 12)) & 1) === 0;
}

/**
 * Half of the titles are taken away, four times: their questions have no answer. Of the others, each is asked once with
 * its passage and once without it, where its article has another.
 */
export function* heldOut(
  question: SquadQuestion,
  all: readonly RankedCandidate[],
  { articles }: SquadSet,
): Generator<HeldOut> {
  const titles = new Map(articles.map(({ id, title }) => [id, title]));
  const { start, end } = question.paragraph;
  const whole = articles.find(({ id }) => id === question.articleId)!;
  for (const seed of SEEDS) {
    const ranked = all.filter(({ article }) => kept(titles.get(article.id)!, seed));
    if (!kept(question.title, seed)) {
      yield { what: 'absent', ranked };
      continue;
    }
    yield { what: 'answerable', ranked };
    if (whole.text.length === end - start) continue;
    const without = ranked.filter(
      ({ article, chunk }) =>
        article.id !== question.articleId || chunk.end <= start || chunk.start >= end,
    );
    yield { what: 'missing', ranked: without };
  }
}

/** In percent, the areas under the curve too. */
export interface AbstentionFigures {
  readonly 'auroc, article absent': number;
  readonly 'auroc, passage missing': number;
  readonly 'answerable kept': number;
  readonly 'absent refused': number;
  readonly 'missing refused': number;
}

/** How well the confidence that users see tells questions with an answer from those without. */
export async function measureAbstention(
  set: SquadSet,
  sources: Sources,
  embedder: Embedder,
  onProgress: (done: number, total: number) => void,
): Promise<AbstentionFigures> {
  const scores: Record<HeldOut['what'], number[]> = { answerable: [], absent: [], missing: [] };
  for (const [i, question] of set.questions.entries()) {
    onProgress(i, set.questions.length);
    const query = await readQuestion(question.question, sources, embedder);
    const half = { ...query, chunks: query.chunks / 2 };
    for (const { what, ranked } of heldOut(question, await retrieve(query, sources), set)) {
      scores[what].push(confidenceOf(half, ranked, scoreSentences(half, ranked)));
    }
  }
  const refused = (list: readonly number[]): number =>
    (100 * list.filter((score) => kindOf(score, false) === 'abstained').length) /
    (list.length || 1);
  return {
    'auroc, article absent': 100 * auroc(scores.answerable, scores.absent),
    'auroc, passage missing': 100 * auroc(scores.answerable, scores.missing),
    'answerable kept': 100 - refused(scores.answerable),
    'absent refused': refused(scores.absent),
    'missing refused': refused(scores.missing),
  };
}
