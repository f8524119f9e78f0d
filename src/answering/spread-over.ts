import type { Query } from '../retrieval/query.ts';
import { matchTerms } from '../retrieval/term-match.ts';
import type { ScoredSentence } from './choose-sentences.ts';
import { sameEvent, sameWords } from './copies.ts';
import type { Finding } from './find-answer.ts';
import { isNoAnswer } from './no-answer.ts';

/** So much below the best sentence's score, of the unit in which best and second differ by about one. */
const BEHIND = 2;
const NEARLY = 1;
const LOOKED_AT = 30;

/**
 * The sentences that each name one of several things, in their order: nearly as good as the best one, with a word of the
 * question that it has too, or another where it is hardly worse. Those of another article only where it tells of another
 * event.
 */
export function spreadOver({ query, sentences }: Finding): ScoredSentence[] {
  const usable = sentences.filter(({ text }) => !isNoAnswer(text));
  const [best] = usable;
  if (!best) return [];
  const { id } = best.candidate.article;
  const telling = tellingTerms(
    query,
    usable.filter(({ candidate }) => candidate.article.id === id),
  );
  const termsOf = (one: ScoredSentence) => termsIn(query, one).filter((term) => telling.has(term));
  const shared = termsOf(best);
  const chosen: ScoredSentence[] = [];
  for (const one of usable.slice(0, LOOKED_AT)) {
    if (one.score < best.score - BEHIND) break;
    if (one.candidate.article.id !== id && sameEvent(best, one)) continue;
    const terms = termsOf(one);
    const isNear = terms.length > 0 && one.score >= best.score - NEARLY;
    if (!isNear && !terms.some((term) => shared.includes(term))) continue;
    if (!chosen.some((other) => sameWords(other, one))) chosen.push(one);
  }
  const rank = (one: ScoredSentence) => (one.candidate.article.id === id ? 0 : 1);
  return chosen.sort((a, b) => rank(a) - rank(b) || a.start - b.start);
}

/** The words of a question but names and what most sentences of an article have: these tell none from another. */
function tellingTerms(query: Query, sentences: readonly ScoredSentence[]): ReadonlySet<number> {
  const counts = query.terms.map(() => 0);
  for (const one of sentences) for (const term of termsIn(query, one)) counts[term]!++;
  const isTelling = (count: number, term: number): boolean =>
    !query.terms[term]!.isName && count <= sentences.length / 2;
  return new Set(counts.flatMap((count, term) => (isTelling(count, term) ? [term] : [])));
}

/** Which words of the question a sentence has, as places among its terms. */
function termsIn(query: Query, { candidate, i }: ScoredSentence): number[] {
  const { words } = matchTerms(query, candidate.chunk.sentences[i]!.stems);
  return query.terms.flatMap((_, term) => (words[term]! > 0 ? [term] : []));
}
