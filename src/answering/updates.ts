import type { QuestionKind } from '../retrieval/question-kind.ts';
import { fold } from '../text/words.ts';
import type { ScoredSentence } from './choose-sentences.ts';
import { sameEvent, sameHeadline, sameWords } from './copies.ts';
import { countedIn } from './counted-numbers.ts';
import { clockBefore, type LiveEntry } from './live-entries.ts';

/** Which of several tellings of a thing leads: the newest unless the first one is asked for. */
export type Order = 'newest' | 'oldest';

/** Two articles tell one thing differently when the second's sentence is this likely too, beside the first's… */
const RIVAL = 0.1;
/** …or this likely, where the question asks for the last or the first. */
const RIVAL_ASKED = 0.03;
/** And when it has as much of the question, but for this share of its idf mass. */
const SLACK = 0.15;

/** Where the last or the first is asked for, a version tells it in its own words: with so much of what the best one has. */
const OWN_WORDS = 0.45;
/** It is no other figure's then: of a question for a number or a date the sentence gives one. */
const GIVES: ReadonlySet<QuestionKind> = new Set<QuestionKind>(['number', 'date']);
/** Without a value to give, it is this likely beside the best one. */
const RIVAL_IN_OWN_WORDS = 0.02;

const dateOf = ({ candidate }: ScoredSentence): string => candidate.article.published?.value ?? '';

/** The time that heads a sentence's entry of a live page; null elsewhere. */
export function entryOf({ candidate, start }: ScoredSentence): LiveEntry | null {
  const { chunk } = candidate;
  return clockBefore(chunk.text, start - chunk.start);
}

/** Whether two sentences count the same thing, and otherwise: 41 000 homes, then 12 500. */
function countsOtherwise(a: ScoredSentence, b: ScoredSentence): boolean {
  const [first, second] = [a, b].map(({ text, candidate }) =>
    countedIn(text, candidate.article.language).filter(({ isUnit }) => !isUnit),
  );
  return first!.some(({ noun, value }) =>
    second!.some((other) => other.noun === noun && other.value !== value),
  );
}

const unread = ({ score, scoreUnread = score }: ScoredSentence): number => scoreUnread;

/**
 * How likely a sentence is beside the best one, 0..1 and more: by its words alone where these speak louder for it. The
 * reader points at one place only, and in an update it may be another figure's.
 */
const nearness = (sentence: ScoredSentence, best: ScoredSentence): number =>
  Math.exp(Math.max(sentence.score - best.score, unread(sentence) - unread(best)));

const CAPITALISED = /\p{Lu}[\p{L}\p{M}]+/gu;

/** Words with a capital, each once, in their order. */
const capitalised = (text: string): string[] => [
  ...new Set((text.match(CAPITALISED) ?? []).map(fold)),
];

/**
 * "A a battu B" is no telling of "B a battu A": it has all the words of the question, but not side by side, and the names
 * in another order.
 */
function sameOrder(best: ScoredSentence, sentence: ScoredSentence): boolean {
  if (sentence.features.bigrams >= best.features.bigrams) return true;
  if (sentence.features.coverage < best.features.coverage) return true;
  return sameNameOrder(best.text, sentence.text);
}

/** Whether the words with a capital that two texts share come in one order. */
export function sameNameOrder(a: string, b: string): boolean {
  const [names, others] = [capitalised(a), capitalised(b)];
  const common = (among: readonly string[], of: readonly string[]) =>
    among.filter((name) => of.includes(name)).join(' ');
  return common(names, others) === common(others, names);
}

const marginOf = ({ reading }: ScoredSentence): number => reading?.margin ?? 0;
/** The reader found an answer in it: however much better another one is, both tell. */
const isFound = (sentence: ScoredSentence): boolean => marginOf(sentence) > 0;
/** Most of what truly answers is above this margin: an update need not repeat the words of the question then. */
const SURE_MARGIN = 2;
/** Below it the reader finds nothing like an answer… */
const NOTHING = -4;
/** …and with less of the question's idf mass, a sentence tells of something else. */
const ENOUGH_OF_IT = 0.5;

/** Whether a sentence tells what the best one tells, by its words and by what was found in it. */
const tellsAsMuch = (sentence: ScoredSentence, best: ScoredSentence, least: number): boolean =>
  (nearness(sentence, best) >= least || isFound(sentence)) &&
  (marginOf(sentence) > NOTHING || sentence.features.context >= ENOUGH_OF_IT) &&
  (marginOf(sentence) >= SURE_MARGIN || sentence.features.context >= best.features.context - SLACK);

/** Whether a version's sentence tells what the best one tells, in its own words: asked for the last, the words of the old are no measure. */
function tellsInOwnWords(
  sentence: ScoredSentence,
  best: ScoredSentence,
  wants: QuestionKind,
): boolean {
  const { context, cue, unit, counted } = sentence.features;
  if (context < OWN_WORDS * best.features.context) return false;
  return GIVES.has(wants)
    ? cue === 1 && unit >= 0 && counted >= best.features.counted
    : nearness(sentence, best) >= RIVAL_IN_OWN_WORDS;
}

/**
 * The best sentence of each dated article, and of each entry of a live page, that tells what the best one tells, itself
 * included; newest first, or oldest.
 * @param isAsked whether the question's words ask for the last or the first.
 * @param wants what the question wants to know.
 */
export function tellings(
  sentences: readonly ScoredSentence[],
  order: Order,
  isAsked: boolean,
  wants: QuestionKind = 'other',
): ScoredSentence[] {
  const [best] = sentences;
  if (!best || dateOf(best) === '') return best ? [best] : [];
  const least = isAsked ? RIVAL_ASKED : RIVAL;
  const entry = entryOf(best);
  const found = new Map<string, ScoredSentence>();
  // An article tells of an event where any of its passages does: its correction stands below.
  const ofEvent = new Set(
    isAsked
      ? sentences.filter((one) => sameEvent(best, one)).map(({ candidate }) => candidate.article.id)
      : [],
  );
  for (const sentence of sentences) {
    const { id } = sentence.candidate.article;
    const isOfPage = id === best.candidate.article.id;
    const other = isOfPage && entry ? entryOf(sentence) : null;
    if (isOfPage && sentence !== best && (!other || other.minutes === entry?.minutes)) continue;
    const rivals =
      sentence === best ||
      (dateOf(sentence) !== '' &&
        (tellsAsMuch(sentence, best, least) ||
          (isAsked && !isOfPage && tellsInOwnWords(sentence, best, wants))) &&
        (sameEvent(best, sentence) ||
          ofEvent.has(id) ||
          (sameHeadline(best, sentence) && countsOtherwise(best, sentence))) &&
        sameOrder(best, sentence) &&
        !sameWords(best, sentence) &&
        (!isOfPage || countsOtherwise(best, sentence)));
    const key = `${id} ${other?.clock ?? ''}`;
    if (rivals && !found.has(key)) found.set(key, sentence);
  }
  const sign = order === 'newest' ? -1 : 1;
  const moment = (one: ScoredSentence): string =>
    `${dateOf(one)} ${String(entryOf(one)?.minutes ?? 0).padStart(4, '0')}`;
  return [...found.values()].sort((a, b) =>
    moment(a) === moment(b) ? 0 : moment(a) < moment(b) ? -sign : sign,
  );
}
