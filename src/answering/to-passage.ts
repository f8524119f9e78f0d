import type { Passage } from '../retrieval/passage.ts';
import type { RankedCandidate } from '../retrieval/retrieve.ts';

/** A ranked candidate as the outside sees it; `index` is its place in the ranking, from 0. */
export function toPassage({ chunk, article, score }: RankedCandidate, index: number): Passage {
  const { titleStems: _stems, words: _words, ...details } = article;
  const { id, articleId, start, end, text } = chunk;
  return { rank: index + 1, article: details, chunk: { id, articleId, start, end, text }, score };
}
