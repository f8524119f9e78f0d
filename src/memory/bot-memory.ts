import type { AnswerMemory } from './answers.ts';
import type { GuildMemory } from './guilds.ts';
import type { LimitMemory } from './limits.ts';
import type { StateMemory } from './states.ts';
import type { SubscriptionMemory } from './subscriptions.ts';
import type { VoteMemory } from './votes.ts';

/** How much was erased of a person. */
export interface Forgotten {
  readonly questions: number;
  readonly votes: number;
  readonly subscriptions: number;
}

/** What is known of the bot itself, as text by name. */
export interface MetaMemory {
  get(key: string): Promise<string | null>;
  set(key: string, value: string): Promise<void>;
}

/** The bot's memory: what people gave and were shown, by subject, and what concerns several of them. */
export interface BotMemory {
  readonly answers: AnswerMemory;
  readonly votes: VoteMemory;
  readonly states: StateMemory;
  readonly limits: LimitMemory;
  readonly guilds: GuildMemory;
  readonly subscriptions: SubscriptionMemory;
  readonly meta: MetaMemory;

  /** Erases what a person gave: questions, votes, comments, the words of lists. */
  forget(person: string): Promise<Forgotten>;
  /**
   * Erases what was kept long enough. Questions that someone voted on stay with the vote.
   * @param retentionDays for how long questions are kept.
   */
  sweep(retentionDays: number): Promise<void>;
  close(): Promise<void>;
}
