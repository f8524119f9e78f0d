import type { IndexProgress, IndexSummary } from '../../indexing/progress.ts';
import type { PlainError } from '../../processes/plain-error.ts';
import type { ShardCount, ShardShare } from '../gateway/fleet.ts';
import type { MetricsOfProcess } from '../metrics/merge-metrics.ts';

/** What a process of the bot is started with. */
export interface ShareOrder extends ShardShare {
  /** Whether another one holds the same connections, whose place it is to take. */
  readonly standby: boolean;
}

/** How the index is brought up to date, from the process that does so to those that asked for it. */
export type ReindexNews =
  | { readonly kind: 'reindexing'; readonly progress: IndexProgress }
  | { readonly kind: 'reindexed'; readonly summary: IndexSummary }
  | { readonly kind: 'not-reindexed'; readonly error: PlainError };

/** What a process of the bot tells the one that started it. */
export type FromProcess =
  /** It is connected, and answers; one that stands by could. */
  | { readonly kind: 'started' }
  | { readonly kind: 'shards'; readonly count: ShardCount }
  | { readonly kind: 'wake' }
  /** The one that indexes is to bring the index up to date. */
  | { readonly kind: 'reindex' }
  | ReindexNews
  /** It begins nothing new. @param through ids of the events that it let through lately. */
  | { readonly kind: 'yielded'; readonly through: readonly string[] }
  | { readonly kind: 'metrics'; readonly metrics: MetricsOfProcess };

/** What it is told. */
export type ToProcess =
  | { readonly kind: 'shards'; readonly others: ShardCount }
  | { readonly kind: 'wake' }
  /** It is to bring the index up to date. */
  | { readonly kind: 'reindex' }
  | ReindexNews
  /** Its metrics are wanted. */
  | { readonly kind: 'metrics' }
  /** Its successor is ready. */
  | { readonly kind: 'yield' }
  /** It takes over from the one before. */
  | { readonly kind: 'go'; readonly through: readonly string[] };
