import type { Embedder } from '../../embeddings/embedder.ts';
import { readQuestion } from '../retrieval/read-question.ts';
import { type RankedCandidate, retrieve, type Sources } from '../retrieval/retrieve.ts';
import { detectLanguage } from '../text/language.ts';
import type { Answer, AnswerSentence } from './answer.ts';
import { type ScoredSentence, scoreSentences } from './choose-sentences.ts';
import { confidenceOf, kindOf } from './confidence.ts';
import { highlightsOf } from './highlights.ts';
import { smallTalk, smallTalkReply } from './small-talk.ts';
import { toPassage } from './to-passage.ts';

export interface QuestionScope {
  /** Ids of the articles to look in; null for all. */
  readonly within: readonly string[] | null;
  /** What the reader must be told beside the answer. */
  readonly notes: readonly string[];
  /** False shows the best sentences whatever the confidence; only evaluation wants that. */
  readonly mayAbstain?: boolean;
}

const PASSAGES_RETURNED = 10;
const MAX_SENTENCES = 3;
/** A further sentence is shown when it is this likely to hold the answer. */
const WORTH_SHOWING = [0, 0.04, 0.12] as const;
/** An abstaining answer names an article as near from this confidence on. */
const NEAR = 0.12;

/**
 * Answers from the articles: the best passages, their best sentences, and whether they can be trusted to answer.
 * @param sources.vectors null while there are none; full text then answers alone.
 */
export async function answerQuestion(
  question: string,
  scope: QuestionScope,
  sources: Sources,
  embedder: Embedder | null,
): Promise<Answer> {
  const startedAt = performance.now();
  const talk = smallTalk(question);
  if (talk) return chat(question, smallTalkReply(talk, detectLanguage(question)));
  const query = await readQuestion(question, sources, embedder);
  const { language } = query;
  const ranked = retrieve(query, sources, scope.within);
  const sentences = scoreSentences(query, ranked);
  const confidence = confidenceOf(query, ranked, sentences);
  const verdict = kindOf(confidence);
  const kind = verdict === 'abstained' && scope.mayAbstain === false ? 'perhaps' : verdict;
  const shown = kind === 'abstained' ? [] : worthShowing(sentences);
  return {
    question,
    language,
    kind,
    confidence,
    sentences: shown.map((sentence, i) => cite(sentence, i + 1, highlightsOf(query, sentence))),
    closest: kind === 'abstained' && confidence >= NEAR ? closest(ranked) : null,
    notes: scope.notes,
    passages: ranked.slice(0, PASSAGES_RETURNED).map(toPassage),
    ms: performance.now() - startedAt,
  };
}

/** No question about the articles: a fitting word and no sources. */
function chat(question: string, reply: string): Answer {
  return {
    question,
    language: detectLanguage(question),
    kind: 'chat',
    confidence: 0,
    sentences: [],
    closest: null,
    notes: [reply],
    passages: [],
    ms: 0,
  };
}

/** The best sentence, and the next ones where the probability (softmax of the scores) that they answer is worth it. */
function worthShowing(sentences: readonly ScoredSentence[]): ScoredSentence[] {
  const top = sentences[0]?.score ?? 0;
  const weights = sentences.map(({ score }) => Math.exp(score - top));
  const total = weights.reduce((a, b) => a + b, 0);
  return sentences
    .slice(0, MAX_SENTENCES)
    .filter((_, i) => weights[i]! / total >= WORTH_SHOWING[i]!);
}

function cite(
  { candidate, start, end, text }: ScoredSentence,
  n: number,
  highlights: AnswerSentence['highlights'],
): AnswerSentence {
  const { id, file, titleStems: _stems, words: _words, ...article } = candidate.article;
  return {
    citation: { n, articleId: id, file, article, start, end, quote: text },
    highlights,
  };
}

function closest(ranked: readonly RankedCandidate[]): Answer['closest'] {
  const best = ranked[0];
  if (!best) return null;
  const { id, titleStems: _stems, words: _words, ...article } = best.article;
  return { ...article, articleId: id };
}
