import { topicArticles } from '../topic-articles.ts';
import { tellOneEvent } from '../versions.ts';
import { type WholeArticle, wholeArticle } from '../whole-article.ts';
import {
  best,
  bestPair,
  type Candidate,
  candidatesFor,
  sameFigure,
  topicMass,
} from './compared-sentences.ts';
import type { Question } from './question.ts';
import { type Side, yearsOf } from './sides.ts';

/** Of each year. */
const ARTICLES = 3;

/**
 * The same figure of what comes back each year, in an article of each of two years: "la course, 2024 contre 2025", "more
 * people this year than last". What tells of one year's seldom writes the year.
 * @returns null where an article is missing, or has no such figure.
 */
export async function ofEachYear(
  asked: Question,
  sides: readonly [Side, Side],
): Promise<readonly [Candidate, Candidate] | null> {
  const years = yearsOf(sides, asked.today);
  if (!years) return null;
  const [first, second] = [await articlesOf(asked, years[0]), await articlesOf(asked, years[1])];
  let editions: readonly [WholeArticle, WholeArticle] | null = null;
  let most = 0;
  for (const one of first) {
    for (const other of second) {
      const mass = Math.min(topicMass(asked, one, sides), topicMass(asked, other, sides));
      if (mass <= most || !tellOneEvent(one, other)) continue;
      most = mass;
      editions = [one, other];
    }
  }
  if (!editions) return null;
  const [a, b] = sides.map(({ name }): Side => ({ name, stems: [], words: null })) as [Side, Side];
  const pair = bestPair(
    best(await candidatesFor(asked, [editions[0]], a, b, true)),
    best(await candidatesFor(asked, [editions[1]], b, a, true)),
  );
  return pair && sameFigure(...pair) ? pair : null;
}

/** The articles found that were published in a year, those most about the question. */
async function articlesOf(
  { finding, sources: { corpus } }: Question,
  year: string,
): Promise<WholeArticle[]> {
  const then = topicArticles(finding).filter(({ article }) =>
    article.published?.value.startsWith(year),
  );
  const articles: WholeArticle[] = [];
  for (const { article } of then.slice(0, ARTICLES)) {
    const whole = await wholeArticle(corpus, article.id);
    if (whole) articles.push(whole);
  }
  return articles;
}
