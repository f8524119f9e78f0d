import type { RankedCandidate } from '../retrieval/retrieve.ts';
import type { Answer } from './answer.ts';
import { contextOf } from './attribution.ts';
import type { ScoredSentence } from './choose-sentences.ts';
import { kindOf } from './confidence.ts';
import { copiesOf, sameWords } from './copies.ts';
import type { Finding } from './find-answer.ts';
import { highlightsOf } from './highlights.ts';
import { isNoAnswer } from './no-answer.ts';
import type { Quoted } from './quoting.ts';
import { type Order, tellings } from './updates.ts';

const MAX_SENTENCES = 3;
/** A further sentence is shown when it is this likely to hold the answer, where the first one is not sure to… */
const WORTH_SHOWING = [0, 0.04, 0.12] as const;
/** …where the reader is, and found one in both… */
const WORTH_READING = 0.1;
/** …and where only in the first: the other may be the right one of two. */
const WORTH_DOUBTING = 0.2;

/** The best sentence, and the next ones where the probability (softmax of the scores) that they answer is worth it. */
export function worthShowing(
  { sentences, confidence, readings }: Finding,
  order: Order = 'newest',
  isAsked = false,
): ScoredSentence[] {
  const isSure = readings !== null && kindOf(confidence, true) === 'answered';
  const usable = sentences.filter(({ text }) => !isNoAnswer(text));
  const top = usable[0]?.score ?? 0;
  const weights = new Map(usable.map((one) => [one, Math.exp(one.score - top)]));
  const total = [...weights.values()].reduce((a, b) => a + b, 0);
  const [lead, ...older] = tellings(usable, order, isAsked);
  if (!lead) return [];
  const shown = [lead];
  const rest = [...older, ...usable.filter((one) => one !== lead && !older.includes(one))];
  for (const sentence of rest) {
    if (shown.length === MAX_SENTENCES) break;
    const isOlder = older.includes(sentence);
    if (!isOlder && weights.get(sentence)! / total < leastFor(sentence, isSure, shown.length))
      break;
    if (shown.some((other) => sameWords(other, sentence) || quotes(other, sentence))) continue;
    shown.push(sentence);
  }
  return shown;
}

/** How likely a sentence must be to be shown behind others. */
function leastFor({ reading }: ScoredSentence, isSure: boolean, shown: number): number {
  if (!isSure) return WORTH_SHOWING[shown]!;
  const isFound = (reading?.margin ?? 0) > 0;
  return isFound ? Math.max(WORTH_READING, WORTH_SHOWING[shown]!) : WORTH_DOUBTING;
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

/** Quotes a sentence with what it needs to be understood, such as the name of who speaks. */
export function cite(
  { query, ranked }: Finding,
  shown: readonly ScoredSentence[],
  index: number,
): Quoted {
  const sentence = shown[index]!;
  const { chunk, article } = sentence.candidate;
  const context = contextOf(sentence);
  const told = shown.some(
    (other) => other.start === context.start && other.candidate.article.id === article.id,
  );
  const start = told ? sentence.start : context.start;
  const lead = sentence.start - start;
  const { end } = context;
  const alsoIn = copiesOf(sentence, ranked).map((copy) => ({
    articleId: copy.id,
    file: copy.file,
    title: copy.title,
  }));
  return {
    article,
    start,
    end,
    quote: chunk.text.slice(start - chunk.start, end - chunk.start),
    sentence: { start: lead, end: lead + sentence.end - sentence.start },
    alsoIn,
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
