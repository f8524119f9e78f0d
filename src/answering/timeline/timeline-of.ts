import { setImmediate } from 'node:timers/promises';
import type { Embedder } from '../../../embeddings/embedder.ts';
import { messages } from '../../i18n/messages.ts';
import { questionKind } from '../../retrieval/question-kind.ts';
import type { Sources } from '../../retrieval/retrieve.ts';
import { dayIn, localTimeZone } from '../../text/dates/calendar.ts';
import { detectLanguage } from '../../text/language.ts';
import type { Span } from '../../text/spans.ts';
import type { QuestionContext } from '../answer-question.ts';
import { type AloneAnswer, askArticle, embeddingOnce, leastCoverage } from '../ask-article.ts';
import type { ScoredSentence } from '../choose-sentences.ts';
import { worthShowing } from '../compose.ts';
import { sameEvent } from '../copies.ts';
import { findAnswer, type SearchScope } from '../find-answer.ts';
import { numbered } from '../quoting.ts';
import { keywordsAsQuestion } from '../spelled-out.ts';
import { isOfTime } from '../time-match.ts';
import { timeScope } from '../time-scope.ts';
import { topicArticles } from '../topic-articles.ts';
import { tellOneEvent, tellTheSame } from '../versions.ts';
import { type WholeArticle, wholeArticle } from '../whole-article.ts';
import { correctionsOf, type Draft, draftsOf } from './drafts.ts';
import { eventDate } from './entry-date.ts';
import { changesOf, countOneThing } from './figure-changes.ts';
import type { Timeline, TimelineEntry } from './timeline.ts';
import { byPublication, type Telling, toldOnce } from './told-once.ts';

/** Articles that are asked for a subject, those first that are most about it: each is read for itself. */
const MOST_ARTICLES = 20;
/** Past it, no other article is read: a part is better than nothing, and what was read is remembered. */
const MOST_MS = 15_000;
/** Of those that have fewer of its words, or are in another language. */
const MOST_OTHERS = 6;
const LEAST_OF_OTHERS = 0.3;
/** Of a topic's idf mass in a sentence, with the one before it and the title, from which the sentence is about it. */
const MOST = 0.6;

/** An article that may answer. */
interface Candidate {
  readonly id: string;
  /** Whether it has enough of the words of the subject; of others the reader must be sure. */
  readonly isNear: boolean;
}

/**
 * What the articles say of a subject over time: each article with enough of its words is asked for it alone, by the same
 * threshold as a question; what several tell stands once, figures stand beside what they were, and corrections beside
 * what they take back.
 */
export async function timelineOf(
  subject: string,
  context: QuestionContext,
  sources: Sources,
  embedder: Embedder | null,
): Promise<Timeline> {
  const { reader, threshold = null } = context;
  const spoken = detectLanguage(subject, reader?.language);
  const language = reader?.chosen ? reader.language : spoken;
  const today = dayIn(context.now ?? new Date(), context.timeZone ?? localTimeZone());
  const words = keywordsAsQuestion(subject) ?? subject;
  const time = await timeScope(words, spoken, today, sources.corpus, context, language);
  const search = {
    within: time.within,
    undatedLast: time.undatedLast,
    toldTimes: time.toldTimes,
    turns: [],
  };
  const asked = time.timeless;
  const once = embedder && embeddingOnce(embedder);
  const isTopic = !subject.includes('?') && questionKind(asked) === 'other';
  const candidates = await candidatesFor(asked, isTopic, search, sources, once);
  const tellings: Telling[] = [];
  const late = performance.now() + MOST_MS;
  let unread = 0;
  for (const { id, isNear } of candidates) {
    if (performance.now() > late) {
      unread += isNear ? 1 : 0;
      continue;
    }
    // What has the words need not be looked for among all vectors.
    const inside = isNear ? { ...sources, vectors: null } : sources;
    const answer = await askArticle(asked, id, threshold, inside, once, time.toldTimes);
    if (!isNear && answer.kind !== 'answered') continue;
    const answering = sentencesOf(answer, isTopic).filter(
      (sentence) =>
        time.toldTimes.length === 0 ||
        isOfTime(sentence.text, sentence.candidate.article, time.toldTimes),
    );
    const [first] = answering;
    if (!first) continue;
    const { finding, kind } = answer;
    const isSure = kind === 'answered' || (kind === 'perhaps' && isTopic && has(first));
    tellings.push(...answering.map((sentence) => ({ sentence, finding, isSure })));
  }
  await setImmediate();
  const articles =
    tellings.length === 0
      ? new Map<string, WholeArticle>()
      : await wholeArticles(candidates, sources);
  const drafts = draftsOf(toldOnce(tellings), await correctionsOf(articles.values()));
  const entries = numberedEntries(drafts, articles);
  const isAnySure = tellings.some(({ isSure }) => isSure);
  const kind = entries.length === 0 ? 'abstained' : isAnySure ? 'answered' : 'perhaps';
  const notes = [
    ...time.notes,
    ...(kind === 'abstained' ? time.plainNotes : []),
    ...(unread > 0 ? [messages(language).timeline.unread(unread)] : []),
  ];
  return { subject, language, kind, entries, notes };
}

/** The articles with enough of the words of a subject; of a question also the next ones, for the reader to decide. */
async function candidatesFor(
  subject: string,
  isTopic: boolean,
  search: SearchScope,
  sources: Sources,
  embedder: Embedder | null,
): Promise<Candidate[]> {
  const unread = { ...sources, reader: undefined };
  const finding = await findAnswer(subject, search, unread, embedder);
  const found = topicArticles(finding);
  const least = leastCoverage(found.map(({ coverage }) => coverage));
  const near = found.filter(({ coverage }) => coverage >= least);
  const others = found.filter(
    ({ article, coverage }) =>
      coverage < least &&
      (coverage >= LEAST_OF_OTHERS || article.language !== finding.query.language),
  );
  const take = (some: typeof found, isNear: boolean, most: number): Candidate[] =>
    some.slice(0, most).map(({ article }) => ({ id: article.id, isNear }));
  return [...take(near, true, MOST_ARTICLES), ...(isTopic ? [] : take(others, false, MOST_OTHERS))];
}

const has = ({ features }: ScoredSentence): boolean => features.context >= MOST;

/**
 * The sentences of an article that answer: those worth showing, and what else the reader found that has a day of its own,
 * as in a page that is kept up to date. The reader has learnt from questions: of a topic it is sure of little, and a
 * sentence that has its words is about it.
 */
function sentencesOf({ finding, kind }: AloneAnswer, isTopic: boolean): ScoredSentence[] {
  const chosen = worthShowing(finding, 'newest', false);
  const [first, ...others] = chosen;
  if (!first || (kind === 'abstained' && !(isTopic && has(first)))) return [];
  const isFound = ({ reading }: ScoredSentence): boolean => (reading?.margin ?? 0) > 0;
  const dated = finding.sentences.filter((sentence) => {
    const { published, language } = sentence.candidate.article;
    return (
      isFound(sentence) &&
      !chosen.includes(sentence) &&
      eventDate(sentence.text, published, language) !== null
    );
  });
  return [
    first,
    ...others.filter((one) => isFound(one) || one.features.coverage >= MOST),
    ...dated,
  ];
}

async function wholeArticles(
  candidates: readonly Candidate[],
  { corpus }: Sources,
): Promise<Map<string, WholeArticle>> {
  const articles = new Map<string, WholeArticle>();
  for (const { id } of candidates) {
    // Others have their turn between two articles.
    await setImmediate();
    const article = await wholeArticle(corpus, id);
    if (article) articles.set(id, article);
  }
  return articles;
}

/** In the order of their dates, with the changes of their figures in the order in which these were told. */
function numberedEntries(
  drafts: readonly Draft[],
  articles: ReadonlyMap<string, WholeArticle>,
): TimelineEntry[] {
  const ordered = drafts.toSorted(byDate);
  const parts = numbered(ordered.map(({ part }) => part));
  const numberOf = (draft: Draft): number => ordered.indexOf(draft) + 1;
  const told = drafts.toSorted((a, b) => byPublication(placeOf(a), placeOf(b)));
  const isOneEvent = (a: Draft, b: Draft): boolean => {
    const [first, second] = [a, b].map(({ part }) => articles.get(part.article.id));
    if (first === undefined || second === undefined) return false;
    const areNear = a.sentence && b.sentence && sameEvent(a.sentence, b.sentence);
    return areNear ? tellTheSame(first, second) : tellOneEvent(first, second);
  };
  return ordered.map((draft, i) => {
    const { citation, highlights } = parts[i]!;
    // The bullet of an item is left out of its quote.
    const left = citation.start - draft.part.start;
    const moved = ({ start, end }: Span): Span => ({ start: start - left, end: end - left });
    const before = told.slice(0, told.indexOf(draft));
    const changes = changesOf(draft, before, isOneEvent).map(({ from, ...change }) => ({
      ...change,
      span: moved(change.span),
      beforeN: numberOf(from),
    }));
    return {
      date: draft.date,
      citation,
      highlights,
      changes,
      // What counts the same thing as a sure entry is about the same.
      isSure:
        draft.isSure ||
        drafts.some((one) => one.isSure && countOneThing(one, draft) && isOneEvent(one, draft)),
      isCorrection: draft.sentence === null,
      correctedBy: draft.correctedBy && numberOf(draft.correctedBy),
      struck: draft.struck.map(moved),
    };
  });
}

const placeOf = ({ part }: Draft) => ({ article: part.article, start: part.start });

function byDate(a: Draft, b: Draft): number {
  const [first, second] = [a, b].map(({ date }) => date?.since ?? '~');
  if (first !== second) return first! < second! ? -1 : 1;
  return byPublication(placeOf(a), placeOf(b));
}
