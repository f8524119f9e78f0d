import type { IndexBusy } from '../errors.ts';
import type { FeedRound } from '../feeds/feed-options.ts';
import type { IndexProgress, IndexSummary } from '../indexing/progress.ts';
import type { Kiosque, LiveListener } from './kiosque.ts';

/** How the product is opened. */
export interface OpenOptions {
  /** The clock; null for the machine's own. */
  readonly now: Date | null;
  /**
   * How the index is refreshed: `if-needed` reads the files that changed since the last time; `behind` does so after
   * opening where there is an index already; `follow` leaves it to another process and answers from what that one writes.
   */
  readonly refresh: 'if-needed' | 'full' | 'behind' | 'follow';
  /** Whether a second model's vectors are waited for; else they are made behind. */
  readonly complete?: boolean;
  readonly onProgress?: (progress: IndexProgress) => void;
  /** What it was started with, for those who have to wait for it. */
  readonly program?: string;
  /** When feeds are fetched before the index is brought up to date: `all` of them; those of a first start; else none. */
  readonly feeds?: 'all' | 'first';
}

/** The product, and how its index is. */
export interface OpenedKiosque {
  readonly kiosque: Kiosque;
  /** Of the refresh; null where it goes on behind, or could not be done. */
  readonly summary: IndexSummary | null;
  /** Why the index is as it was: another process writes it. Null when it is up to date. */
  readonly busy: IndexBusy | null;
  /** Of the refresh that goes on behind; null where there is none. */
  readonly behind: Promise<IndexSummary> | null;
  /** Of the feeds that were fetched before; null where none were. */
  readonly feeds: FeedRound | null;
  /** Takes in what changes in the articles folder and comes from feeds, from now on until it is closed. */
  readonly watch: (listener: LiveListener) => void;
  /** Where another process does so: only tells of it. */
  readonly listen: (listener: LiveListener) => void;
}
