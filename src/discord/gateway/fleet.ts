import type { IndexProgress, IndexSummary } from '../../indexing/progress.ts';

/** Brings the index up to date. */
export type Reindex = (onProgress: (progress: IndexProgress) => void) => Promise<IndexSummary>;

/** Connections to Discord. */
export interface ShardCount {
  /** Those that stand. */
  readonly ready: number;
  readonly total: number;
}

/** Which of a bot's connections a process holds, of how many. */
export interface ShardShare {
  readonly ids: readonly number[];
  readonly count: number;
  /** Its place among the processes, from 0. */
  readonly process: number;
  readonly processes: number;
}

/** The processes of one bot, as one of them sees them. */
export interface Fleet {
  /** Null for all connections that Discord recommends. */
  readonly share: ShardShare | null;
  /** Whether this process does what is done once for all: it indexes, finds what is new for subscriptions, sweeps. */
  readonly leads: boolean;
  /** Whether another process still does all that this one is to do. */
  readonly standby: boolean;
  /** The connections of the other processes. */
  others(): ShardCount;
  /** Tells the others how this process's connections are. */
  tell(own: ShardCount): void;
  /** Has the others look whether they have something to send. */
  wake(): void;
  /** Calls back when another process has this one look. */
  onWake(look: () => void): void;
  /**
   * Has the process that indexes bring the index up to date; null where this one does it itself.
   * @throws UserError where that one is not there, or does so already.
   */
  readonly reindex: Reindex | null;
  /** How this process does so for another one. */
  onReindex(reindex: Reindex): void;
}

/** A bot of one process. */
export const alone = (share: ShardShare | null = null): Fleet => ({
  share,
  leads: true,
  standby: false,
  others: () => ({ ready: 0, total: 0 }),
  tell: () => {},
  wake: () => {},
  onWake: () => {},
  reindex: null,
  onReindex: () => {},
});
