import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import type { ShardCount } from '../gateway/fleet.ts';
import type { MetricsOfProcess } from '../metrics/merge-metrics.ts';
import type { FromProcess, ToProcess } from './fleet-messages.ts';

/** Prometheus waits for ten seconds. */
const MEASURED_WITHIN_MS = 5_000;

/** How a process ended: with a code, or by a signal. */
export interface End {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** What a process tells that concerns the others. */
export type FleetNews = Exclude<FromProcess, { readonly kind: 'yielded' | 'metrics' | 'started' }>;

/** One process of the bot, from its start to its end. */
export class BotRun {
  shards: ShardCount;
  /** Resolves with true when it is connected, with false when it ended before. */
  readonly isUp: Promise<boolean>;
  readonly ended: Promise<End>;
  /** Whether it is connected. */
  up = false;
  #yielded: (through: readonly string[]) => void = () => {};
  #measured: (metrics: MetricsOfProcess) => void = () => {};

  /**
   * @param shards how many connections it is to hold.
   * @param heard told of its connections, and of what concerns the others.
   */
  constructor(
    private readonly child: ChildProcess,
    shards: number,
    heard: (message: FleetNews) => void,
  ) {
    this.shards = { ready: 0, total: shards };
    // What cannot be sent to it, or even be started, is told of by its end.
    child.on('error', () => {});
    this.ended = this.#end();
    this.isUp = new Promise((resolve) => {
      void this.ended.then(() => resolve(false));
      child.on('message', (message: FromProcess) => {
        if (message.kind === 'yielded') this.#yielded(message.through);
        else if (message.kind === 'metrics') this.#measured(message.metrics);
        else if (message.kind === 'started') {
          this.up = true;
          resolve(true);
        } else {
          if (message.kind === 'shards') this.shards = message.count;
          heard(message);
        }
      });
    });
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  send(message: ToProcess): void {
    if (this.child.connected) this.child.send(message, () => {});
  }

  /**
   * Has it begin nothing new.
   * @returns ids of the events that it let through lately; none where it has ended, or hangs and does not tell in time.
   */
  yield(withinMs: number): Promise<readonly string[]> {
    const yielded = new Promise<readonly string[]>((resolve) => {
      this.#yielded = resolve;
    });
    this.send({ kind: 'yield' });
    const late = setTimeout(withinMs, [], { ref: false });
    return Promise.race([yielded, late, this.ended.then(() => [])]);
  }

  /** Nothing where it has ended, or does not tell in time. */
  metrics(): Promise<MetricsOfProcess> {
    const measured = new Promise<MetricsOfProcess>((resolve) => {
      const others = this.#measured;
      this.#measured = (metrics) => {
        others(metrics);
        resolve(metrics);
        this.#measured = () => {};
      };
    });
    this.send({ kind: 'metrics' });
    const late = setTimeout(MEASURED_WITHIN_MS, [], { ref: false });
    return Promise.race([measured, late, this.ended.then(() => [])]);
  }

  /** Lets it finish what is under way, or kills it after a time. */
  async end(withinMs: number): Promise<void> {
    this.child.kill('SIGTERM');
    const inTime = new AbortController();
    void setTimeout(withinMs, null, { signal: inTime.signal }).then(
      () => this.child.kill('SIGKILL'),
      () => {},
    );
    await this.ended;
    inTime.abort();
  }

  async #end(): Promise<End> {
    // A process that cannot even be started has no exit.
    await once(this.child, 'exit').catch(() => {});
    this.up = false;
    this.shards = { ready: 0, total: this.shards.total };
    return { code: this.child.exitCode, signal: this.child.signalCode };
  }
}
