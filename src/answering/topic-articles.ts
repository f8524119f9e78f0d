import type { StoredArticle } from '../corpus/stored-article.ts';
import { eitherMatch, massShare, matchTerms, type TermMatch } from '../retrieval/term-match.ts';
import { stemsOf } from '../text/index-stems.ts';
import type { Finding } from './find-answer.ts';

/** An article that was found for a question. */
export interface TopicArticle {
  readonly article: StoredArticle;
  /**
   * Share of the question's idf mass in its passages found, its title, its author and the name of its file, by words or by
   * what stands for them: 0..1.
   */
  readonly coverage: number;
  /** Of its best passage, with what the coverage adds: comparable within one question. */
  readonly score: number;
}

/** A whole question's words weigh as much as so many steps of the ranking, whose best and second differ by one. */
const COVERAGE_WEIGHT = 4;

/**
 * From so near in meaning a word stands for another, above all in the other language: not every word has its translation
 * in the table.
 */
const STANDS_FOR = 0.7;
const standsFor = (meaning: number): number => (meaning >= STANDS_FOR ? meaning : 0);

/** The stems of an article's headline and of the name of its file. */
export const headStems = ({ file, titleStems, language }: StoredArticle): readonly string[] => [
  ...titleStems,
  ...stemsOf(file.replace(/\.\w+$|[^\p{L}\p{N}]+/gu, ' '), language),
];

/** The articles found for a question, the one that is most about it first. */
export function topicArticles({ query, ranked }: Finding): TopicArticle[] {
  const found = new Map<string, { article: StoredArticle; score: number; match: TermMatch }>();
  for (const { article, chunk, score } of ranked) {
    const ofChunk = matchTerms(query, chunk.stems);
    const known = found.get(article.id);
    if (known) known.match = eitherMatch(known.match, ofChunk);
    else {
      // An article of somebody is theirs, and what they propose in it.
      const author = stemsOf(article.author ?? '', article.language);
      const ofHead = matchTerms(query, [...headStems(article), ...author]);
      found.set(article.id, { article, score, match: eitherMatch(ofChunk, ofHead) });
    }
  }
  return [...found.values()]
    .map(({ article, score, match: { words, meanings } }) => {
      const coverage = massShare(
        query,
        words.map((word, i) => Math.max(word, standsFor(meanings[i]!))),
      );
      return { article, coverage, score: score + COVERAGE_WEIGHT * coverage };
    })
    .sort((a, b) => b.score - a.score);
}
