import type { Fleet, Reindex, ShardCount } from '../gateway/fleet.ts';
import type { MetricsOfProcess } from '../metrics/merge-metrics.ts';
import type { FromProcess, ShareOrder, ToProcess } from './fleet-messages.ts';
import { isReindexNews, ReindexElsewhere, reindexFor } from './reindex-elsewhere.ts';

/** What a process that is one of several is asked for. */
export interface Handover {
  /** Its successor is ready: it begins nothing new. @returns ids of the events that it let through lately. */
  yield(): readonly string[];
  metrics(): Promise<MetricsOfProcess>;
  /** It takes over. @param through what the one before let through. */
  go(through: readonly string[]): void;
}

/** The other processes of the bot, by way of the one that started them all. */
export interface FleetMember extends Fleet {
  /** It is connected. */
  started(handover: Handover): void;
}

/** As `process` with a parent has them. */
export interface ParentProcess {
  readonly connected?: boolean;
  send?(message: unknown, handle: undefined, options: undefined, sent: () => void): unknown;
  on(event: 'message', listener: (message: ToProcess) => void): unknown;
}

/**
 * This process as one of those that its parent started.
 * @param parent tells it of the others.
 */
export function memberOf({ standby, ...share }: ShareOrder, parent: ParentProcess): FleetMember {
  let others: ShardCount = { ready: 0, total: share.count - share.ids.length };
  let look: () => void = () => {};
  let handover: Handover | null = null;
  let reindex: Reindex | null = null;
  const send = (message: FromProcess): void => {
    // A parent that is gone is told of by 'disconnect'.
    if (parent.connected) parent.send?.(message, undefined, undefined, () => {});
  };
  const elsewhere = new ReindexElsewhere(() => send({ kind: 'reindex' }));
  parent.on('message', (message: ToProcess) => {
    if (message.kind === 'shards') others = message.others;
    else if (message.kind === 'wake') look();
    else if (message.kind === 'go') handover?.go(message.through);
    else if (message.kind === 'reindex') void reindexFor(reindex, send);
    else if (isReindexNews(message)) elsewhere.hear(message);
    else if (message.kind === 'metrics') {
      handover?.metrics().then(
        (metrics) => send({ kind: 'metrics', metrics }),
        // Whoever asked goes without.
        () => {},
      );
    } else send({ kind: 'yielded', through: handover?.yield() ?? [] });
  });
  return {
    share,
    standby,
    leads: share.process === 0,
    others: () => others,
    tell: (count) => send({ kind: 'shards', count }),
    wake: () => send({ kind: 'wake' }),
    onWake: (listener) => {
      look = listener;
    },
    reindex: share.process === 0 ? null : elsewhere.reindex,
    onReindex: (given) => {
      reindex = given;
    },
    started: (given) => {
      handover = given;
      send({ kind: 'started' });
    },
  };
}
