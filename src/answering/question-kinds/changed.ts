import { massShare, matchTerms } from '../../retrieval/term-match.ts';
import { stemsOf } from '../../text/index-stems.ts';
import { foldStraight } from '../../text/words.ts';
import { type CountedNumber, countedNumbers } from '../counted-numbers.ts';
import type { Finding } from '../find-answer.ts';
import { headingOf } from '../headings.ts';
import { liveEntries } from '../live-entries.ts';
import { isNoAnswer } from '../no-answer.ts';
import { isOfFirstArticle } from '../order-asked.ts';
import { type Quoted, quoted } from '../quoting.ts';
import { headStems, type TopicArticle, topicArticles } from '../topic-articles.ts';
import { tellOneEvent } from '../versions.ts';
import { type ArticleSentence, type WholeArticle, wholeArticle } from '../whole-article.ts';
import { isEmptyTopic } from './article-words.ts';
import { type ChangeAsked, changeAsked, topicOfErrata } from './asks-what-changed.ts';
import { lacksWordOf, ofAspect } from './aspect.ts';
import { betweenVersions, CHANGE, figureOver, versionsOf } from './between-versions.ts';
import { countOver } from './count-over-versions.ts';
import { correctionsOn, errata } from './errata.ts';
import { list } from './list.ts';
import type { Composed, Question } from './question.ts';
import { rowsThatMoved } from './rows-that-moved.ts';
import { TOLD, toldOverTime } from './told-over-time.ts';
import { withoutTimes } from './topic.ts';
import { isOfAFact, LIKELY, SURE } from './understood.ts';

/** "How did the number of … change?" */
const COUNTS = /\b(?:nombre|chiffre|number|figure|how many|combien|total|bilan)\b/;
const CORRECTED = /\b(?:corrige|rectifie|corrected)/;
const VERSIONS = 3;
/** Of the best article's coverage: others tell of something else. */
const ALSO = 0.7;
const VERSION = 0.3;
const PARTS = 6;
/** Of the articles found, for what they say of one thing. */
const LOOKED_AT = 8;

/** What changed between two versions of an event, or within one: what is so since, then what was texts before. */
export async function changed(asked: Question): Promise<Composed | null> {
  const corrections = await errata(asked, topicOfErrata(asked.folded));
  if (corrections) return corrections;
  const change = changeAsked(
    asked.folded,
    foldStraight(withoutTimes(asked.question, asked.spoken)),
  );
  return change && ofChange(change, asked);
}

/** The same for a question that asks for it in words of its own, by the reader's judgement. */
export async function changedUnderstood(asked: Question): Promise<Composed | null> {
  if (isOfAFact(asked.finding) || isOfFirstArticle(asked.folded)) return null;
  const understood = await asked.understood();
  const likely = understood?.likely('changed', 'errata') ?? 0;
  if (!understood || likely < LIKELY || isEmptyTopic(understood.topic)) return null;
  const { topic } = understood;
  const composed =
    understood.likeliest('changed', 'errata') === 'errata'
      ? await errata(asked, { topic, isOfPress: true })
      : likely >= SURE
        ? await ofChange({ topic, inside: topic, ...OF_ONE_THING }, asked)
        : await toldOf(topic, await asked.find(topic), asked, TOLD.surely);
  if (!composed || likely >= SURE) return composed;
  return { ...composed, sure: false, atLeast: 'perhaps' };
}

const OF_ONE_THING = { isOfTwo: false, isWhich: false, isOnlyWhich: false };

async function ofChange(change: ChangeAsked, asked: Question): Promise<Composed | null> {
  const { topic, inside, isOfTwo, isWhich, isOnlyWhich } = change;
  const finding = await asked.find(topic);
  const found = topicArticles(finding);
  const best = found[0];
  if (!best) return null;
  const articles: WholeArticle[] = [];
  for (const { article, coverage } of found.slice(0, VERSIONS)) {
    if (coverage < VERSION * best.coverage) continue;
    const whole = await wholeArticle(asked.sources.corpus, article.id);
    // What has changed is told in other words: of the same event an article may have fewer of those asked.
    const isOfIt =
      coverage >= ALSO * best.coverage ||
      (articles[0] && whole && tellOneEvent(articles[0], whole));
    if (whole && isOfIt) articles.push(whole);
  }
  const about = { ...asked, finding };
  const thing = (await asked.understood())?.topic || topic;
  const isOfOne = !isOfTwo && !isWhich;
  const told = isOfOne ? await toldOf(thing, finding, asked, TOLD.surely) : null;
  if (told) return told;
  for (const article of isWhich ? articles : []) {
    const rows = rowsThatMoved(article, asked.folded);
    if (rows) return rows;
  }
  if (isOnlyWhich) return null;
  const corrected = CORRECTED.test(asked.folded) ? correctionsOn(articles, finding) : null;
  if (corrected) return corrected;
  const course = articles[0] && COUNTS.test(asked.folded) ? courseOf(articles[0], about) : null;
  if (course) return course;
  const versions = versionsOf(articles, asked.period);
  const isAsked = inWordsNotIn(versions[0], finding);
  const count = COUNTS.test(asked.folded)
    ? countOver(versions, asked.folded, asked.language)
    : null;
  if (count) return count;
  const figure = !isOfTwo && inside && figureOver(versions, inside, asked.language);
  if (figure) return figure;
  if (versions.length > 1 && lacksWordOf(articles, finding.query)) return null;
  const aspect = ofAspect(versions, topic, finding.query, asked.language);
  if (aspect) return aspect;
  const news = versions.length > 1 ? betweenVersions(versions, asked.language, isAsked) : null;
  if (news) return news;
  return (
    (isOfOne ? await toldOf(thing, finding, asked, TOLD.perhaps) : null) ??
    (await list(asked)) ??
    (articles[0] ? within(articles[0], about) : null)
  );
}

/** What the articles say over time of one thing that is asked about. */
const toldOf = async (
  thing: string,
  finding: Finding,
  asked: Question,
  least: number,
): Promise<Composed | null> => toldOverTime(thing, await ofTheSame(finding, asked), asked, least);

/**
 * Of the articles found, those that have what names the thing: the words of the topic that a headline among the best has. None where
 * that has all of them: then no one thing is asked of it.
 */
async function ofTheSame(finding: Finding, { sources }: Question): Promise<WholeArticle[]> {
  const { query } = finding;
  const found = topicArticles(finding);
  const inHead = (one: TopicArticle): Float64Array =>
    matchTerms(query, headStems(one.article)).words;
  const [head] = found
    .map((one) => ({ words: inHead(one), score: one.coverage + massShare(query, inHead(one)) }))
    .sort((a, b) => b.score - a.score);
  if (!head?.words.some((word) => word > 0) || head.words.every((word) => word > 0)) return [];
  const articles: WholeArticle[] = [];
  for (const { article } of found.slice(0, LOOKED_AT)) {
    const whole = await wholeArticle(sources.corpus, article.id);
    if (!whole) continue;
    const stems = whole.sentences.flatMap((one) => one.stems);
    const { words } = matchTerms(query, [...stems, ...headStems(article)]);
    if (words.every((word, i) => word > 0 || head.words[i] === 0)) articles.push(whole);
  }
  return articles;
}

/** Whether a sentence has a word of what is asked that the newest version has not: "reprise", since told as "reprendra". */
function inWordsNotIn(
  newest: WholeArticle | undefined,
  { query }: Finding,
): (sentence: ArticleSentence) => boolean {
  const told = newest?.sentences.flatMap(({ stems }) => stems) ?? [];
  const { words } = matchTerms(query, [...told, ...(newest?.details.titleStems ?? [])]);
  return ({ stems }) => matchTerms(query, stems).words.some((own, i) => own > 0 && words[i] === 0);
}

/** How a figure that is asked about went on in one article, as in a page that is kept up to date. */
function courseOf(article: WholeArticle, { finding: { query } }: Question): Composed | null {
  const numbers = countedNumbers(article).filter(({ noun }) =>
    query.roles.get(noun)?.some(({ word }) => word > 0.5),
  );
  const values = new Set(numbers.map(({ value }) => value));
  if (values.size < 3) return null;
  const distinct: CountedNumber[] = [];
  for (const number of numbers) {
    if (!distinct.some(({ value, noun }) => value === number.value && noun === number.noun))
      distinct.push(number);
  }
  const entries = liveEntries(article.text);
  const isNewestFirst = entries.length > 0 && entries[0]!.start < entries.at(-1)!.start;
  const ordered = isNewestFirst ? distinct.toReversed() : distinct;
  const parts = new Map<ArticleSentence, Quoted>();
  for (const { sentence, span } of ordered) {
    const known = parts.get(sentence);
    const highlights = [...(known?.highlights ?? []), span];
    parts.set(sentence, quoted(article.details, article.text, sentence, { highlights }));
  }
  return { kind: 'changed', parts: [...parts.values()].slice(0, PARTS), sure: true };
}

/** The sentences of one article that are on the topic and tell of a change, in their order. */
function within(
  { details, text, sentences }: WholeArticle,
  { finding: { query } }: Question,
): Composed | null {
  const scored = sentences
    .filter((one) => !isNoAnswer(one.text) && !/^\s*[«"“]/.test(one.text))
    .map((sentence, i) => {
      const around = [
        ...stemsOf(headingOf(text, sentence.start), details.language),
        ...sentences.slice(Math.max(0, i - 1), i + 1).flatMap(({ stems }) => stems),
        ...sentence.stems,
      ];
      const change = CHANGE.test(foldStraight(sentence.text)) ? 0.35 : 0;
      const figure = /\d/.test(sentence.text) ? 0.1 : 0;
      const own = massShare(query, matchTerms(query, sentence.stems).words);
      const share = massShare(query, matchTerms(query, around).words);
      return { sentence, score: share + 0.3 * own + change + figure, change };
    })
    .sort((a, b) => b.score - a.score);
  const top = scored[0]?.score ?? 0;
  const parts = scored
    .filter(({ score }) => score >= 0.6 * top)
    .slice(0, PARTS)
    .map(({ sentence }) => sentence)
    .sort((a, b) => a.start - b.start)
    .map((span) => quoted(details, text, span));
  return parts.length === 0 ? null : { kind: 'changed', parts, sure: false };
}
