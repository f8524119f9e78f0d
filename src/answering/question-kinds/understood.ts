import type { QuestionReading } from '../../../embeddings/reader/reader.ts';
import type { Sources } from '../../retrieval/retrieve.ts';
import { QUESTION_STOPWORDS } from '../../text/stopwords.ts';
import { foldStraight, splitWords } from '../../text/words.ts';
import { kindOf } from '../confidence.ts';
import type { Finding } from '../find-answer.ts';

/** The kinds of questions that the reader was taught; see `tools/fit/questions`. */
export type ReadKind =
  | 'about'
  | 'changed'
  | 'compare'
  | 'errata'
  | 'fact'
  | 'list'
  | 'news'
  | 'overview'
  | 'speaker'
  | 'summary'
  | 'why'
  | 'yesno';

/** What a question asks by the reader's judgement, whatever its words. */
export interface Understood {
  /** How likely it is of one of these kinds: 0..1. */
  likely(...kinds: readonly ReadKind[]): number;
  /** The likeliest of these. */
  likeliest<Kind extends ReadKind>(...kinds: readonly [Kind, ...Kind[]]): Kind;
  /** The words that name what it is about, folded; empty where it names nothing. */
  readonly topic: string;
}

/** From here on a kind is taken for that of the question: eight to nine in ten are, of questions that it was not fitted on. */
export const LIKELY = 0.7;
/** From here on it is as sure as words that ask for it. */
export const SURE = 0.9;

/**
 * Whether a question is a fact's, whatever kind it looks like: the reader is sure of what answers it, or it goes on from the
 * turn before, of which a question by itself tells nothing.
 */
export const isOfAFact = ({ confidence, readings, completed }: Finding): boolean =>
  completed !== null || (readings !== null && kindOf(confidence, true) === 'answered');

const asks = (form: string): boolean =>
  QUESTION_STOPWORDS.fr.has(form) || QUESTION_STOPWORDS.en.has(form);

/**
 * What the reader makes of a question by itself; null where there is no reader that was taught to, or it fails, and for bare
 * words ("directrice bibliothèque"), which have no form that could tell a kind.
 */
export async function understand(
  question: string,
  { reader }: Pick<Sources, 'reader'>,
): Promise<Understood | null> {
  if (!splitWords(question).some(({ form }) => asks(form))) return null;
  // A reader that fails is told of where it is asked to read.
  const reading = await Promise.resolve(reader)
    .then((loaded) => loaded?.understand?.(question))
    .catch(() => null);
  return reading ? understoodOf(question, reading) : null;
}

/** The same promise however often it is asked for, and none before. */
export function onceAsked<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined;
  return () => {
    asked ??= ask();
    return asked;
  };
}

function understoodOf(question: string, { kinds, topic }: QuestionReading): Understood {
  const of = (kind: ReadKind): number => kinds[kind] ?? 0;
  return {
    likely: (...some) => some.reduce((sum, kind) => sum + of(kind), 0),
    likeliest: (...some) => some.reduce((best, kind) => (of(kind) > of(best) ? kind : best)),
    topic: foldStraight(topic.map(({ start, end }) => question.slice(start, end)).join(' ')),
  };
}
