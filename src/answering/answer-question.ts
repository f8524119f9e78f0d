import type { Embedder } from '../../embeddings/embedder.ts';
import { messages } from '../i18n/messages.ts';
import { quote } from '../i18n/typography.ts';
import type { Sources } from '../retrieval/retrieve.ts';
import { type DayRange, dayIn, localTimeZone } from '../text/dates/calendar.ts';
import type { Language, ReaderLanguage } from '../text/language.ts';
import { detectLanguage } from '../text/language.ts';
import type { Answer } from './answer.ts';
import { cite, closest, worthShowing } from './compose.ts';
import { kindOf } from './confidence.ts';
import { findAnswer } from './find-answer.ts';
import type { Turn } from './follow-up.ts';
import { smallTalk, smallTalkReply } from './small-talk.ts';
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
/** An abstaining answer names an article as near from this confidence on. */
const NEAR = 0.12;

/**
 * Answers from the articles: the best passages, their best sentences, and whether they can be trusted to answer.
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
  const search = {
    within: time.within,
    undatedLast: time.undatedLast,
    told: time.told,
    turns: scope.turns ?? [],
  };
  const finding = await findAnswer(time.question, search, sources, embedder);
  const { ranked, confidence, completedBy } = finding;
  const verdict = kindOf(confidence, finding.readings !== null, scope.threshold ?? undefined);
  const kind = verdict === 'abstained' && scope.mayAbstain === false ? 'perhaps' : verdict;
  const shown = kind === 'abstained' ? [] : worthShowing(finding.sentences);
  const said = messages(language);
  return {
    question,
    language,
    kind,
    confidence,
    sentences: shown.map((_, i) => cite(finding, shown, i)),
    closest: kind === 'abstained' && confidence >= NEAR ? closest(ranked) : null,
    understood: completedBy ? `${time.question} ${completedBy.understood}` : null,
    notes: [
      ...(completedBy ? [said.followUp(quote(language, completedBy.question))] : []),
      ...time.notes,
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
