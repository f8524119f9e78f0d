import { messages } from '../../i18n/messages.ts';
import { quote } from '../../i18n/typography.ts';
import { idf } from '../../retrieval/query.ts';
import { foldStraight } from '../../text/words.ts';
import { type CentralOptions, centralSentences } from '../central-sentences.ts';
import { enumerationsOf } from '../enumerations.ts';
import type { Finding } from '../find-answer.ts';
import { headingOf } from '../headings.ts';
import { quoted } from '../quoting.ts';
import { topicArticles } from '../topic-articles.ts';
import { type WholeArticle, wholeArticle } from '../whole-article.ts';
import { topicOf } from './article-aspects.ts';
import { articleMeant, hasItAsTopic, isBy, newestOf, versionMeant } from './article-meant.ts';
import { ARTICLE, isEmptyTopic, withoutGenre } from './article-words.ts';
import { nothingAbout } from './nothing-about.ts';
import { isAbout, ofTopic, whatIsNew } from './of-topic.ts';
import type { Composed, Question } from './question.ts';
import { requestIn, requestUnderstood, type TopicRequest, withoutMatter } from './request.ts';
import { isOfAFact } from './understood.ts';

/** "L'article sur les bus" is one, whatever others say of them. */
const NAMES_ONE = new RegExp(`\\b(?:(?:le|la|cet|cette|the|this|that) |l')(?:${ARTICLE})\\b(?<!s)`);

/** …and is likely to be where it has all words but one that no article has, and so many at least. */
const ALL_KNOWN = 0.95;
const FEWEST_KNOWN = 2;
/** Of the articles found. */
const VERSIONS = 3;
/**
 * What carries an article, or what is said of a topic in several, in as many sentences as are asked for; of versions of
 * one event, the newest.
 */
export async function summary(asked: Question): Promise<Composed | null> {
  const request = requestIn(asked.folded);
  return request && ofRequest(request, asked);
}

/** The same for a question that asks for it in words of its own, by the reader's judgement. */
export async function summaryUnderstood(asked: Question): Promise<Composed | null> {
  const request = requestUnderstood(asked.folded, await asked.understood());
  if (request && request.wants !== 'summary' && isOfAFact(asked.finding)) return null;
  const composed = request && (await ofRequest(request, asked));
  if (!composed || request.isSure || composed.none) return composed;
  return { ...composed, sure: false, atLeast: 'perhaps' };
}

async function ofRequest(request: TopicRequest, asked: Question): Promise<Composed | null> {
  const { topic, count, wants } = request;
  const isNews = wants === 'news';
  // What is new in a time is what happened in it; since a time, of a topic, what its articles say.
  if (isNews && (asked.period !== null || (asked.isOfATime && isEmptyTopic(topic)))) return null;
  if (isEmptyTopic(topic)) {
    const article = isNews ? null : await articleAtHand(asked);
    // "Plus d'infos": other ones.
    const known = wants === 'facts' ? asked.quotesBefore : [];
    return article && essence(article, { count, known }, asked);
  }
  let finding = await asked.find(topic);
  let article = await articleMeant(asked, finding);
  const bare = withoutMatter(withoutGenre(topic));
  if (!article && bare !== topic && !isEmptyTopic(bare)) {
    finding = await asked.find(bare);
    article = await articleMeant(asked, finding);
  }
  if (!article && NAMES_ONE.test(asked.folded)) return nothingAbout(asked, topicOf(topic));
  if (!article) return isNews ? null : likelyMeant(finding, request, asked);
  const listed = wants === 'figures' ? keyFigures(article) : null;
  if (listed) return listed;
  if (isNews) return whatIsNew(await newestOf(article, finding, asked), count, asked, finding);
  const isWhole =
    wants === 'summary'
      ? hasItAsTopic(article, finding) || isBy(article.details, asked)
      : wants === 'facts' && isAbout(article, finding);
  return isWhole
    ? essence(article, { count }, asked)
    : ofTopic(request, asked, finding, NAMES_ONE.test(asked.folded) ? article.details.id : null);
}

/**
 * The article that is about a topic but for a word that no article has: "le procès du vol" may be told without the word. With a
 * warning, for it may be about another matter.
 */
async function likelyMeant(
  finding: Finding,
  { count }: TopicRequest,
  asked: Question,
): Promise<Composed | null> {
  const { terms, mass, chunks } = finding.query;
  const known = terms.filter((term) => term.idf < idf(0, chunks));
  const lacking = terms.filter((term) => !known.includes(term));
  if (known.length < FEWEST_KNOWN || lacking.length > 1 || lacking[0]?.isName) return null;
  const least = (ALL_KNOWN * known.reduce((sum, term) => sum + term.idf, 0)) / mass;
  const found = topicArticles(finding).filter(({ coverage }) => coverage >= least);
  const read = found.slice(0, VERSIONS).map(({ article }) => article.id);
  const articles = await Promise.all(read.map((id) => wholeArticle(asked.sources.corpus, id)));
  const meant = versionMeant(
    articles.filter((one) => one !== null),
    finding,
  );
  if (!meant) return null;
  // Of the words that are there at all.
  const { coverage = 0 } = found.find(({ article }) => article.id === meant.details.id) ?? {};
  if (!hasItAsTopic(meant, finding, coverage)) return null;
  return { ...(await essence(meant, { count }, asked)), sure: false, atLeast: 'perhaps' };
}

const FIGURES_SHOWN = 8;
/** "Chiffres clés" over a list of the article. */
const OF_FIGURES = /\b(?:chiffres|nombres|figures|numbers)\b/;

/** The list that an article itself gives of its figures; null where it has none. */
function keyFigures(article: WholeArticle): Composed | null {
  const { details, text } = article;
  for (const enumerations of enumerationsOf(article)) {
    const listed = enumerations.find(
      ({ form, items }) =>
        form === 'lines' && OF_FIGURES.test(foldStraight(headingOf(text, items[0]!.start))),
    );
    if (!listed) continue;
    const parts = listed.items.slice(0, FIGURES_SHOWN).map((item) => quoted(details, text, item));
    return { kind: 'list', parts, sure: true };
  }
  return null;
}

async function essence(
  article: WholeArticle,
  wanted: CentralOptions,
  { language }: Question,
): Promise<Composed> {
  const sentences = await centralSentences(article, wanted);
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
