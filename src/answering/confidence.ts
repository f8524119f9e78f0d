import type { Query } from '../retrieval/query.ts';
import type { RankedCandidate } from '../retrieval/retrieve.ts';
import { matchTerms } from '../retrieval/term-match.ts';
import type { AnswerKind } from './answer.ts';
import type { ScoredSentence } from './choose-sentences.ts';
import fitted from './confidence-weights.json' with { type: 'json' };
import reading from './reading-weights.json' with { type: 'json' };

/** What tells an answered question from one that the articles do not answer. Fitted by `npm run fit:confidence`. */
export const CONFIDENCE_FEATURES = {
  score: 'ranking score of the best passage',
  margin: 'how far it is ahead of the best passage of another article',
  coverage: 'share of the idf mass in the best passage or its title',
  meaning: 'share of the idf mass by how near the nearest words of the best passage are',
  rarest: 'whether it has the rarest word of the question',
  sentence: 'share of the idf mass in the best sentence, the one before and the title',
  cosine: 'cosine of the best sentence and the question',
  dense: 'cosine of the best passage and the question',
  bigrams: 'share of the pairs of neighbouring words in the best passage',
  grams: 'share of the character n-grams in the best passage',
  cue: 'the best sentence has what the kind of question asks for',
  names:
    'share of the question’s names and numbers in the best passage or its title; 1 when it has none',
  size: 'logarithm of the number of chunks: among few, every word is rare',
  news: 'the best sentence has a number, date or name of the kind asked for that the question has not',
  counted:
    'a number before what the question counts in the best sentence: 1, 0 when nothing is counted, -1 when not',
  unit: 'the best sentence gives the unit asked for: 1, 0 when none is asked for, -1 when not',
  choice: 'score of the best sentence',
} as const;

/** One of what tells whether a question is answered. */
export type ConfidenceFeatureName = keyof typeof CONFIDENCE_FEATURES;
const NAMES = Object.keys(CONFIDENCE_FEATURES) as ConfidenceFeatureName[];

/** The numbers named by {@link CONFIDENCE_FEATURES}; null when nothing was found at all. */
export function confidenceFeatures(
  query: Query,
  ranked: readonly RankedCandidate[],
  sentences: readonly ScoredSentence[],
): Readonly<Record<ConfidenceFeatureName, number>> | null {
  const best = ranked[0];
  const sentence = sentences[0];
  if (!best || !sentence) return null;
  const other = ranked.find(({ article }) => article.id !== best.article.id);
  const rarest = Math.max(0, ...query.terms.map(({ idf }) => idf));
  const { words } = matchTerms(query, [...best.chunk.stems, ...best.article.titleStems]);
  const hasRarest = query.terms.some(({ idf }, i) => idf >= rarest - 1e-9 && words[i]! > 0);
  return {
    score: best.score,
    margin: Math.min(4, best.score - (other?.score ?? best.score - 4)),
    coverage: best.features.coverage,
    meaning: best.features.meaning,
    rarest: hasRarest ? 1 : 0,
    sentence: sentence.features.context,
    cosine: sentence.features.cosine,
    dense: best.dense,
    bigrams: best.features.bigrams,
    grams: best.features.grams,
    cue: sentence.features.cue,
    names: namesShare(query, words),
    size: Math.log(1 + query.chunks),
    news: sentence.features.news,
    counted: query.counted === null ? 0 : sentence.features.counted * 2 - 1,
    unit: sentence.features.unit,
    choice: sentence.score,
  };
}

/** Names are told by a capital inside the question; numbers by their digits. */
function namesShare({ terms }: Query, words: Float64Array): number {
  const found = terms.flatMap(({ isName }, i) => (isName ? [words[i]! > 0] : []));
  return found.length === 0 ? 1 : found.filter(Boolean).length / found.length;
}

/**
 * Added where question and article are of two languages: translations cover less of a question than its own words do,
 * and the weights are fitted on French questions about French articles. By hand, on `english-on-french.jsonl`.
 */
const OTHER_LANGUAGE = 0.8;

/**
 * Added where "quel âge" or "combien coûte" meets no sentence with years or money. By hand: PIAF's articles are so many
 * that some sentence with a number of that unit is always near.
 */
const NO_UNIT = -1.5;
/** Added where "combien de cartons" meets no number of them, in one language: by hand, for the same reason. */
const NOT_COUNTED = -1.2;

/** How likely the best sentences answer the question: 0..1, by logistic regression over the named features. */
export function confidenceOf(
  query: Query,
  ranked: readonly RankedCandidate[],
  sentences: readonly ScoredSentence[],
): number {
  return 1 / (1 + Math.exp(-confidenceLogit(query, ranked, sentences)));
}

/** The same as log-odds; `-Infinity` where no passage can be told to answer. */
export function confidenceLogit(
  query: Query,
  ranked: readonly RankedCandidate[],
  sentences: readonly ScoredSentence[],
): number {
  const features = confidenceFeatures(query, ranked, sentences);
  // "Qui ?" and "the" are in every article: no passage can be told to answer them.
  if (!features || query.terms.length === 0) return Number.NEGATIVE_INFINITY;
  const weights: Readonly<Record<string, number>> = fitted.weights;
  const foreign = ranked[0]?.article.language === query.language ? 0 : OTHER_LANGUAGE;
  return NAMES.reduce(
    (total, name) => total + weights[name]! * features[name],
    fitted.bias +
      foreign +
      (features.unit < 0 ? NO_UNIT : 0) +
      (features.counted < 0 && foreign === 0 ? NOT_COUNTED : 0),
  );
}

/**
 * Answered, answered with a warning, or not in the articles. Without readings, `perhaps` keeps 90 % of the answerable
 * questions of PIAF, and what other thresholds keep and refuse stands beside the weights, under `rates`. With readings,
 * of the answers from `sure` on 90 % were right where it was fitted, and of those from `perhaps` on 60 %, one
 * question in three having no answer.
 * @param read whether the passages were read.
 * @param confidence 0..1, as {@link confidenceOf} gives it.
 * @param threshold below which it is not answered; the fitted one where it is undefined.
 */
export function kindOf(
  confidence: number,
  read: boolean,
  threshold?: number,
): Extract<AnswerKind, 'answered' | 'perhaps' | 'abstained'> {
  const { perhaps, sure } = read ? reading.confidence.thresholds : fitted.thresholds;
  const least = threshold ?? perhaps;
  if (confidence < least) return 'abstained';
  return confidence < Math.max(least, sure) ? 'perhaps' : 'answered';
}

/** Whether an abstaining answer may name the article that is nearest: from half of the confidence that answers take. */
export function isNear(confidence: number, read: boolean): boolean {
  return confidence >= (read ? reading.confidence.thresholds : fitted.thresholds).perhaps / 2;
}
