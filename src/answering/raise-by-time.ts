import { setImmediate } from 'node:timers/promises';
import { bestFirst, type RankedCandidate } from '../retrieval/retrieve.ts';
import type { ScoredSentence } from './choose-sentences.ts';
import type { ToldTime } from './question-time.ts';
import { publishedNear, tellsOf } from './time-match.ts';

/** What a question's times put first. */
export interface TimePreference {
  /** Whether articles without a date come after all others. */
  readonly undatedLast: boolean;
  /** Passages that speak of these times come first. */
  readonly toldTimes: readonly ToldTime[];
}

/** Added to a passage's score, whose best and second differ by about 1 at the median on PIAF. */
const SAME_ARTICLE = 2;
const TELLS_OF_TIME = 1.2;
const PUBLISHED_THEN = 0.6;
/** Added to a sentence's score, of the same unit. */
const SENTENCE_TELLS = 1;
const UNDATED = -2;

/** Adds to the scores what the words of the question do not say: its times, and the articles that it goes on from. */
export async function raised(
  ranked: readonly RankedCandidate[],
  { toldTimes, undatedLast }: TimePreference,
  boosted: ReadonlySet<string>,
): Promise<RankedCandidate[]> {
  const all: RankedCandidate[] = [];
  for (const candidate of ranked) {
    const { article, chunk } = candidate;
    let { score } = candidate;
    if (boosted.has(article.id)) score += SAME_ARTICLE;
    if (undatedLast && !article.published) score += UNDATED;
    if (toldTimes.length > 0) {
      // Times are looked for in all of the text, a millisecond or so.
      await setImmediate();
      const { published, language } = article;
      const tells = toldTimes.map((time) => tellsOf(chunk.text, time, published, language));
      score += TELLS_OF_TIME * Math.max(...tells);
      if (toldTimes.some(({ range }) => publishedNear(published, range))) score += PUBLISHED_THEN;
    }
    all.push({ ...candidate, score });
  }
  return undatedBehind(all.sort(bestFirst), { undatedLast });
}

/** Behind bounds on the publication, what may be of any time comes last. */
export function undatedBehind(
  ranked: readonly RankedCandidate[],
  { undatedLast }: Pick<TimePreference, 'undatedLast'>,
): RankedCandidate[] {
  if (!undatedLast) return [...ranked];
  const isDated = ({ article }: RankedCandidate) => article.published !== null;
  return [...ranked.filter(isDated), ...ranked.filter((candidate) => !isDated(candidate))];
}

/** Of the sentences of a passage those come first that tell of the time asked about. */
export function raisedSentences(
  sentences: readonly ScoredSentence[],
  toldTimes: readonly ToldTime[],
): ScoredSentence[] {
  if (toldTimes.length === 0) return [...sentences];
  const raise = ({ text, candidate: { article } }: ScoredSentence): number =>
    Math.max(...toldTimes.map((time) => tellsOf(text, time, article.published, article.language)));
  return sentences
    .map((sentence) => ({ ...sentence, score: sentence.score + SENTENCE_TELLS * raise(sentence) }))
    .sort((a, b) => b.score - a.score);
}
