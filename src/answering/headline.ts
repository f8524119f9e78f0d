import type { RankedCandidate } from '../retrieval/retrieve.ts';
import { splitWords } from '../text/words.ts';

/** In times the words of its headline: an article of fewer says hardly more, and so the headline itself is what proves. */
const ALONE = 1.5;

/** Whether an article is hardly more than its headline: a dispatch of one sentence. */
export function isHeadlineAlone({ title, words }: RankedCandidate['article']): boolean {
  return words < ALONE * splitWords(title).length;
}
