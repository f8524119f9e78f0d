import type { SpanReading } from '../../embeddings/reader/reader.ts';
import type { Query } from '../retrieval/query.ts';
import { bestFirst, type RankedCandidate } from '../retrieval/retrieve.ts';
import type { ScoredSentence } from './choose-sentences.ts';
import { confidenceFeatures, confidenceLogit } from './confidence.ts';
import type { Readings } from './read-passages.ts';
import fitted from './reading-weights.json' with { type: 'json' };

/** Beyond this a margin says no more; what was not read counts as if the answer were nowhere in it. */
const CLIP = fitted.clip;

/** A margin as the fitted weights take it: -8 to 8. */
export function clippedMargin(reading: SpanReading | null | undefined): number {
  return Math.max(-CLIP, Math.min(CLIP, reading?.margin ?? -CLIP));
}

/** What the reader found in one sentence; null where it was not read. */
export function readingOf(
  { candidate, i }: Pick<ScoredSentence, 'candidate' | 'i'>,
  readings: Readings,
): SpanReading | null {
  return readings.get(candidate.chunk.id)?.sentences[i] ?? null;
}

/** The passages by their scores and by what was found in them. Fitted by `npm run fit:reader`. */
export function rankRead(
  ranked: readonly RankedCandidate[],
  readings: Readings,
): RankedCandidate[] {
  const { score: ofScore, margin: ofMargin } = fitted.ranking;
  return ranked
    .map((candidate) => ({
      ...candidate,
      // In the unit of the scores that they had, for what is added to those by hand.
      score:
        candidate.score +
        (ofMargin / ofScore) * clippedMargin(readings.get(candidate.chunk.id)?.best),
    }))
    .sort(bestFirst);
}

/**
 * The sentences by what speaks for them and by what was found in them. Fitted by `npm run fit:reader`.
 * @param later ids of chunks that were read as updates only: none of their sentences comes first.
 */
export function chooseRead(
  sentences: readonly ScoredSentence[],
  readings: Readings,
  later: ReadonlySet<number> = new Set(),
): ScoredSentence[] {
  const { choice, margin } = fitted.sentences;
  const weighed = sentences.map((sentence) => {
    const reading = readingOf(sentence, readings);
    return {
      ...sentence,
      reading,
      scoreUnread: sentence.score,
      score: choice * sentence.score + margin * clippedMargin(reading),
    };
  });
  const isLater = ({ candidate }: ScoredSentence) => later.has(candidate.chunk.id);
  const first = Math.max(...weighed.filter((one) => !isLater(one)).map(({ score }) => score));
  return weighed
    .map((one) => (isLater(one) ? { ...one, score: Math.min(one.score, first) } : one))
    .sort((a, b) => b.score - a.score || Number(isLater(a)) - Number(isLater(b)));
}

/** What tells a right answer from a wrong one or none, once the passages were read. Fitted by `npm run fit:reader`. */
export const READ_FEATURES = {
  before: 'log-odds that the question is answered, before anything was read',
  margin: 'margin of the sentence chosen',
  best: 'best margin of all passages',
  gap: 'how far the margin of the sentence is ahead of the best one in another article',
  agreement: 'whether the sentence is of the passage that ranking put first',
  share: 'logarithm of its share of the probability that any sentence answers',
  choice: 'its score before anything was read',
  names: 'share of the question’s names and numbers in the passage that ranking put first',
  grams: 'share of the question’s character n-grams in the passage of the sentence',
  meaning: 'share of the idf mass by how near the nearest words of that passage are',
  cosine: 'cosine of the sentence and the question',
  context: 'share of the idf mass in the sentence, the one before and the title',
} as const;

/** One of what tells how far a reading is to be trusted. */
export type ReadFeatureName = keyof typeof READ_FEATURES;
const NAMES = Object.keys(READ_FEATURES) as ReadFeatureName[];

/** What a question found, before and after reading. */
export interface ReadFinding {
  readonly query: Query;
  /** As ranking left them. */
  readonly ranked: readonly RankedCandidate[];
  /** As they were chosen before reading, best first. */
  readonly before: readonly ScoredSentence[];
  /** As they are chosen with the readings. */
  readonly chosen: readonly ScoredSentence[];
  readonly readings: Readings;
}

/** A passage without a word of the question, nor one near it: asked nothing, the reader still points at something. */
const isFarFromWords = ({ features: { coverage, meaning } }: RankedCandidate): boolean =>
  coverage === 0 && meaning === 0;

/** The numbers named by {@link READ_FEATURES}; null when nothing was found at all. */
export function readFeatures({
  query,
  ranked,
  before,
  chosen,
  readings,
}: ReadFinding): Readonly<Record<ReadFeatureName, number>> | null {
  const features = confidenceFeatures(query, ranked, before);
  const sentence = chosen[0];
  const first = ranked[0];
  if (!features || !sentence || !first || ranked.every(isFarFromWords)) return null;
  const { candidate } = sentence;
  const marginOf = ({ chunk }: RankedCandidate) => clippedMargin(readings.get(chunk.id)?.best);
  const others = ranked.filter(({ article }) => article.id !== candidate.article.id);
  const margin = clippedMargin(readingOf(sentence, readings));
  const total = chosen.reduce((sum, { score }) => sum + Math.exp(score - sentence.score), 0);
  return {
    before: confidenceLogit(query, ranked, before),
    margin,
    best: Math.max(...ranked.map(marginOf)),
    gap: margin - Math.max(clippedMargin(null), ...others.map(marginOf)),
    agreement: candidate.chunk.id === first.chunk.id ? 1 : 0,
    share: -Math.log(total),
    choice:
      before.find(
        (one) => one.start === sentence.start && one.candidate.chunk.id === candidate.chunk.id,
      )?.score ?? 0,
    names: features.names,
    grams: candidate.features.grams,
    meaning: candidate.features.meaning,
    cosine: sentence.features.cosine,
    context: sentence.features.context,
  };
}

/**
 * How likely the first two sentences chosen hold the answer, among questions of which half have none: 0..1, by logistic
 * regression over {@link READ_FEATURES}.
 */
export function readConfidence(finding: ReadFinding): number {
  const features = readFeatures(finding);
  if (!features || finding.query.terms.length === 0) return 0;
  const weights: Readonly<Record<string, number>> = fitted.confidence.weights;
  const sum = NAMES.reduce(
    (total, name) => total + (weights[name] ?? 0) * features[name],
    fitted.confidence.bias,
  );
  return 1 / (1 + Math.exp(-sum));
}
