import { dateLabel } from '../../i18n/format.ts';
import { messages } from '../../i18n/messages.ts';
import { massShare, matchTerms } from '../../retrieval/term-match.ts';
import type { Language } from '../../text/language.ts';
import { foldStraight } from '../../text/words.ts';
import { LEAST_ABOUT } from '../central-candidates.ts';
import { centralSentences } from '../central-sentences.ts';
import type { Finding } from '../find-answer.ts';
import { liveEntries } from '../live-entries.ts';
import { isNoAnswer } from '../no-answer.ts';
import { type Quoted, quoted } from '../quoting.ts';
import { headStems, topicArticles } from '../topic-articles.ts';
import { tellOneEvent } from '../versions.ts';
import { type ArticleSentence, type WholeArticle, wholeArticle } from '../whole-article.ts';
import type { Composed, Question } from './question.ts';
import type { TopicRequest } from './request.ts';

/** An article whose headline has so much of a topic is about it as a whole. */
const IN_HEADLINE = 0.7;
const SENTENCES = 5;
const ARTICLES = 3;
/** Of the best article's coverage: others with less are about something else. */
const ALSO = 0.8;
const NEWS = 4;
/** Of the topic in the best sentence on it. */
const OF_TOPIC = 0.5;
const FEWEST_STEMS = 4;

/** Whether the headline of an article says what a question asks about. */
export const isAbout = ({ details }: WholeArticle, { query }: Finding): boolean =>
  massShare(query, matchTerms(query, headStems(details)).words) >= IN_HEADLINE;

/**
 * The sentences about a topic, or its figures, in the articles that have the most of it.
 * @param only the article that the question names; null where it names none.
 */
export async function ofTopic(
  { wants, count, isSure }: TopicRequest,
  { sources, language }: Question,
  finding: Finding,
  only: string | null,
): Promise<Composed | null> {
  const found = topicArticles(finding).filter(
    ({ article }) => only === null || article.id === only,
  );
  const covered = ALSO * (found[0]?.coverage ?? 0);
  const wanted = count ?? SENTENCES;
  // What only looks like a request is one where a sentence has what it names.
  const least = isSure ? 0 : OF_TOPIC;
  const told: Told[] = [];
  for (const { article } of found
    .filter(({ coverage }) => coverage >= covered)
    .slice(0, ARTICLES)) {
    const whole = await wholeArticle(sources.corpus, article.id);
    if (whole) told.push(await tellingOf(whole, finding, wanted, wants === 'figures'));
  }
  const best = told[0]?.share ?? 0;
  if (best < least) return null;
  const about = told.filter(({ share, sentences }) => share >= ALSO * best && sentences.length > 0);
  const each = Math.ceil(wanted / (about.length || 1));
  const texts = messages(language).kinds;
  const parts = about.flatMap(({ article, sentences }) => {
    const date = article.details.published;
    const label = about.length > 1 && date ? texts.dated(dateLabel(date, language)) : undefined;
    return labelled(article, sentences.slice(0, each), label);
  });
  if (parts.length === 0) return null;
  return { kind: 'overview', lead: texts.ofTopic, parts: parts.slice(0, wanted), sure: true };
}

/** What the newest article on a topic says, and what was texts before it. */
export async function whatIsNew(
  article: WholeArticle,
  count: number | null,
  { sources, language }: Question,
  finding: Finding,
): Promise<Composed> {
  const live = isAbout(article, finding) ? latestEntries(article, count ?? NEWS, language) : [];
  if (live.length > 0) return { kind: 'latest', parts: live, sure: true };
  const texts = messages(language).kinds;
  const date = ({ details }: WholeArticle): string => dateLabel(details.published, language);
  const isDated = article.details.published !== null;
  const newest = isAbout(article, finding)
    ? await centralSentences(article, { count: count ?? NEWS })
    : (await tellingOf(article, finding, count ?? NEWS, false)).sentences;
  const parts = labelled(article, newest, isDated ? texts.since(date(article)) : undefined);
  if (!isDated || count !== null) return { kind: 'latest', parts, sure: true };
  for (const { article: other } of topicArticles(finding).slice(0, ARTICLES)) {
    const isOlder = other.published && other.published.value < article.details.published!.value;
    const older = isOlder ? await wholeArticle(sources.corpus, other.id) : null;
    if (!older || !tellOneEvent(older, article)) continue;
    const before = await centralSentences(older, { count: 1 });
    parts.push(...labelled(older, before, texts.before(date(older))));
    break;
  }
  return { kind: 'latest', parts, sure: true };
}

/** The page speaks of itself. */
const OF_THE_PAGE =
  /\b(?:ce direct|notre direct|merci de (?:nous )?(?:avoir suivi|suivre)|(?:close|closing|ending) (?:this|our) (?:page|blog|live)|that's all|thank(?:s| you) for (?:following|reading|joining)|bienvenue|welcome to)\b/;

/** The first sentence that says something of each of the newest entries of a live page. */
function latestEntries(article: WholeArticle, count: number, language: Language): Quoted[] {
  const texts = messages(language).kinds;
  const parts = liveEntries(article.text).flatMap(({ start, end, clock }) => {
    const entry = { start: start + clock.length, end };
    if (OF_THE_PAGE.test(foldStraight(article.text.slice(start, end)))) return [];
    const within = article.sentences.filter((one) => one.end > entry.start && one.end <= end);
    const first = within.find(
      ({ text, stems }) => stems.length >= FEWEST_STEMS && !isNoAnswer(text),
    );
    if (!first) return [];
    // The time stands before it already.
    const from = Math.max(first.start, entry.start);
    const marks = /^[\s.:;,\])*–—-]*/.exec(article.text.slice(from, first.end))![0].length;
    return labelled(article, [{ ...first, start: from + marks }], texts.dated(clock));
  });
  return parts.slice(0, count);
}

function labelled(
  { details, text }: WholeArticle,
  sentences: readonly ArticleSentence[],
  label: string | undefined,
): Quoted[] {
  return sentences.map((span, i) =>
    quoted(details, text, span, i === 0 && label !== undefined ? { label } : {}),
  );
}

/** What is left of a sentence's share for the one behind it, which may say "il"; more in the same paragraph, which goes on about it. */
const BEHIND = 0.5;
const IN_PARAGRAPH = 0.8;

/** An article's sentences about a topic, and how much of it the best has. */
interface Told {
  readonly article: WholeArticle;
  readonly sentences: readonly ArticleSentence[];
  readonly share: number;
}

async function tellingOf(
  article: WholeArticle,
  finding: Finding,
  count: number,
  ofFigures: boolean,
): Promise<Told> {
  const { query } = finding;
  // All figures of an article are those of what it is about.
  const least = ofFigures ? LEAST_ABOUT : 0;
  const shares = new Map<number, number>();
  let before = { own: 0, carried: 0, end: 0 };
  let share = 0;
  for (const { start, end, text, stems } of article.sentences) {
    const own = massShare(query, matchTerms(query, stems).words);
    share = Math.max(share, own);
    const isUsable = !ofFigures || /\d/.test(text);
    const goesOn = !article.text.slice(before.end, start).includes('\n');
    const carried = Math.max(own, BEHIND * before.own, goesOn ? IN_PARAGRAPH * before.carried : 0);
    shares.set(start, isUsable ? Math.max(carried, least) : 0);
    before = { own, carried, end };
  }
  const about = ({ start }: ArticleSentence): number => shares.get(start) ?? 0;
  return { article, sentences: await centralSentences(article, { count, about }), share };
}
