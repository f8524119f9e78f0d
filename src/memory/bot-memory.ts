import type { Turn } from '../answering/follow-up.ts';
import type { Asker, QuestionLimits, QuestionWaits } from './question-limits.ts';
import type { Forgotten, GuildSettings, ShownAnswer, VoteValue } from './shown-answer.ts';
import type { SubscriptionMemory } from './subscriptions.ts';

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

/** The bot's memory: what people gave and were shown. Times are in milliseconds. */
export interface BotMemory {
  readonly subscriptions: SubscriptionMemory;

  meta(key: string): Promise<string | null>;
  setMeta(key: string, value: string): Promise<void>;

  /** In memory: every message and keystroke asks. */
  settings(guildId: string): GuildSettings;
  changeSettings(guildId: string, changes: Partial<GuildSettings>): Promise<GuildSettings>;

  /** @returns the answer's id. */
  keepAnswer(answer: Omit<ShownAnswer, 'id' | 'messageId'>): Promise<number>;
  /** Says in which message an answer was shown. */
  setMessage(answerId: number, messageId: string): Promise<void>;
  answer(id: number): Promise<ShownAnswer | null>;
  answerOfMessage(messageId: string): Promise<ShownAnswer | null>;
  /** The last one that everyone in the channel sees. */
  lastAnswerIn(channelId: string): Promise<ShownAnswer | null>;
  /** The last answers with citations that a person sees in a channel, newest first. */
  recentAnswers(channelId: string, person: string): Promise<readonly ShownAnswer[]>;
  /** At most `limit` turns up to an answer, oldest first; they end where one was erased. */
  turnsUpTo(answerId: number | null, limit: number): Promise<readonly Turn[]>;
  /** Erases an answer with its votes. */
  deleteAnswer(id: number): Promise<void>;
  /** Erases the answers that were shown in these messages, with their votes. */
  deleteAnswersOf(messageIds: readonly string[]): Promise<void>;
  /** Erases the answers of a channel, and of the threads on them, which have the ids of their first messages. */
  deleteAnswersIn(channelId: string): Promise<void>;

  /** One a person and answer: a later one replaces it, and its comment unless the vote is the same. */
  vote(answerId: number, person: string, vote: VoteValue): Promise<void>;
  comment(answerId: number, person: string, comment: string | null): Promise<void>;
  votes(answerId: number): Promise<readonly Vote[]>;
  /** All votes, oldest first. */
  allVotes(): AsyncIterable<VoteOnAnswer>;
  /** The answers that a guild was given since a moment, oldest first; small talk is no answer. */
  answersSince(guildId: string, since: number): AsyncIterable<GivenAnswer>;

  /**
   * Keeps a state for a button while a view is made. Who keeps it knows it at once; all others once {@link settled}.
   * @returns its id.
   */
  keepState(state: string, guildId: string | null, person: string): number;
  /** Until what was kept for buttons is written. */
  settled(): Promise<void>;
  /** Null when it is no longer there. */
  state(id: number): Promise<string | null>;

  /**
   * Counts an answer by a language model for a guild, or for direct messages (null); days are of UTC.
   * @param limit a day; null for any number.
   * @returns false, counting nothing, where the day's answers are used up.
   */
  takeModelAnswer(guildId: string | null, limit: number | null): Promise<boolean>;

  /**
   * Counts a question, unless the person or the guild has asked as many as they may within the last minute: all processes of
   * a bot together.
   * @returns how long each has to wait: the question was counted where both are 0.
   */
  takeQuestion(asker: Asker, limits: QuestionLimits): Promise<QuestionWaits>;
  /** The same, but counts nothing. */
  questionWaits(asker: Asker, limits: QuestionLimits): Promise<QuestionWaits>;

  /** Erases what a person gave: questions, votes, comments, the words of lists. */
  forget(person: string): Promise<Forgotten>;
  /** Notes that the bot is in these guilds. */
  guildsJoined(guildIds: readonly string[]): Promise<void>;
  guildLeft(guildId: string): Promise<void>;
  /** Every guild of which something is kept. */
  guildIds(): Promise<readonly string[]>;
  /** Those in which the bot is, as far as all of its processes have noted. */
  guildsPresent(): Promise<readonly string[]>;
  /** Erases what was kept long enough. Questions that someone voted on stay with the vote. */
  sweep(retentionDays: number): Promise<void>;

  close(): Promise<void>;
}
