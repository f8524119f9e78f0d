import type { Query } from '../retrieval/query.ts';
import { massShare, matchTerms } from '../retrieval/term-match.ts';
import type { ScoredSentence } from './choose-sentences.ts';
import type { Turn } from './follow-up.ts';
import { quoteOf } from './quoting.ts';

/** What a question goes on from. */
export interface PriorTurn {
  readonly turn: Turn;
  /** The question's own words, without those of the turn. */
  readonly news: Query;
}

/** Taken from the score of what was shown before, in log-odds. */
const SAID = 1;
/** Taken from what has nothing of the new words. */
const WITHOUT_NEWS = 1.5;

/**
 * The sentences as a follow-up wants them. The words of the question before are in it too, and what was shown answers
 * them: what has the new words comes first, and what was shown last time has less to say.
 */
export function goingOn(
  sentences: readonly ScoredSentence[],
  { turn: { quote = '' }, news }: PriorTurn,
): ScoredSentence[] {
  return sentences
    .map((sentence) => {
      const { candidate, i, score } = sentence;
      const { words, meanings } = matchTerms(news, candidate.chunk.sentences[i]!.stems);
      const share = Math.max(massShare(news, words), massShare(news, meanings));
      const missing = news.terms.length === 0 ? 0 : WITHOUT_NEWS * (1 - share);
      return {
        ...sentence,
        score: score - missing - (quote.includes(quoteOf(sentence).quote) ? SAID : 0),
      };
    })
    .sort((a, b) => b.score - a.score);
}
