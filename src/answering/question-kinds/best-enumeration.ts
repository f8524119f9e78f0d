import { setImmediate } from 'node:timers/promises';
import { massShare, matchTerms } from '../../retrieval/term-match.ts';
import { stemsOf } from '../../text/index-stems.ts';
import type { Span } from '../../text/spans.ts';
import { foldStraight } from '../../text/words.ts';
import { amountsIn } from '../amounts-in-a-row.ts';
import type { Enumeration } from '../enumeration.ts';
import { enumerationsOf, smallNumber } from '../enumerations.ts';
import { topicArticles } from '../topic-articles.ts';
import { tellOneEvent } from '../versions.ts';
import { type WholeArticle, wholeArticle } from '../whole-article.ts';
import { asksForHours, asksHowMuchEach, kindOfThings } from './asks-for-several.ts';
import { isLedTo } from './led-to.ts';
import { isNamedByText } from './named-by-text.ts';
import type { Question } from './question.ts';

const ARTICLES = 3;
/** Of the best article's coverage: others with less are about something else. */
const ALSO = 0.7;
/** Of the question's idf mass in an article whose one list is meant, whatever stands beside it. */
const MOST_OF_IT = 0.55;
/** Then it is another's turn. */
const SCORED_PER_TURN = 100;
/** UTF-16 units of an article that is looked through in turns. */
const LONG = 30_000;
const SAME_COUNT = 0.15;
const ANNOUNCED = 0.1;
/** What the question turns on: "recalés" in "quels projets ont été recalés". */
const RAREST = 0.25;
/** "Villages" in "dans quels villages": what the list is of. */
const OF_THAT_KIND = 0.25;
/** The text itself asks it right before: a whole question's words weigh so much. */
const TEXT_ASKS = 0.4;
/** A list of lines is one on purpose; a sentence with commas need not be. */
const FORM: Readonly<Record<Enumeration['form'], number>> = {
  lines: 0.12,
  sequence: 0.1,
  sentence: 0,
};
/** What an article says elsewhere of the question counts for its lists, less than what stands beside them. */
const ARTICLE_WEIGHT = 0.4;
const MEANING_WEIGHT = 0.3;
/** "Which animals" that the list itself has; what stands before it may name another list. */
const OWN_WEIGHT = 0.15;
/** The sentence in which the reader finds the answer names several things itself, or is one of several lines. */
const READ = 0.3;

/** The text itself says that it is what is asked for. */
const NAMED = 0.6;
/** Of the question's idf mass in its article. */
const NAMED_IN = 0.2;

/** An enumeration and what speaks for it. */
export interface ScoredEnumeration {
  readonly article: WholeArticle;
  readonly enumeration: Enumeration;
  /** Share of the question's idf mass in it and before it. */
  readonly ownCoverage: number;
  /** The same with what its article says elsewhere. */
  readonly coverage: number;
  /** The text announces as many things as the question asks for, in an article that has most of its words. */
  readonly isAnnouncedSo: boolean;
  /** The text itself says that it is what is asked for. */
  readonly isNamed: boolean;
  readonly score: number;
}

/** Whether the reader finds the answer in what is enumerated: of lines, in one of them. */
function isRead({ finding }: Question, article: WholeArticle, { items }: Enumeration): boolean {
  const [found] = finding.sentences;
  if (!found || (found.reading?.margin ?? 0) <= 0) return false;
  const { start, end, candidate } = found;
  const isThere = candidate.article.id === article.details.id;
  return isThere && items.some((item) => item.start < end && item.end > start);
}

/** The list of the best articles on a question that has most of it; null where they have none. */
export async function bestEnumeration(asked: Question): Promise<ScoredEnumeration | null> {
  const articles = topicArticles(asked.finding);
  const most = Math.max(0, ...articles.map(({ coverage }) => coverage));
  const wanted = wantedOf(asked);
  let best: ScoredEnumeration | null = null;
  let first: WholeArticle | null = null;
  for (const { article: found, coverage: ofArticle } of articles.slice(0, ARTICLES)) {
    const article = await wholeArticle(asked.sources.corpus, found.id);
    if (!article) continue;
    first ??= article;
    // Another telling of the same event may name more of them, in other words.
    if (ofArticle < ALSO * most && !(article !== first && tellOneEvent(first, article))) continue;
    for (const enumerations of enumerationsOf(article)) {
      for (const [i, enumeration] of enumerations.entries()) {
        if (i % SCORED_PER_TURN === SCORED_PER_TURN - 1) await setImmediate();
        // Where it is asked how much each has or pays, a list without amounts is another.
        if (wanted.amounts && !isOfAmounts(article, enumeration)) continue;
        if (wanted.hours && !isOfHours(article, enumeration)) continue;
        const scored = score(asked, article, enumeration, ofArticle, wanted);
        if (!best || scored.score > best.score) best = scored;
      }
      if (article.text.length > LONG) await setImmediate();
    }
  }
  return best;
}

function score(
  asked: Question,
  article: WholeArticle,
  enumeration: Enumeration,
  ofArticle: number,
  { number, rarest, ofKind }: Wanted,
): ScoredEnumeration {
  const { query } = asked.finding;
  const { language } = article.details;
  const stems = (spans: readonly Span[]): string[] =>
    spans.flatMap(({ start, end }) => stemsOf(article.text.slice(start, end), language));
  const own = stems(enumeration.items);
  const all = matchTerms(query, [...own, ...stems(enumeration.context)]);
  const coverage = massShare(query, all.words);
  const isNamed = ofArticle >= NAMED_IN && isNamedByText(asked.folded, article, enumeration);
  return {
    article,
    enumeration,
    ownCoverage: coverage,
    coverage: Math.max(coverage, 0.6 * coverage + 0.4 * ofArticle),
    isAnnouncedSo: enumeration.announced && number === enumeration.count && ofArticle >= MOST_OF_IT,
    isNamed,
    score:
      coverage +
      (isNamed ? NAMED : 0) +
      ARTICLE_WEIGHT * ofArticle +
      MEANING_WEIGHT * massShare(query, all.meanings) +
      OWN_WEIGHT * massShare(query, matchTerms(query, own).words) +
      FORM[enumeration.form] +
      (isRead(asked, article, enumeration) || isLedTo(asked, article, enumeration) ? READ : 0) +
      (rarest >= 0 && all.words[rarest]! > 0 ? RAREST : 0) +
      (ofKind >= 0 && all.words[ofKind]! > 0 ? OF_THAT_KIND : 0) +
      TEXT_ASKS *
        massShare(query, matchTerms(query, stems(questionsIn(article, enumeration))).words) +
      (number !== null && number === enumeration.count
        ? SAME_COUNT + (enumeration.announced ? ANNOUNCED : 0)
        : 0),
  };
}

/** What of a question tells which list it wants. */
interface Wanted {
  /** How many things; null where it does not say. */
  readonly number: number | null;
  /** A term of the question, -1 for none. */
  readonly rarest: number;
  /** The term that says of what kind they are, -1 for none. */
  readonly ofKind: number;
  /** How much each of them has, costs or pays. */
  readonly amounts: boolean;
  /** From when to when. */
  readonly hours: boolean;
}

const wantedOf = (asked: Question): Wanted => {
  const kind = kindOfThings(asked.folded);
  return {
    number: smallNumber(asked.folded),
    rarest: rarestFound(asked),
    ofKind: asked.finding.query.terms.findIndex(({ form }) => form === kind),
    amounts: asksHowMuchEach(asked.folded),
    hours: asksForHours(foldStraight(asked.asWritten)),
  };
};

/** The questions that a text asks before it enumerates. */
const questionsIn = ({ text }: WholeArticle, { context }: Enumeration): Span[] =>
  context.filter(({ start, end }) => /\?\s*$/.test(text.slice(start, end)));

const HOUR = /\d{1,2} ?(?:h(?:eures?)?\b|[ap]\.?m\b)|\d{1,2}[:.]\d\d\b/;
const isOfHours = ({ text }: WholeArticle, { form, items }: Enumeration): boolean =>
  form === 'lines' &&
  items.filter(({ start, end }) => HOUR.test(text.slice(start, end))).length > 1;

const isOfAmounts = ({ text }: WholeArticle, { items }: Enumeration): boolean =>
  items.reduce((sum, { start, end }) => sum + amountsIn(text.slice(start, end)), 0) > 1;

/** The rarest term of the question that a passage found has at all; -1 for none. */
function rarestFound({ finding: { query, ranked } }: Question): number {
  const found = ranked.map(({ chunk }) => matchTerms(query, chunk.stems).words);
  let rarest = -1;
  for (const [i, { idf, isName }] of query.terms.entries()) {
    if (isName || found.every((words) => words[i] === 0)) continue;
    if (rarest < 0 || idf > query.terms[rarest]!.idf) rarest = i;
  }
  return rarest;
}
