import type { Embedder } from '../../embeddings/embedder.ts';
import type { Sources } from '../retrieval/retrieve.ts';
import type { Answer } from './answer.ts';
import { answerQuestion, type QuestionContext } from './answer-question.ts';

/** How an answer may be made and watched, where a language model makes it. */
export interface AnswerOptions {
  /** Told each time that a sentence is ready, with the answer as far as it goes. */
  readonly onProgress?: ((soFar: Answer) => void) | undefined;
  /** Takes one of the asker's answers by the model; false when none is left today. */
  readonly takeModelAnswer?: (() => Promise<boolean>) | undefined;
}

/** Answers from the articles. Whoever shows, keeps or measures an answer need not know which of them made it. */
export interface Answerer {
  answer(
    question: string,
    scope: QuestionContext,
    sources: Sources,
    embedder: Embedder | null,
    asking?: AnswerOptions,
  ): Promise<Answer>;
  /** The language model that it asks and whether that answered the last time; null when it asks none. */
  status(): { readonly model: string; readonly answers: boolean | null } | null;
}

/** Quotes the sentences that answer. */
export const extractive: Answerer = {
  answer: answerQuestion,
  status: () => null,
};
