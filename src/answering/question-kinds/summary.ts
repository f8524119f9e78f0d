import { messages } from '../../i18n/messages.ts';
import { quote } from '../../i18n/typography.ts';
import { idf } from '../../retrieval/query.ts';
import { massShare, matchTerms } from '../../retrieval/term-match.ts';
import { foldStraight, splitWords } from '../../text/words.ts';
import { type CentralOptions, centralSentences } from '../central-sentences.ts';
import { isCorrection } from '../corrections.ts';
import { enumerationsOf } from '../enumerations.ts';
import type { Finding } from '../find-answer.ts';
import { headingOf } from '../headings.ts';
import { quoted } from '../quoting.ts';
import { headStems, type TopicArticle, topicArticles } from '../topic-articles.ts';
import { wordsOfNames } from '../unknown-names.ts';
import { tellOneEvent } from '../versions.ts';
import { type WholeArticle, wholeArticle } from '../whole-article.ts';
import { topicOf } from './article-aspects.ts';
import { ARTICLE, isEmptyTopic, withoutGenre } from './article-words.ts';
import { nothingAbout } from './nothing-about.ts';
import { isAbout, ofTopic, whatIsNew } from './of-topic.ts';
import type { Composed, Question } from './question.ts';
import { requestIn, type TopicRequest } from './request.ts';

const NAMED = new RegExp(`\\b(?:${ARTICLE}|rapports?|etudes?|study|portraits?|recits?)\\b`);

/** "L'article sur les bus" is one, whatever others say of them. */
const NAMES_ONE = new RegExp(`\\b(?:(?:le|la|cet|cette|the|this|that) |l')(?:${ARTICLE})\\b(?<!s)`);

/** An article is meant when it has so much of the topic… */
const ENOUGH = 0.45;
/** …where the question does not say that it is an article… */
const ENOUGH_UNNAMED = 0.7;
/** …and is likely to be where it has all words but one that no article has, and so many at least. */
const ALL_KNOWN = 0.95;
const FEWEST_KNOWN = 2;
/** Ahead of all others by so much, a text in another language need have less of it: not every word is translated. */
const AHEAD = 3;
const ENOUGH_TRANSLATED = 0.6;
/** Of its topic a text has so much in its headline, or its sentences have it so many times over; else it only mentions it. */
const IN_HEAD = 0.3;
const TIMES = 1.5;
/** Another article may be the newer telling when it has so much less of the topic… */
const SLACK = 0.1;
/** …and does not tell of so much less of it. */
const TELLS_MORE = 0.3;
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
  const bare = withoutGenre(topic);
  if (!article && bare !== topic && !isEmptyTopic(bare)) {
    finding = await asked.find(bare);
    article = await articleMeant(asked, finding);
  }
  if (!article && NAMES_ONE.test(asked.folded)) return nothingAbout(asked, topicOf(topic));
  if (!article) return wants === 'summary' ? likelyMeant(finding, request, asked) : null;
  const listed = wants === 'figures' ? keyFigures(article) : null;
  if (listed) return listed;
  if (isNews) return whatIsNew(article, count, asked, finding);
  const isWhole =
    wants === 'summary'
      ? hasItAsTopic(article, finding)
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

async function articleMeant(asked: Question, finding: Finding): Promise<WholeArticle | null> {
  const { folded, spoken, sources } = asked;
  const found = topicArticles(finding);
  const [best, ...others] = found;
  if (!best) return null;
  const named = await namedAlone(asked, found);
  if (named) return named;
  const isAhead = best.score - (others[0]?.score ?? -Infinity) >= AHEAD;
  const isTranslated = isAhead && best.article.language !== spoken;
  const unnamed = isTranslated ? ENOUGH_TRANSLATED : ENOUGH_UNNAMED;
  const least = NAMED.test(folded) ? ENOUGH : unnamed;
  if (best.coverage < least) return null;
  const near = others
    .slice(0, VERSIONS)
    .filter(({ coverage }) => coverage >= best.coverage - SLACK);
  const read = [best, ...near].map(({ article }) => wholeArticle(sources.corpus, article.id));
  return versionMeant(
    (await Promise.all(read)).filter((one) => one !== null),
    finding,
  );
}

/** Of the articles that have most of a topic, best first: the one that tells of it, in its newest version. */
function versionMeant(found: readonly WholeArticle[], finding: Finding): WholeArticle | null {
  // A correction is no telling of what it corrects.
  const tellings = found.filter((one) => !isCorrection(one));
  const shares = new Map(tellings.map((one) => [one, shareTold(one, finding)]));
  let [meant] = tellings.length > 0 ? tellings : found;
  if (!meant) return null;
  const share = (one: WholeArticle): number => shares.get(one) ?? 0;
  for (const other of tellings) if (share(other) >= share(meant) + TELLS_MORE) meant = other;
  for (const other of tellings) {
    const [ours, theirs] = [meant.details.published, other.details.published];
    const isNewer = ours !== null && theirs !== null && theirs.value > ours.value;
    const tellsOfIt = share(other) > share(meant) - TELLS_MORE;
    if (isNewer && tellsOfIt && tellOneEvent(meant, other)) meant = other;
  }
  return meant;
}

/** Words that an article has in its headline, or comes back to: what it says once in passing, another one is about. */
function shareTold({ details, sentences }: WholeArticle, { query }: Finding): number {
  const head = new Set(headStems(details));
  const counts = new Map<string, number>();
  for (const { stems } of sentences)
    for (const stem of new Set(stems)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const again = [...counts].filter(([stem, n]) => n > 1 && !head.has(stem));
  return massShare(query, matchTerms(query, [...head, ...again.map(([stem]) => stem)]).words);
}

/**
 * The article in the other language whose headline, or file's name, alone has the name that is asked for, where the one found
 * first has it nowhere: beside the name all words are others there.
 */
async function namedAlone(
  { asWritten, spoken, sources: { corpus } }: Question,
  found: readonly TopicArticle[],
): Promise<WholeArticle | null> {
  const names = wordsOfNames(asWritten);
  if (names.length === 0) return null;
  const inHead = found.filter(({ article }) => {
    const head = `${article.title} ${article.file.replace(/[^\p{L}\p{N}]+/gu, ' ')}`;
    const words = new Set(splitWords(head).map(({ form }) => form));
    return names.every((name) => words.has(name));
  });
  const [only, ...more] = inHead;
  if (!only || more.length > 0 || only.article.language === spoken) return null;
  const first = only === found[0] ? null : await wholeArticle(corpus, found[0]!.article.id);
  const opening = first && foldStraight(first.text);
  return opening && !names.some((name) => opening.includes(name))
    ? wholeArticle(corpus, only.article.id)
    : null;
}

/**
 * Whether a text is about a topic rather than mentions it once.
 * @param outOf share of the topic that it has at all.
 */
function hasItAsTopic(
  { details, sentences }: WholeArticle,
  { query }: Finding,
  outOf = 1,
): boolean {
  const share = (stems: readonly string[]): number =>
    massShare(query, matchTerms(query, stems).words);
  if (share(headStems(details)) >= outOf * IN_HEAD) return true;
  return sentences.reduce((sum, { stems }) => sum + share(stems), 0) >= outOf * TIMES;
}
