import type { Turn } from '../answering/follow-up.ts';
import type { ShownAnswer } from './shown-answer.ts';

/** An answer as those who run a server may know of it: without a word on who asked. */
export interface GivenAnswer {
  readonly channelId: string;
  /** Whether only the asker saw it. */
  readonly private: boolean;
  /** As it was understood; null once erased. */
  readonly question: string | null;
  readonly kind: ShownAnswer['kind'];
  readonly citations: ShownAnswer['citations'];
  /** How many think that it is wrong. */
  readonly votesDown: number;
  /** Milliseconds. */
  readonly at: number;
}

/** How many answers {@link AnswerMemory.recent} gives at most. */
export const RECENT_ANSWERS = 5;
/** Answers that a store reads at a time: each has its citations. */
export const ANSWERS_PER_READ = 100;

/** The answers that were shown in Discord. */
export interface AnswerMemory {
  /** @returns the answer's id. */
  keep(answer: Omit<ShownAnswer, 'id' | 'messageId'>): Promise<number>;
  /** Says in which message an answer was shown. */
  setMessage(id: number, messageId: string): Promise<void>;
  get(id: number): Promise<ShownAnswer | null>;
  ofMessage(messageId: string): Promise<ShownAnswer | null>;
  /** The last one that everyone in the channel sees. */
  lastIn(channelId: string): Promise<ShownAnswer | null>;
  /** The last answers with citations that a person sees in a channel, newest first. */
  recent(channelId: string, person: string): Promise<readonly ShownAnswer[]>;
  /** At most `limit` turns up to an answer, oldest first; they end where one was erased. */
  turnsUpTo(id: number | null, limit: number): Promise<readonly Turn[]>;
  /**
   * Those that a guild was given since a moment, oldest first; small talk is no answer.
   * @param moment in milliseconds.
   */
  since(guildId: string, moment: number): AsyncIterable<GivenAnswer>;
  /** Erases an answer with its votes. */
  delete(id: number): Promise<void>;
  /** Erases those that were shown in these messages, with their votes. */
  deleteOf(messageIds: readonly string[]): Promise<void>;
  /** Erases those of a channel, and of the threads on them, which have the ids of their first messages. */
  deleteIn(channelId: string): Promise<void>;
}
