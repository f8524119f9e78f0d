import type { Citation } from '../answering/answer.ts';
import type { Language } from '../text/language.ts';

/** Articles of a subject in one message: what they say takes all of its room. Whatever is new has pages. */
export const MOST_TOLD_TOGETHER = 10;

/** How often somebody wants to be told: of each article at once, or of all of a day or a week together. */
export type Rhythm = 'now' | 'daily' | 'weekly';

/** Why nothing more comes of a subscription. */
export type EndReason =
  | 'asked'
  | 'channel gone'
  | 'may not write'
  | 'closed to messages'
  | 'refused'
  | 'failed';

/** What is told: new articles about the subject, or what was asked on the server, to those who run it. */
export type SubscriptionAbout = 'articles' | 'insights';

/** A wish to be told of something, as it is made. */
export interface NewSubscription {
  readonly about: SubscriptionAbout;
  /** Where it was made; null in a direct message. */
  readonly guildId: string | null;
  /** Where it is told; null for direct messages to the person. */
  readonly channelId: string | null;
  /** The channel that a thread belongs to, else the channel itself: its collections are seen. */
  readonly place: string | null;
  readonly person: string;
  readonly subject: string;
  /** Of the words around the quotes. */
  readonly language: Language;
  readonly rhythm: Rhythm;
  /** The day of the last digest, `YYYY-MM-DD`, as `lastDigestDay` has it. */
  readonly digested: string;
}

/** A wish to be told of something, as it is kept. */
export interface Subscription extends NewSubscription {
  readonly id: number;
  /** Milliseconds. */
  readonly createdAt: number;
  readonly ended: { readonly reason: EndReason; readonly at: number } | null;
}

/** A sentence of an article that answers a subject. */
export type MatchedSentence = Pick<Citation, 'start' | 'end' | 'quote'>;

/** An article that answers the subject of a subscription. */
export interface Match extends Pick<Citation, 'articleId' | 'file' | 'article'> {
  readonly sentences: readonly MatchedSentence[];
}

/** A match that was found for a subscription. */
export interface NewMatch {
  readonly subscriptionId: number;
  readonly match: Match;
  /** Of what is cited: the same sentences of an article are told once. */
  readonly version: string;
}

/** A message that is to be sent, once. */
export interface Delivery {
  readonly id: number;
  readonly subscription: Subscription;
  readonly matches: readonly Match[];
  /** When it was last begun to be sent, in milliseconds; null when never: then nobody has it yet. */
  readonly triedAt: number | null;
}

/** How often something failed, and when it is to be tried again. */
export interface Attempt {
  readonly failures: number;
  /** Those for which no other than our own code is to blame. */
  readonly faults: number;
  /** In milliseconds. */
  readonly notBefore: number;
}

/** How much is still to be told. */
export interface Backlog {
  readonly active: number;
  readonly waiting: number;
  readonly deliveries: number;
}

/**
 * Who wants to be told of what, and what is still to be told. Each method happens whole or not at all: a process that is
 * killed between two of them goes on where it was.
 */
export interface SubscriptionMemory {
  add(subscription: NewSubscription): Promise<number>;
  get(id: number): Promise<Subscription | null>;
  /** Those of a person or a guild, newest first; ended ones for 30 days. */
  list(
    of: { readonly person: string } | { readonly guildId: string },
  ): Promise<readonly Subscription[]>;
  /** Those that have not ended. */
  active(): Promise<readonly Subscription[]>;
  /** Ends one, and what was to be told of it. */
  end(id: number, reason: EndReason): Promise<void>;
  /** Those that have ended without whoever made them having asked for it or been told. */
  unnoted(): Promise<readonly Subscription[]>;
  /** Notes that the end of one was told. */
  noted(id: number): Promise<void>;

  /** Up to where changes of the corpus were looked at; null before the first time. */
  mark(): Promise<number | null>;
  /** Of articles that were looked at, what they were then: by id. */
  versions(articleIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /**
   * Keeps what was found of some articles, and that they were looked at. What waited to be told of one of them gives way to
   * what is found now: each is told once, as it is then.
   * @param mark null where there is more to look at.
   */
  found(
    matches: readonly NewMatch[],
    versions: ReadonlyMap<string, string>,
    mark: number | null,
  ): Promise<void>;

  /** Ids of the subscriptions of which something waits to be told. */
  waiting(): Promise<ReadonlySet<number>>;
  /**
   * Makes a delivery of all that waits of a subscription, or several where it has a subject and more than
   * {@link MOST_TOLD_TOGETHER} wait; none of nothing, but for one that tells of no articles.
   * @param digested its new day: on the same, nothing more is made of one that tells of no articles.
   */
  prepare(subscriptionId: number, digested: string): Promise<void>;
  /** Those that were not sent, oldest first. */
  deliveries(): Promise<readonly Delivery[]>;
  /** How many subscriptions have not ended, what waits for a delivery, and deliveries that were not sent. */
  backlog(): Promise<Backlog>;
  /** Notes that a delivery is about to be sent. */
  tried(deliveryId: number): Promise<void>;
  /** Notes that a delivery was sent, or need not be. */
  delivered(deliveryId: number): Promise<void>;

  /** What failed and is not settled, by its key. */
  attempts(): Promise<ReadonlyMap<string, Attempt>>;
  /** Keeps how often something failed; null where it is settled. */
  keepAttempt(key: string, attempt: Attempt | null): Promise<void>;
}
