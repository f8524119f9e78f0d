import { massShare, matchTerms } from '../../retrieval/term-match.ts';
import { stemsOf } from '../../text/index-stems.ts';
import { foldStraight } from '../../text/words.ts';
import { correctionsIn, mayCorrect } from '../corrections.ts';
import type { Finding } from '../find-answer.ts';
import { quoted } from '../quoting.ts';
import { topicArticles } from '../topic-articles.ts';
import { type WholeArticle, wholeArticle } from '../whole-article.ts';
import type { ErrataAsked } from './asks-what-changed.ts';
import type { Composed, Question } from './question.ts';

const ARTICLES = 6;
const PARTS = 6;
/** Of the best article's coverage: others tell of something else. */
const ALSO = 0.7;
/** An erratum has few of the words of what it corrects. */
const OF_TOPIC = 0.3;

/** What a paper corrected of its own, on a topic or of a paper that is named: its errata, as they stand. */
export async function errata(asked: Question, meant: ErrataAsked | null): Promise<Composed | null> {
  const { corpus } = asked.sources;
  if (!meant) return null;
  if (!meant.isOfPress) {
    const papers = (await corpus.articles()).map(({ publisher }) => foldStraight(publisher ?? ''));
    if (!papers.some((name) => name !== '' && asked.folded.includes(name))) return null;
  }
  const finding = await asked.find(meant.topic);
  const found = topicArticles(finding);
  const least = OF_TOPIC * (found[0]?.coverage ?? 0);
  const articles: WholeArticle[] = [];
  for (const { article } of found.filter((one) => one.coverage >= least).slice(0, ARTICLES)) {
    const whole = await wholeArticle(corpus, article.id, mayCorrect);
    if (whole) articles.push(whole);
  }
  return correctionsOn(articles, finding, true);
}

/** Characters at the head of an article, before what it corrects, in which its paper is named. */
const HEAD = 200;

/** The corrections that are most about the topic, or of the paper that it names; null where none has a word of it. */
export function correctionsOn(
  articles: readonly WholeArticle[],
  { query }: Finding,
  onlyErrata = false,
): Composed | null {
  const scored = articles.flatMap((article) => {
    const { titleStems, publisher, language } = article.details;
    const corrections = correctionsIn(article);
    const first = Math.min(HEAD, ...corrections.map(({ start }) => start));
    const head = stemsOf(`${publisher ?? ''} ${article.text.slice(0, first)}`, language);
    return corrections
      .filter(({ isErratum }) => isErratum || !onlyErrata)
      .map((span) => ({
        part: quoted(article.details, article.text, span),
        share: massShare(query, matchTerms(query, [...span.stems, ...titleStems, ...head]).words),
      }));
  });
  const best = Math.max(0, ...scored.map(({ share }) => share));
  const parts = scored.filter(({ share }) => share >= ALSO * best).map(({ part }) => part);
  return best === 0 ? null : { kind: 'changed', parts: parts.slice(0, PARTS), sure: true };
}
