import type { Attempt, SubscriptionMemory } from '../memory/subscriptions.ts';

const MINUTE_MS = 60_000;
const LONGEST_WAIT_MS = 15 * MINUTE_MS;
/** What was not tried for so long is of something that has gone, or begins anew. */
const FORGOTTEN_AFTER_MS = 24 * 60 * MINUTE_MS;

const FIRST: Attempt = { failures: 0, faults: 0, notBefore: 0 };

/**
 * What failed is tried again: at once, then later each time, up to a quarter of an hour. How often it failed is kept over
 * restarts, for a process that is started anew each few minutes would never give up; it tries at once all the same, perhaps
 * with better code.
 */
export class Attempts {
  #all: Map<string, Attempt> | null = null;

  constructor(private readonly memory: Pick<SubscriptionMemory, 'attempts' | 'keepAttempt'>) {}

  /**
   * Reads what failed before this process was started; once, before anything else is asked.
   * @param now in milliseconds.
   */
  async load(now: number): Promise<void> {
    if (this.#all) return;
    const all = new Map<string, Attempt>();
    for (const [key, attempt] of await this.memory.attempts()) {
      if (attempt.notBefore < now - FORGOTTEN_AFTER_MS) await this.memory.keepAttempt(key, null);
      else all.set(key, { ...attempt, notBefore: 0 });
    }
    this.#all = all;
  }

  /** @param now in milliseconds. */
  isDue(key: string, now: number): boolean {
    return now >= this.#of(key).notBefore;
  }

  /** How often our own code failed at it. */
  faults(key: string): number {
    return this.#of(key).faults;
  }

  async failed(key: string, now: number, isOwnFault: boolean): Promise<void> {
    const before = this.#of(key);
    const wait = before.failures === 0 ? 0 : MINUTE_MS * 2 ** before.failures;
    const attempt = {
      failures: before.failures + 1,
      faults: before.faults + (isOwnFault ? 1 : 0),
      notBefore: now + Math.min(wait, LONGEST_WAIT_MS),
    };
    this.#all?.set(key, attempt);
    await this.memory.keepAttempt(key, attempt);
  }

  /** Nothing of it is to be tried again. */
  async settled(key: string): Promise<void> {
    if (this.#all?.delete(key)) await this.memory.keepAttempt(key, null);
  }

  #of(key: string): Attempt {
    return this.#all?.get(key) ?? FIRST;
  }
}
