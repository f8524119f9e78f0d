import { cue } from '../retrieval/question-kind.ts';
import { matchTerms } from '../retrieval/term-match.ts';
import type { ScoredSentence } from './choose-sentences.ts';
import type { Finding } from './find-answer.ts';

/**
 * The sentences that say how many or how much each of several things has: those of the best sentence's paragraph that
 * have a number and the word for it.
 * @param each folded, what each of them has: "points" of "les lanceuses avec leurs points".
 * @returns in their order; empty where the best sentence does not say it itself.
 */
export function sentencesOfEach({ query, sentences }: Finding, each: string): ScoredSentence[] {
  const term = query.terms.findIndex(({ form }) => form === each);
  const says = ({ candidate, i, text }: ScoredSentence): boolean =>
    matchTerms(query, candidate.chunk.sentences[i]!.stems).words[term]! > 0 &&
    cue('number', text) > 0;
  const [best] = sentences;
  if (!best || term < 0 || !says(best)) return [];
  const { chunk } = best.candidate;
  const isBeside = ({ candidate, start, end }: ScoredSentence): boolean =>
    candidate.chunk.id === chunk.id &&
    !chunk.text
      .slice(Math.min(end, best.end) - chunk.start, Math.max(start, best.start) - chunk.start)
      .includes('\n');
  return sentences
    .filter((one) => one === best || (isBeside(one) && says(one)))
    .sort((a, b) => a.start - b.start);
}
