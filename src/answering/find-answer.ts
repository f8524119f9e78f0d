import { setImmediate } from 'node:timers/promises';
import type { Embedder } from '../../embeddings/embedder.ts';
import { type Query, readQuestion } from '../retrieval/query.ts';
import { CANDIDATES, type RankedCandidate, retrieve, type Sources } from '../retrieval/retrieve.ts';
import { retrieveTeasers } from '../retrieval/retrieve-teasers.ts';
import { massShare, matchTerms } from '../retrieval/term-match.ts';
import { detectLanguage } from '../text/language.ts';
import { foldStraight } from '../text/words.ts';
import { withAcronym } from './acronym-names.ts';
import { type Completed, completions } from './carried-over.ts';
import { type ScoredSentence, scoreSentences } from './choose-sentences.ts';
import { confidenceOf, isNear, kindOf } from './confidence.ts';
import { isBare, leaning, type Turn } from './follow-up.ts';
import { goingOn, type PriorTurn } from './goes-on.ts';
import { orderAsked } from './order-asked.ts';
import { raised, raisedSentences, type TimePreference, undatedBehind } from './raise-by-time.ts';
import {
  laterTellings,
  PASSAGES_READ,
  type Readings,
  readPassages,
  versionsOfBest,
} from './read-passages.ts';
import { chooseRead, rankRead, readConfidence } from './weigh-readings.ts';

/** What was found for one reading of a question. */
export interface Finding {
  readonly query: Query;
  readonly ranked: readonly RankedCandidate[];
  readonly sentences: readonly ScoredSentence[];
  /** 0..1 */
  readonly confidence: number;
  /** What it would be had nothing been read: 0..1. */
  readonly confidenceUnread: number;
  /** How the turn before completed the question; null when it was read alone. */
  readonly completed: Completed | null;
  /** What the reader found in the best passages; null where they were not read. */
  readonly readings: Readings | null;
}

/** Where an answer is looked for, and what comes first. */
export interface SearchScope extends TimePreference {
  readonly within: readonly string[] | null;
  /** Earlier turns, oldest first. */
  readonly turns: readonly Turn[];
  /**
   * Whether only the best passage is read, and only where the ranking alone is sure neither that it answers nor that it does
   * not: for many subjects, to read costs most.
   */
  readonly readsUnsure?: true;
  /** Asked of what the articles say of other ones, instead of the articles. */
  readonly teasers?: true;
  /** Questions that were analysed before, for other articles or another kind; what is analysed here is added. */
  readonly analysed?: Map<string, Query>;
}

/** Passages that may say what a name is called in short. */
const DEFINING = 3;
/** So much less likely may be what is found for a person's name than what the whole question before leads to… */
const NAMED = -0.3;
/** …and so much likelier must be what the question finds by itself. */
const BY_ITSELF = 0.1;
const MAX_QUESTION_CHARS = 500;
/** Share of a question's idf mass that all of its words have, but for what endings and the like cost. */
const ALL_WORDS = 0.95;
/** The article of the turn before may cover this much less of the new words and still be the subject. */
const SLACK = 0.2;

/** Where a question asks for the newest or the oldest telling, the passages of other versions, however little ranking thinks of them. */
function versionsAsked(question: string, ranked: readonly RankedCandidate[]): RankedCandidate[] {
  const order = orderAsked(foldStraight(question.slice(0, MAX_QUESTION_CHARS)));
  return order === null ? [] : versionsOfBest(ranked, order);
}

/** Where all chunks may answer, those nearest to the question are looked for while it is read. */
function ahead({ within, teasers }: SearchScope, { vectors, ...sources }: Sources) {
  if (!vectors || within !== null || teasers) return sources;
  return { ...sources, nearest: (vector: Float32Array) => vectors.search(vector, CANDIDATES) };
}

async function findOnce(
  question: string,
  search: SearchScope,
  sources: Sources,
  embedder: Embedder | null,
  completed: Completed | null,
  after: PriorTurn | null,
): Promise<Finding> {
  const boosted = new Set(after?.turn.articleIds);
  const context = completed?.context ?? undefined;
  const known = context === undefined ? search.analysed?.get(question) : undefined;
  const query = known ?? (await readQuestion(question, ahead(search, sources), embedder, context));
  if (context === undefined) search.analysed?.set(question, query);
  const retrieved = search.teasers
    ? await retrieveTeasers(query, sources.corpus, embedder, search.within)
    : await retrieve(query, sources, search.within);
  const ranked = await raised(retrieved, search, boosted);
  const texts = ranked.slice(0, DEFINING).map(({ chunk }) => chunk.text);
  const short = withAcronym(question, texts);
  if (short !== null) return findOnce(short, search, sources, embedder, completed, after);
  // Where much is new, as after an update, each step takes its time: others have their turn between.
  await setImmediate();
  // The new question first: of a long one only the beginning is read.
  const asked = context === undefined ? question : `${question} ${context}`;
  const before = raisedSentences(
    scoreSentences(query, ranked, versionsAsked(question, ranked)),
    search.toldTimes,
  );
  await setImmediate();
  const isRead = !search.readsUnsure || isUnsure(query, ranked, before);
  const reader = isRead ? sources.reader : undefined;
  const most = search.readsUnsure ? 1 : PASSAGES_READ;
  const readings = await readPassages(asked, ranked, reader, most);
  const order = (sentences: readonly ScoredSentence[]) =>
    after && context !== undefined ? goingOn(sentences, after) : [...sentences];
  const confidenceUnread = confidenceOf(query, ranked, before);
  const found = { query, completed, readings, confidenceUnread };
  if (!readings) {
    const sentences = order(before);
    // What a sentence is worth by itself tells whether it answers, not where it stands in a conversation.
    const first = before.filter(({ start }) => start === sentences[0]?.start);
    return { ...found, ranked, sentences, confidence: confidenceOf(query, ranked, first) };
  }
  const later = new Set(laterTellings(ranked).map(({ chunk }) => chunk.id));
  const chosen = order(chooseRead(before, readings, later));
  const byRank = new Map([...readings].filter(([id]) => !later.has(id)));
  return {
    ...found,
    ranked: undatedBehind(rankRead(ranked, byRank), search),
    sentences: chosen,
    confidence: readConfidence({ query, ranked, before, chosen, readings: byRank }),
  };
}

/**
 * Whether the ranking alone leaves open if the best passage answers: where it finds no answer near, none is, and where it is
 * sure, it does.
 */
function isUnsure(
  query: Query,
  ranked: readonly RankedCandidate[],
  sentences: readonly ScoredSentence[],
): boolean {
  const confidence = confidenceOf(query, ranked, sentences);
  return isNear(confidence, false) && kindOf(confidence, false) !== 'answered';
}

/** Of some articles those that may be looked in; null allows all. */
const bothOf = (ids: readonly string[], within: readonly string[] | null): readonly string[] =>
  within === null ? ids : ids.filter((id) => within.includes(id));

const lead = ({ completed }: Finding): number => (completed?.isNamed ? NAMED : BY_ITSELF);

/** How much of a question's own words an article has, in the passages that were ranked. */
function articleCoverage(
  query: Query,
  ranked: readonly RankedCandidate[],
  ids: ReadonlySet<string>,
): number {
  const stems = ranked.flatMap(({ article, chunk }) =>
    ids.has(article.id) ? [...chunk.stems, ...article.titleStems] : [],
  );
  return massShare(query, matchTerms(query, stems).words);
}

/**
 * Finds what answers a question. One that leans on the turn before is completed by its words, or by a person whom it
 * names, whichever finds more, and looked for in its articles first, unless another article has more of the new words: then
 * the subject has changed. Where it has no words of its own, or they have them all, they are asked alone before all others.
 */
export async function findAnswer(
  question: string,
  search: SearchScope,
  sources: Sources,
  embedder: Embedder | null,
): Promise<Finding> {
  const turn = search.turns.at(-1);
  const language = detectLanguage(question);
  const leans = turn ? leaning(question, language) : 'no';
  // What cannot be understood alone is not read alone.
  const unread = { ...sources, reader: undefined };
  const alone = await findOnce(
    question,
    search,
    leans === 'fully' ? unread : sources,
    embedder,
    null,
    null,
  );
  if (!turn || leans === 'no') return alone;
  const before = new Set(turn.articleIds);
  const ways = completions(question, language, turn);
  const after = { turn, news: alone.query };
  const completedIn = async (within: SearchScope['within']): Promise<Finding> => {
    const found: Finding[] = [];
    for (const way of ways)
      found.push(
        await findOnce(way.question, { ...search, within }, sources, embedder, way, after),
      );
    return found.reduce((a, b) => (b.confidence > a.confidence + lead(b) ? b : a));
  };
  // "Et pourquoi ?", "who decided that?": what says nothing of another article is asked of those at hand first.
  const known = articleCoverage(alone.query, alone.ranked, before) >= ALL_WORDS;
  const isOfThem = isBare(question, language) || (leans === 'fully' && known);
  const atHand = isOfThem ? bothOf(turn.articleIds, search.within) : [];
  if (atHand.length > 0) {
    const there = await completedIn(atHand);
    if (kindOf(there.confidence, there.readings !== null) !== 'abstained') return there;
  }
  const completed = await completedIn(search.within);
  if (alone.query.terms.length === 0 || completed.completed?.isNamed) return completed;
  const there = articleCoverage(alone.query, [...completed.ranked, ...alone.ranked], before);
  const best = alone.ranked[0];
  const elsewhere = best
    ? articleCoverage(alone.query, alone.ranked, new Set([best.article.id]))
    : 0;
  if (there >= elsewhere - SLACK) return completed;
  // The new words belong to another article: "et la bibliothèque ?" takes the question along, not its subject.
  return leans === 'maybe'
    ? alone
    : findOnce(question, search, sources, embedder, ways[0]!, {
        turn: { ...turn, articleIds: [] },
        news: alone.query,
      });
}
