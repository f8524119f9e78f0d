import type { SpanReading } from '../../embeddings/reader/reader.ts';
import { bestFirst, type RankedCandidate } from '../retrieval/retrieve.ts';
import type { ScoredSentence } from './choose-sentences.ts';
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
