const MINUTE_MS = 60_000;
const LONGEST_WAIT_MS = 15 * MINUTE_MS;

interface Attempt {
  readonly failures: number;
  /** Those for which no other than our own code is to blame. */
  readonly faults: number;
  readonly notBefore: number;
}

const FIRST: Attempt = { failures: 0, faults: 0, notBefore: 0 };

/**
 * What failed is tried again: at once, then later each time, up to a quarter of an hour. Kept in memory: a process that
 * was started anew, perhaps with better code, tries at once.
 */
export class Attempts {
  readonly #all = new Map<string, Attempt>();

  /** @param now in milliseconds. */
  isDue(key: string, now: number): boolean {
    return now >= this.#of(key).notBefore;
  }

  /** How often our own code failed at it. */
  faults(key: string): number {
    return this.#of(key).faults;
  }

  failed(key: string, now: number, isOwnFault: boolean): void {
    const before = this.#of(key);
    const wait = before.failures === 0 ? 0 : MINUTE_MS * 2 ** before.failures;
    this.#all.set(key, {
      failures: before.failures + 1,
      faults: before.faults + (isOwnFault ? 1 : 0),
      notBefore: now + Math.min(wait, LONGEST_WAIT_MS),
    });
  }

  /** Nothing of it is to be tried again. */
  settled(key: string): void {
    this.#all.delete(key);
  }

  #of(key: string): Attempt {
    return this.#all.get(key) ?? FIRST;
  }
}
