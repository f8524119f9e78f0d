import type { Embedder } from '../../embeddings/embedder.ts';
import type { Sources } from '../retrieval/retrieve.ts';
import { kindOf } from './confidence.ts';
import { type Finding, findAnswer, type SearchScope } from './find-answer.ts';
import { isOfTime } from './time-match.ts';
import type { TimeScope } from './time-scope.ts';

/**
 * What is found for a question; without its words on time where these find nothing, for no article need write its year;
 * in what may be of any time where what is surely of this one does not answer.
 * @param threshold confidence, 0..1, below which nothing is answered; the fitted one where it is undefined.
 */
export async function findInTime(
  { question, timeless, toldTimes }: TimeScope,
  search: SearchScope,
  threshold: number | undefined,
  sources: Sources,
  embedder: Embedder | null,
): Promise<Finding> {
  const kindFound = ({ confidence, readings }: Finding) =>
    kindOf(confidence, readings !== null, threshold);
  const finding = await findAnswer(question, search, sources, embedder);
  const kind = kindFound(finding);
  if (search.undatedLast && kind !== 'answered') {
    const within = await undatedIn(search, sources);
    const undated = await findAnswer(question, { ...search, within }, sources, embedder);
    if (kindFound(undated) === 'answered') return undated;
  }
  if (kind !== 'abstained' || timeless === question) return finding;
  const again = await findAnswer(timeless, search, sources, embedder);
  const [first] = again.sentences;
  return first && isOfTime(first.text, first.candidate.article, toldTimes) ? again : finding;
}

/** Ids of the articles without a date among those that are looked in. */
async function undatedIn({ within }: SearchScope, { corpus }: Sources): Promise<string[]> {
  const undated = await corpus.articlesUndated();
  if (within === null) return [...undated];
  const wanted = new Set(within);
  return undated.filter((id) => wanted.has(id));
}
