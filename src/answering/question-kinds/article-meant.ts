import type { StoredArticle } from '../../corpus/stored-article.ts';
import { massShare, matchTerms } from '../../retrieval/term-match.ts';
import { foldStraight, splitWords } from '../../text/words.ts';
import { isCorrection } from '../corrections.ts';
import type { Finding } from '../find-answer.ts';
import { headStems, type TopicArticle, topicArticles } from '../topic-articles.ts';
import { wordsOfNames } from '../unknown-names.ts';
import { tellOneEvent } from '../versions.ts';
import { type WholeArticle, wholeArticle } from '../whole-article.ts';
import { ARTICLE } from './article-words.ts';
import type { Question } from './question.ts';

const NAMED = new RegExp(`\\b(?:${ARTICLE}|rapports?|etudes?|study|portraits?|recits?)\\b`);

/** An article is meant when it has so much of the topic… */
const ENOUGH = 0.45;
/** …where the question does not say that it is an article… */
const ENOUGH_UNNAMED = 0.7;
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
/** Of the articles found, for a newer telling. */
const LOOKED_AT = 8;

/** The article that a question is about as a whole, by the topic that it was found for; null where none is enough. */
export async function articleMeant(
  asked: Question,
  finding: Finding,
): Promise<WholeArticle | null> {
  const { folded, spoken, sources } = asked;
  const found = topicArticles(finding);
  const [best, ...others] = found;
  if (!best) return null;
  const named = (await namedAlone(asked, found)) ?? (await writtenBy(asked));
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

/** Whether an article is somebody's who is named: "sum up Beatrix Nwosu's piece". */
export function isBy({ author }: StoredArticle, { asWritten, folded }: Question): boolean {
  const names = wordsOfNames(asWritten);
  const words = new Set(splitWords(author ?? '').map(({ form }) => form));
  return NAMED.test(folded) && names.length > 0 && names.every((name) => words.has(name));
}

/** The only article of theirs. */
async function writtenBy(asked: Question): Promise<WholeArticle | null> {
  const { corpus } = asked.sources;
  const [only, ...more] = (await corpus.articles()).filter((one) => isBy(one, asked));
  return only && more.length === 0 ? wholeArticle(corpus, only.id) : null;
}

/** Of the articles that have most of a topic, best first: the one that tells of it, in its newest version. */
export function versionMeant(
  found: readonly WholeArticle[],
  finding: Finding,
): WholeArticle | null {
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

/** The newest article found that tells of the same event: how a matter stands is told in other words since. */
export async function newestOf(
  article: WholeArticle,
  finding: Finding,
  { sources: { corpus } }: Question,
): Promise<WholeArticle> {
  const dayOf = ({ published }: StoredArticle): string => published?.value ?? '';
  const newer = topicArticles(finding)
    .slice(0, LOOKED_AT)
    .map((one) => one.article)
    .filter((one) => dayOf(one) > dayOf(article.details))
    .sort((a, b) => (dayOf(a) < dayOf(b) ? 1 : -1));
  for (const { id } of newer) {
    const other = await wholeArticle(corpus, id);
    if (other && !isCorrection(other) && tellOneEvent(article, other)) return other;
  }
  return article;
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
export function hasItAsTopic(
  { details, sentences }: WholeArticle,
  { query }: Finding,
  outOf = 1,
): boolean {
  const share = (stems: readonly string[]): number =>
    massShare(query, matchTerms(query, stems).words);
  if (share(headStems(details)) >= outOf * IN_HEAD) return true;
  return sentences.reduce((sum, { stems }) => sum + share(stems), 0) >= outOf * TIMES;
}
