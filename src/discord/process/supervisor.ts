import type { ChildProcess } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { plainError } from '../../processes/plain-error.ts';
import type { ShardCount, ShardShare } from '../gateway/fleet.ts';
import { mergedMetrics } from '../metrics/merge-metrics.ts';
import { BotRun, type FleetNews } from './bot-run.ts';
import type { ReindexNews, ShareOrder } from './fleet-messages.ts';
import type { Logger } from './logger.ts';
import { indexerGone } from './reindex-elsewhere.ts';

/** How long things take; shorter in tests. */
export interface Waits {
  /** From the start of one process to that of the next, where Discord takes one connection at a time. */
  readonly betweenStartsMs: number;
  /** Before a process that died is started again: twice as long each time, up to the longest. */
  readonly firstBackOffMs: number;
  readonly longestBackOffMs: number;
  /** A process that lived so long died of something new. */
  readonly steadyMs: number;
  /** What it has under way is waited for; then it is killed. */
  readonly endsWithinMs: number;
}

/** The waits of a bot that runs; tests have shorter ones. */
export const WAITS: Waits = {
  betweenStartsMs: 5_000,
  firstBackOffMs: 1_000,
  longestBackOffMs: 300_000,
  steadyMs: 600_000,
  endsWithinMs: 20_000,
};

const GONE = (): ReindexNews => ({ kind: 'not-reindexed', error: plainError(indexerGone()) });

/** A share of the connections, and the process that holds it. */
interface Place {
  readonly share: ShardShare;
  run: BotRun | null;
}

/**
 * Keeps the processes of a bot going: starts one after the other, starts again what dies, replaces them when it is told to,
 * and ends them all. One that cannot start at first has said why: then the bot cannot start.
 */
export class Supervisor {
  readonly #places: readonly Place[];
  readonly #runs = new Set<BotRun>();
  /** Those that wait for the index to be brought up to date. */
  readonly #askers = new Set<Place>();
  /** Those that take the place of others; null where they could not. */
  readonly #successors = new WeakMap<BotRun, Promise<BotRun | null>>();
  readonly #stopping = new AbortController();
  #turn: Promise<unknown> = Promise.resolve();
  #restarting: Promise<void> = Promise.resolve();

  /** @param start begins a process, which tells of itself by messages. */
  constructor(
    shares: readonly ShardShare[],
    private readonly start: (order: ShareOrder) => ChildProcess,
    private readonly log: Logger,
    private readonly waits: Waits = WAITS,
  ) {
    this.#places = shares.map((share) => ({ share, run: null }));
  }

  /** Whether every process is connected. */
  get isWhole(): boolean {
    return this.#places.every(({ run }) => run?.up);
  }

  /** Those of all processes, in Prometheus' text format. */
  async metrics(): Promise<string> {
    const all = this.#places.map(({ run }) => run?.metrics() ?? []);
    return mergedMetrics(await Promise.all(all));
  }

  /**
   * Runs until it is told to stop.
   * @returns the exit code: 0 when it was told to, 1 when the bot could not start.
   */
  async run(signal: AbortSignal): Promise<number> {
    const stop = () => {
      this.#stopping.abort();
      for (const run of this.#runs) void run.end(this.waits.endsWithinMs);
    };
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    const started = await Promise.all(
      this.#places.map(async (place) => {
        const starts = await this.#keep(place);
        if (!starts) stop();
        return starts;
      }),
    );
    await this.#restarting;
    signal.removeEventListener('abort', stop);
    return started.every(Boolean) ? 0 : 1;
  }

  /** Replaces one process after the other: each holds its connections before the one before it lets go of them. */
  restart(): Promise<void> {
    this.#restarting = this.#restarting.then(async () => {
      for (const place of this.#places) {
        if (!place.run?.up) continue;
        const replacing = this.#replace(place, place.run);
        this.#successors.set(place.run, replacing);
        await replacing;
      }
    });
    return this.#restarting;
  }

  /** Keeps a place filled until all is to end. @returns false where its first process could not start. */
  async #keep(place: Place): Promise<boolean> {
    const { log, waits } = this;
    const { process } = place.share;
    let deaths = 0;
    for (let isFirst = true; ; isFirst = false) {
      const begun = Date.now();
      const run = await this.#begin(place, false);
      if (!run) return true;
      const wasUp = run.up;
      const { code, signal } = await this.#lastOf(run).then(({ ended }) => ended);
      if (this.#stopping.signal.aborted) return true;
      if (isFirst && !wasUp && code !== null) return false;
      if (Date.now() - begun >= waits.steadyMs) deaths = 0;
      const againInMs = Math.min(waits.firstBackOffMs * 2 ** deaths++, waits.longestBackOffMs);
      log.error({ process, code, signal, againInMs }, 'a process of the bot ended');
      await setTimeout(againInMs, null, { signal: this.#stopping.signal }).catch(() => {});
    }
  }

  /** The last of a process and those that took its place, each when the one before had ended. */
  async #lastOf(first: BotRun): Promise<BotRun> {
    for (let run = first; ; ) {
      await run.ended;
      const next = await this.#successors.get(run);
      if (!next) return run;
      run = next;
    }
  }

  /**
   * Starts a process, when it is its turn, and waits until it is connected, or has ended.
   * @returns null where all are to end.
   */
  async #begin(place: Place, standby: boolean): Promise<BotRun | null> {
    const turn = this.#turn.then(async () => {
      if (this.#stopping.signal.aborted) return null;
      const { process, ids } = place.share;
      const child = this.start({ ...place.share, standby });
      const run = new BotRun(child, ids.length, (message) => {
        if (place.run === run) this.#hear(place, message);
      });
      this.#runs.add(run);
      void run.ended.then(() => {
        this.#runs.delete(run);
        if (place.run !== run) return;
        this.#tellShards();
        if (place === this.#indexer) this.#tellAskers(GONE());
      });
      if (!standby) place.run = run;
      if (await run.isUp) {
        this.log.info(
          { process, shards: ids, pid: run.pid, standby },
          'a process of the bot is up',
        );
        this.#tellShards();
      }
      return run;
    });
    // Discord refuses connections that are begun together.
    this.#turn = turn
      .then(() => setTimeout(this.waits.betweenStartsMs, null, { signal: this.#stopping.signal }))
      .catch(() => {});
    return turn;
  }

  /** @returns the process that took over; null where none did. */
  async #replace(place: Place, former: BotRun): Promise<BotRun | null> {
    const { process } = place.share;
    const run = await this.#begin(place, true);
    if (!run?.up) {
      if (run) this.log.error({ process }, 'a process of the bot could not be replaced');
      return null;
    }
    const through = await former.yield(this.waits.endsWithinMs);
    place.run = run;
    if (place === this.#indexer) this.#tellAskers(GONE());
    run.send({ kind: 'go', through });
    this.#tellShards();
    await former.end(this.waits.endsWithinMs);
    return run;
  }

  /** What a process tells goes to the others whom it concerns. */
  #hear(place: Place, message: FleetNews): void {
    if (message.kind === 'shards') this.#tellShards();
    else if (message.kind === 'wake') {
      for (const other of this.#places) if (other !== place) other.run?.send(message);
    } else if (message.kind === 'reindex') {
      const begins = this.#askers.size === 0;
      this.#askers.add(place);
      if (!this.#indexer?.run?.up) this.#tellAskers(GONE());
      // Whoever asks meanwhile is told of the same.
      else if (begins) this.#indexer.run.send(message);
    } else this.#tellAskers(message);
  }

  /** Tells those that asked for it how the index is brought up to date. */
  #tellAskers(news: ReindexNews): void {
    for (const { run } of this.#askers) run?.send(news);
    if (news.kind !== 'reindexing') this.#askers.clear();
  }

  /** The first, which does what is done once for all. */
  get #indexer(): Place | undefined {
    return this.#places[0];
  }

  /** Tells each process of the connections of all others. */
  #tellShards(): void {
    const shardsOf = ({ run, share }: Place): ShardCount =>
      run?.shards ?? { ready: 0, total: share.ids.length };
    for (const place of this.#places) {
      const others = this.#places.filter((other) => other !== place).map(shardsOf);
      const sum = (of: keyof ShardCount) => others.reduce((all, other) => all + other[of], 0);
      place.run?.send({ kind: 'shards', others: { ready: sum('ready'), total: sum('total') } });
    }
  }
}
