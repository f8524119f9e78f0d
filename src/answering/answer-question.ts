import { setImmediate } from 'node:timers/promises';
import type { Embedder } from '../../embeddings/embedder.ts';
import { messages } from '../i18n/messages.ts';
import { quote } from '../i18n/typography.ts';
import type { Sources } from '../retrieval/retrieve.ts';
import { type DayRange, dayIn, localTimeZone } from '../text/dates/calendar.ts';
import { detectLanguage, type Language, type ReaderLanguage } from '../text/language.ts';
import { foldStraight } from '../text/words.ts';
import type { Answer } from './answer.ts';
import { closest, toPassage } from './compose.ts';
import { isNear } from './confidence.ts';
import { type Finding, findAnswer, type SearchScope } from './find-answer.ts';
import { findInTime } from './find-in-time.ts';
import { isBare, type Turn } from './follow-up.ts';
import { fromTeasers } from './from-teasers.ts';
import { lastKnownAsNow } from './order-asked.ts';
import { isEmptyTopic } from './question-kinds/article-words.ts';
import { withoutThenAll } from './question-kinds/asks-for-several.ts';
import { answerByKind } from './question-kinds/index.ts';
import type { Composed } from './question-kinds/question.ts';
import { requestIn } from './question-kinds/request.ts';
import { onceAsked, understand } from './question-kinds/understood.ts';
import { numbered } from './quoting.ts';
import { anew, type Reference, referenceIn } from './refers-back.ts';
import { smallTalk, smallTalkReply } from './small-talk.ts';
import { keywordsAsQuestion, spelledOut } from './spelled-out.ts';
import { whetherStillSo } from './still-so.ts';
import { type TimeScope, timeScope } from './time-scope.ts';
import { verdictOf } from './verdict.ts';

/** The circumstances of a question: where to look, what came before, when and where it is asked. */
export interface QuestionContext {
  /** Ids of the articles to look in; null for all. */
  readonly within: readonly string[] | null;
  /** Earlier turns of the conversation, oldest first. */
  readonly turns?: readonly Turn[];
  /** Whom the words around the quotes are for; by default they follow the question. */
  readonly reader?: ReaderLanguage;
  /** Bounds on the publication that chose `within`; undated articles among them come last. */
  readonly published?: DayRange;
  /** What "hier" and "depuis mars" are counted from; the machine's clock by default. */
  readonly now?: Date;
  /** IANA name of where the reader is; the machine's by default. */
  readonly timeZone?: string;
  /** Confidence below which nothing is answered; null for the fitted one. */
  readonly threshold?: number | null;
  /** False shows the best sentences whatever the confidence; only evaluation wants that. */
  readonly mayAbstain?: boolean;
}

const PASSAGES_RETURNED = 10;
/** Characters of a question that tell its kind. */
const MAX_QUESTION_CHARS = 500;

/**
 * Answers from the articles: what its kind of question wants of the best passages, and whether they can be trusted to
 * answer. A message may also ask of the answer before it, or say that it has nothing to do with that one.
 * @param sources.vectors null while there are none; full text then answers alone.
 */
export async function answerQuestion(
  question: string,
  context: QuestionContext,
  sources: Sources,
  embedder: Embedder | null,
): Promise<Answer> {
  const answer = await answerFully(spelledOut(question), context, sources, embedder);
  return { ...answer, question };
}

async function answerFully(
  question: string,
  context: QuestionContext,
  sources: Sources,
  embedder: Embedder | null,
): Promise<Answer> {
  const { turns = [], reader } = context;
  const spoken = detectLanguage(question, reader?.language);
  const language = reader?.chosen ? reader.language : spoken;
  const talk = smallTalk(question);
  if (talk) return chat(question, language, smallTalkReply(talk, language));
  const turn = turns.at(-1);
  const reference = turn ? referenceIn(question) : null;
  if (turn && reference) {
    const again = await askedAgain(turn, reference, context, sources);
    const answer = await answerAlone(turn.understood, language, again, sources, embedder);
    const texts = messages(language);
    const carried = texts.followUp(quote(language, turn.question));
    return {
      ...answer,
      understood: turn.understood,
      notes: [carried, ...answer.notes],
      ...(reference === 'sure' && answer.sentences.length > 0 && { lead: texts.kinds.stands }),
    };
  }
  const rest = anew(question);
  if (rest === null) return answerAlone(question, language, context, sources, embedder);
  if (rest.trim() === '') return chat(question, language, messages(language).anew);
  return answerAlone(rest, language, { ...context, turns: [] }, sources, embedder);
}

/** In what the question of the turn before is asked again: everywhere, or in all articles but its own. */
async function askedAgain(
  turn: Turn,
  reference: Reference,
  context: QuestionContext,
  { corpus }: Sources,
): Promise<QuestionContext> {
  if (reference === 'sure') return { ...context, turns: [] };
  const all = context.within ?? (await corpus.articleIds());
  const within = all.filter((id) => !turn.articleIds.includes(id));
  return { ...context, turns: [], within };
}

async function answerAlone(
  question: string,
  language: Language,
  context: QuestionContext,
  sources: Sources,
  embedder: Embedder | null,
): Promise<Answer> {
  const startedAt = performance.now();
  const spoken = detectLanguage(question, context.reader?.language);
  const today = dayIn(context.now ?? new Date(), context.timeZone ?? localTimeZone());
  const current = lastKnownAsNow(question, spoken);
  const reworded = keywordsAsQuestion(current);
  // A value that may be outdated is not looked for.
  const words = whetherStillSo(current, spoken) ?? reworded ?? withoutThenAll(current);
  const time = await timeScope(words, spoken, today, sources.corpus, context, language);
  const { turns = [] } = context;
  const { within, undatedLast, toldTimes } = time;
  const search = { within, undatedLast, toldTimes, turns, analysed: new Map() };
  const unread = (words: string) => findUnread(words, search, sources, embedder);
  const answered = async (finding: Finding) => {
    const { completed } = finding;
    // "Que dit-elle ?" is of its kind with the name in it.
    const whole = completed?.isNamed ? completed.question : null;
    const asked = whole ?? time.question;
    const composed = await answerByKind({
      question: asked,
      asWritten: whole ?? question,
      folded: foldStraight(asked.slice(0, MAX_QUESTION_CHARS)),
      language,
      spoken,
      within,
      isOfATime: undatedLast,
      understood: onceAsked(() => understand(asked, sources)),
      period: toldTimes[0]?.range ?? null,
      today,
      before: turns.at(-1)?.articleIds ?? [],
      quotesBefore: turns.at(-1)?.quotes ?? [],
      sources,
      finding,
      find: (words) => (words === topic ? Promise.resolve(finding) : unread(words)),
    });
    return { finding, composed };
  };
  // The first question that is understood has the patterns compiled: others have their turn between.
  await setImmediate();
  // What carries an article stands at no single place to be read; where none is found after all, the question is read.
  const topic = requestIn(foldStraight(time.question.slice(0, MAX_QUESTION_CHARS)))?.topic;
  await setImmediate();
  const requested = topic && !isEmptyTopic(topic) ? await answered(await unread(topic)) : null;
  const { finding, composed } = isGiven(requested?.composed)
    ? requested!
    : await answered(
        await findInTime(time, search, context.threshold ?? undefined, sources, embedder),
      );
  const { completed } = finding;
  const { verdict, unknown } = verdictOf(finding, composed, {
    areKeywords: reworded !== null,
    toldTimes,
    quotesBefore: turns.at(-1)?.quotes ?? [],
    ...context,
  });
  const isSilent = verdict === 'abstained' && !composed.none;
  const asked = completed?.question ?? time.question;
  const teaser = isSilent ? await fromTeasers(asked, search, language, sources, embedder) : null;
  const kind = teaser ? 'perhaps' : verdict;
  const { ranked, confidence } = finding;
  const given = verdict === 'abstained' ? null : composed;
  const isClosest = kind === 'abstained' && isNear(confidence, finding.readings !== null);
  return {
    question,
    questionKind: composed.kind,
    language,
    kind,
    confidence,
    ...(composed.sure && kind === 'answered' && { vouched: true as const }),
    ...(given?.lead !== undefined && { lead: given.lead }),
    sentences: numbered(teaser ? [teaser] : (given?.parts ?? [])),
    ...(teaser && { teaser: true as const }),
    closest: isClosest ? closest(ranked) : null,
    understood: completed?.understood ?? null,
    ...(completed && !isBare(question, spoken) && { mayStandAlone: true as const }),
    notes: [
      ...notesOnQuestion(finding, time, language, kind === 'abstained'),
      // A teaser may name it.
      ...(unknown.length > 0 && !teaser ? [messages(language).unknownNames(unknown)] : []),
      ...(composed.notes ?? []),
    ],
    passages: ranked.slice(0, PASSAGES_RETURNED).map(toPassage),
    ms: performance.now() - startedAt,
  };
}

/** A summary is what it is, be it with a warning: to read the question would tell no more of it. */
const isGiven = (composed: Composed | undefined): boolean =>
  composed !== undefined &&
  (composed.sure || (composed.kind === 'summary' && composed.atLeast !== undefined));

/** How a question was understood: what it goes on from, and what its words on time mean. */
function notesOnQuestion(
  { completed }: Finding,
  { notes, plainNotes }: TimeScope,
  language: Language,
  isSilent: boolean,
): readonly string[] {
  const carried = completed && messages(language).followUp(quote(language, completed.carried));
  return [...(carried ? [carried] : []), ...notes, ...(isSilent ? plainNotes : [])];
}

/** What a topic is about needs no reading, nor what was asked before. */
const findUnread = (
  words: string,
  search: SearchScope,
  sources: Sources,
  embedder: Embedder | null,
): Promise<Finding> =>
  findAnswer(words, { ...search, turns: [] }, { ...sources, reader: undefined }, embedder);

/** No question about the articles: a fitting word and no sources. */
function chat(question: string, language: Language, reply: string): Answer {
  return {
    question,
    questionKind: 'chat',
    language,
    kind: 'chat',
    confidence: 0,
    sentences: [],
    closest: null,
    notes: [reply],
    passages: [],
    ms: 0,
  };
}
