import type { StoredArticle } from '../../corpus/stored-article.ts';
import type { ScoredSentence } from '../choose-sentences.ts';
import { sameWords } from '../copies.ts';
import type { Finding } from '../find-answer.ts';

/** A sentence that answers, with what its article was asked. */
export interface Telling {
  readonly sentence: ScoredSentence;
  readonly finding: Finding;
  /** Whether its article surely answers. */
  readonly isSure: boolean;
}

/** A telling with the articles that say the same in nearly the same words. */
export interface ToldOnce extends Telling {
  readonly copies: readonly ScoredSentence['candidate']['article'][];
}

/** A place in an article. */
interface Place {
  readonly article: Pick<StoredArticle, 'published'>;
  readonly start: number;
}

/** Oldest article first, in the order of its text; undated ones last. */
export function byPublication(a: Place, b: Place): number {
  const [first, second] = [a, b].map(({ article }) => article.published?.value ?? '~');
  if (first !== second) return first! < second! ? -1 : 1;
  return a.start - b.start;
}

const placeOf = ({ sentence }: Telling): Place => ({
  article: sentence.candidate.article,
  start: sentence.start,
});

/** Each thing once, as the first article told it: an agency's text and what later articles repeat word for word. */
export function toldOnce(tellings: readonly Telling[]): ToldOnce[] {
  const kept: { telling: Telling; copies: Map<string, ToldOnce['copies'][number]> }[] = [];
  for (const telling of tellings.toSorted((a, b) => byPublication(placeOf(a), placeOf(b)))) {
    const { article } = telling.sentence.candidate;
    const original = kept.find((one) => sameWords(one.telling.sentence, telling.sentence));
    if (!original) kept.push({ telling, copies: new Map() });
    else if (original.telling.sentence.candidate.article.id !== article.id)
      original.copies.set(article.id, article);
  }
  return kept.map(({ telling, copies }) => ({ ...telling, copies: [...copies.values()] }));
}
