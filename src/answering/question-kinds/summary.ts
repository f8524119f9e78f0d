import { messages } from '../../i18n/messages.ts';
import { quote } from '../../i18n/typography.ts';
import { centralSentences } from '../central-sentences.ts';
import type { Finding } from '../find-answer.ts';
import { quoted } from '../quoting.ts';
import { topicArticles } from '../topic-articles.ts';
import { tellOneEvent } from '../versions.ts';
import { type WholeArticle, wholeArticle } from '../whole-article.ts';
import { ARTICLE, isEmptyTopic } from './article-words.ts';
import { isAbout, ofTopic, whatIsNew } from './of-topic.ts';
import type { Composed, Question } from './question.ts';
import { requestIn } from './request.ts';

const NAMED = new RegExp(`\\b${ARTICLE}\\b`);

/** An article is meant when it has so much of the topic… */
const ENOUGH = 0.45;
/** …where the question does not say that it is an article. */
const ENOUGH_UNNAMED = 0.7;
/** Another article may be the newer telling when it has so much less of the topic. */
const SLACK = 0.1;
const VERSIONS = 3;

/**
 * What carries an article, or what is said of a topic in several, in as many sentences as are asked for; of versions of
 * one event, the newest.
 */
export async function summary(asked: Question): Promise<Composed | null> {
  const request = requestIn(asked.folded);
  if (!request) return null;
  const { topic, count, wants } = request;
  const isNews = wants === 'news';
  // What is new in a time is what happened in it.
  if (isNews && (asked.period !== null || asked.isOfATime)) return null;
  if (isEmptyTopic(topic)) {
    const article = isNews ? null : await articleAtHand(asked);
    return article && essence(article, count, asked);
  }
  const finding = await asked.find(topic);
  const article = await articleMeant(asked, finding);
  if (!article) return null;
  if (isNews) return whatIsNew(article, count, asked, finding);
  const isWhole = wants === 'summary' || (wants === 'facts' && isAbout(article, finding));
  return isWhole ? essence(article, count, asked) : ofTopic(request, asked, finding);
}

function essence(article: WholeArticle, count: number | null, { language }: Question): Composed {
  const sentences = centralSentences(article, { count });
  const parts = sentences.map((span) => quoted(article.details, article.text, span));
  const lead = messages(language).kinds.summary(quote(language, article.details.title));
  return { kind: 'summary', lead, parts, sure: true };
}

/** Where the question names none: the only one that is looked in, or that of the turn before. */
async function articleAtHand({
  within,
  before,
  sources: { corpus },
}: Question): Promise<WholeArticle | null> {
  const ids = within ?? (before.length > 0 ? before.slice(0, 1) : await corpus.articleIds());
  const [id, ...others] = ids;
  if (id === undefined) return null;
  if (others.length === 0) return wholeArticle(corpus, id);
  const recent = before.find((one) => ids.includes(one));
  return recent === undefined ? null : wholeArticle(corpus, recent);
}

async function articleMeant(
  { folded, sources: { corpus } }: Question,
  finding: Finding,
): Promise<WholeArticle | null> {
  const [best, ...others] = topicArticles(finding);
  if (!best || best.coverage < (NAMED.test(folded) ? ENOUGH : ENOUGH_UNNAMED)) return null;
  let meant = await wholeArticle(corpus, best.article.id);
  if (!meant) return null;
  for (const { article, coverage } of others.slice(0, VERSIONS)) {
    const isNewer =
      meant.details.published !== null &&
      article.published !== null &&
      article.published.value > meant.details.published.value;
    if (!isNewer || coverage < best.coverage - SLACK) continue;
    const other = await wholeArticle(corpus, article.id);
    if (other && tellOneEvent(meant, other)) meant = other;
  }
  return meant;
}
