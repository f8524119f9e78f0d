import { LRUCache } from 'lru-cache';
import type { Answerer } from '../answering/answerer.ts';
import { Conversations } from '../answering/conversations.ts';
import type { Config } from '../config/config.ts';
import type { Indexer } from '../indexing/indexer.ts';
import type { FeedRounds } from './feed-rounds.ts';
import type { Kiosque } from './kiosque.ts';
import type { LiveSources } from './live-sources.ts';
import type { Models } from './models.ts';
import type { Trouble } from './trouble.ts';

const VIEWS_KEPT = 100;

/** What the product is made of. */
export interface KiosqueParts {
  readonly config: Config;
  /** The clock; null for the machine's own. */
  readonly now: Date | null;
  readonly live: LiveSources;
  readonly models: Models;
  readonly indexer: Indexer;
  readonly answerer: Answerer;
  readonly feeds: FeedRounds;
  readonly trouble: Trouble;
}

/** What all views of one product have in common. */
export interface Shared {
  readonly startedAt: number;
  readonly conversations: Conversations;
  /** Milliseconds of the last answers. */
  readonly times: number[];
  /** By what they show: whoever sees the same has the same. */
  readonly views: LRUCache<string, Kiosque>;
}

/** What a product opened anew has in common with its views: nothing asked, nobody spoken with. */
export const newlyShared = (): Shared => ({
  startedAt: Date.now(),
  conversations: new Conversations(),
  times: [],
  views: new LRUCache({ max: VIEWS_KEPT }),
});
