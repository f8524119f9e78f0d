const MINUTE_MS = 60_000;

/** At most so many events a minute for each key, over a sliding minute; of this process alone, in memory. */
export class RateLimit {
  readonly #times = new Map<string, number[]>();

  constructor(
    private readonly perMinute: number,
    private readonly clock: () => number,
  ) {}

  /** Milliseconds until the key may do one more; 0 when it may now. */
  wait(key: string): number {
    const times = this.#recent(key);
    if (times.length < this.perMinute) return 0;
    return Math.max(1, times[times.length - this.perMinute]! + MINUTE_MS - this.clock());
  }

  count(key: string): void {
    this.#recent(key).push(this.clock());
  }

  #recent(key: string): number[] {
    const since = this.clock() - MINUTE_MS;
    if (this.#times.size > 10_000) {
      for (const [other, times] of this.#times) {
        if ((times.at(-1) ?? 0) <= since) this.#times.delete(other);
      }
    }
    const times = (this.#times.get(key) ?? []).filter((time) => time > since);
    this.#times.set(key, times);
    return times;
  }
}
