import type { ShownAnswer } from './shown-answer.ts';

/** For an answer, or against it. */
export type VoteValue = 1 | -1;

/** What somebody thought of an answer. */
export interface Vote {
  readonly person: string;
  readonly vote: VoteValue;
  readonly comment: string | null;
}

/** A vote with what it was on, without a word on who gave it or where. */
export interface VoteOnAnswer {
  readonly vote: VoteValue;
  readonly comment: string | null;
  readonly question: string | null;
  readonly language: ShownAnswer['language'];
  readonly kind: ShownAnswer['kind'];
  readonly citations: ShownAnswer['citations'];
  /** Milliseconds. */
  readonly at: number;
}

/** What people thought of answers: one vote a person and answer. */
export interface VoteMemory {
  /** A later vote replaces the one before, and its comment unless the vote is the same. */
  cast(answerId: number, person: string, vote: VoteValue): Promise<void>;
  /** Adds a comment to a vote; null takes it away. */
  comment(answerId: number, person: string, comment: string | null): Promise<void>;
  /** Of an answer, oldest first. */
  on(answerId: number): Promise<readonly Vote[]>;
  /** All votes, oldest first. */
  all(): AsyncIterable<VoteOnAnswer>;
}
