import type { Localized } from '../i18n/localized.ts';

/** Which feeds are fetched, and how. */
export interface FeedOptions {
  readonly articlesDir: string;
  /** Where is kept what was fetched when. */
  readonly dataDir: string;
  /** Addresses; null where feeds are off, even those of OPML files. */
  readonly feeds: readonly string[] | null;
  /** Whether the page of an entry is fetched where the feed has only its beginning. */
  readonly fullText: boolean;
  /** Whether addresses of the machine itself and of private networks are fetched. */
  readonly allowPrivate: boolean;
  /** Between two looks at a feed, in minutes. */
  readonly everyMinutes: number;
}

/** What is wrong with a feed, or with a list of feeds: one line that goes on from its name, with a remedy. */
export interface FeedProblem {
  readonly feed: string;
  readonly problem: Localized;
}

/** Of the feeds that are looked at in a round. */
export interface FeedProgress {
  readonly done: number;
  readonly total: number;
}

/** What one round over the feeds did. */
export interface FeedRound {
  /** Feeds that are named. */
  readonly feeds: number;
  /** Entries whose files were added, changed or removed. */
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly problems: readonly FeedProblem[];
  /** When the next feed is due, in milliseconds since 1970; null without feeds. */
  readonly nextAt: number | null;
}
