import type { RankedCandidate } from '../retrieval/retrieve.ts';
import type { Answer, AnswerSentence } from './answer.ts';
import { contextOf } from './attribution.ts';
import type { ScoredSentence } from './choose-sentences.ts';
import { copiesOf, sameEvent, sameWords } from './copies.ts';
import type { Finding } from './find-answer.ts';
import { highlightsOf } from './highlights.ts';

const MAX_SENTENCES = 3;
/** A further sentence is shown when it is this likely to hold the answer. */
const WORTH_SHOWING = [0, 0.04, 0.12] as const;
/** Two articles tell one thing differently when the second's sentence is this likely too, beside the first's. */
const RIVAL = 0.2;
/** And when it has as much of the question, but for this share of its idf mass. */
const SLACK = 0.15;

/** The best sentence, and the next ones where the probability (softmax of the scores) that they answer is worth it. */
export function worthShowing(sentences: readonly ScoredSentence[]): ScoredSentence[] {
  const top = sentences[0]?.score ?? 0;
  const weights = new Map(sentences.map((one) => [one, Math.exp(one.score - top)]));
  const total = [...weights.values()].reduce((a, b) => a + b, 0);
  const shown: ScoredSentence[] = [];
  for (const sentence of sentences) {
    if (shown.length === MAX_SENTENCES) break;
    if (weights.get(sentence)! / total < WORTH_SHOWING[shown.length]!) break;
    if (shown.some((other) => sameWords(other, sentence) || quotes(other, sentence))) continue;
    shown.push(sentence);
  }
  return newestFirst(shown, weights);
}

/** Whether the quotation of one sentence already holds the other, which it needed to be understood. */
function quotes(shown: ScoredSentence, other: ScoredSentence): boolean {
  const { start, end } = contextOf(shown);
  return (
    shown.candidate.chunk.articleId === other.candidate.chunk.articleId &&
    start <= other.start &&
    other.end <= end
  );
}

/** When articles of different dates answer about as well, the news comes before what it replaces. */
function newestFirst(
  shown: readonly ScoredSentence[],
  weights: ReadonlyMap<ScoredSentence, number>,
): ScoredSentence[] {
  const [first, second, ...rest] = shown;
  if (!first || !second) return [...shown];
  const dates = [first, second].map(({ candidate }) => candidate.article.published?.value ?? '');
  const rivals =
    first.candidate.article.id !== second.candidate.article.id &&
    weights.get(second)! >= RIVAL * weights.get(first)! &&
    second.features.context >= first.features.context - SLACK &&
    sameEvent(first, second);
  return rivals && dates[0] !== '' && dates[1]! > dates[0]! ? [second, first, ...rest] : [...shown];
}

/** Cites a sentence with what it needs to be understood, such as the name of who speaks. */
export function cite(
  { query, ranked }: Finding,
  shown: readonly ScoredSentence[],
  index: number,
): AnswerSentence {
  const sentence = shown[index]!;
  const n = index + 1;
  const { chunk, article: stored } = sentence.candidate;
  const { id, file, titleStems: _stems, words: _words, ...article } = stored;
  const context = contextOf(sentence);
  const told = shown.some(
    (other) => other.start === context.start && other.candidate.article.id === stored.id,
  );
  const start = told ? sentence.start : context.start;
  const lead = sentence.start - start;
  const quote = chunk.text.slice(start - chunk.start, context.end - chunk.start);
  const alsoIn = copiesOf(sentence, ranked).map((copy) => ({
    articleId: copy.id,
    file: copy.file,
    title: copy.title,
  }));
  return {
    citation: { n, articleId: id, file, article, start, end: context.end, quote, alsoIn },
    sentence: { start: lead, end: lead + sentence.end - sentence.start },
    kind: 'quoted',
    highlights: highlightsOf(query, sentence).map((span) => ({
      start: span.start + lead,
      end: span.end + lead,
    })),
  };
}

/** The article nearest to a question that none answers. */
export function closest(ranked: readonly RankedCandidate[]): Answer['closest'] {
  const best = ranked[0];
  if (!best) return null;
  const { id, titleStems: _stems, words: _words, ...article } = best.article;
  return { ...article, articleId: id };
}
