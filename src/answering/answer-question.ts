import type { Embedder } from '../../embeddings/embedder.ts';
import { messages } from '../i18n/messages.ts';
import { quote } from '../i18n/typography.ts';
import type { Sources } from '../retrieval/retrieve.ts';
import { type DayRange, dayIn, localTimeZone } from '../text/dates/calendar.ts';
import type { Language, ReaderLanguage } from '../text/language.ts';
import { detectLanguage } from '../text/language.ts';
import { foldStraight } from '../text/words.ts';
import type { Answer } from './answer.ts';
import { closest } from './compose.ts';
import { isNear, kindOf } from './confidence.ts';
import { type Finding, findAnswer } from './find-answer.ts';
import type { Turn } from './follow-up.ts';
import { answerByKind } from './question-kinds/index.ts';
import { numbered } from './quoting.ts';
import { smallTalk, smallTalkReply } from './small-talk.ts';
import { isOfTime } from './time-match.ts';
import { timeScope } from './time-scope.ts';
import { toPassage } from './to-passage.ts';

export interface QuestionScope {
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
const LOOKED_AT = 500;

/**
 * Answers from the articles: what its kind of question wants of the best passages, and whether they can be trusted to
 * answer.
 * @param sources.vectors null while there are none; full text then answers alone.
 */
export async function answerQuestion(
  question: string,
  scope: QuestionScope,
  sources: Sources,
  embedder: Embedder | null,
): Promise<Answer> {
  const startedAt = performance.now();
  const { reader } = scope;
  const asked = detectLanguage(question, reader?.language);
  const language = reader?.chosen ? reader.language : asked;
  const talk = smallTalk(question);
  if (talk) return chat(question, language, smallTalkReply(talk, language));
  const today = dayIn(scope.now ?? new Date(), scope.timeZone ?? localTimeZone());
  const time = await timeScope(question, asked, today, sources.corpus, scope, language);
  const turns = scope.turns ?? [];
  const { within, undatedLast, told } = time;
  const search = { within, undatedLast, told, turns };
  const isRefused = ({ confidence: found, readings }: Finding) =>
    kindOf(found, readings !== null, scope.threshold ?? undefined) === 'abstained';
  let finding = await findAnswer(time.question, search, sources, embedder);
  if (isRefused(finding) && time.timeless !== time.question) {
    // An article need not write the year that it is of.
    const again = await findAnswer(time.timeless, search, sources, embedder);
    if (isOfTime(again.sentences[0], told)) finding = again;
  }
  const composed = await answerByKind({
    question: time.question,
    folded: foldStraight(time.question.slice(0, LOOKED_AT)),
    language,
    spoken: asked,
    within,
    isOfATime: undatedLast,
    period: told[0]?.range ?? null,
    before: turns.at(-1)?.articleIds ?? [],
    sources,
    finding,
    // What a topic is about needs no reading.
    find: (words) =>
      findAnswer(words, { ...search, turns: [] }, { ...sources, reader: undefined }, embedder),
  });
  const { ranked, confidence, completedBy } = finding;
  const read = finding.readings !== null;
  const verdict = composed.sure
    ? 'answered'
    : kindOf(confidence, read, scope.threshold ?? undefined);
  const kind = verdict === 'abstained' && scope.mayAbstain === false ? 'perhaps' : verdict;
  const said = messages(language);
  return {
    question,
    questionKind: composed.kind,
    language,
    kind,
    confidence,
    ...(composed.lead !== undefined && kind !== 'abstained' && { lead: composed.lead }),
    sentences: kind === 'abstained' ? [] : numbered(composed.parts),
    closest: kind === 'abstained' && isNear(confidence, read) ? closest(ranked) : null,
    understood: completedBy ? `${time.question} ${completedBy.understood}` : null,
    notes: [
      ...(completedBy ? [said.followUp(quote(language, completedBy.question))] : []),
      ...time.notes,
      ...(composed.notes ?? []),
    ],
    passages: ranked.slice(0, PASSAGES_RETURNED).map(toPassage),
    ...(finding.readingTrouble !== null && { readingTrouble: finding.readingTrouble }),
    ms: performance.now() - startedAt,
  };
}

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
