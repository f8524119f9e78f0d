/** Two processes that hold the same connections hear of an event within so long of each other. */
const REMEMBERED_MS = 60_000;

/**
 * Lets what people do through to the bot. Where one process takes the place of another, both hear of everything for a
 * while: the successor holds it back until the other one lets nothing more through, and then lets through what that one
 * has not.
 */
export class Turnstile {
  #state: 'standby' | 'open' | 'closed';
  /** What was let through, here or by the one before, and when. */
  readonly #through = new Map<string, number>();
  readonly #held = new Map<string, () => void>();

  constructor(
    standby: boolean,
    private readonly clock: () => number = Date.now,
  ) {
    this.#state = standby ? 'standby' : 'open';
  }

  /** Does some work for an event, now, later or never. @param id that no other event has. */
  take(id: string, work: () => void): void {
    if (this.#state === 'closed' || this.#through.has(id)) return;
    if (this.#state === 'open') work();
    else this.#held.set(id, work);
    this.#remember(id);
  }

  /** From now on, lets nothing through. @returns what it let through lately. */
  close(): readonly string[] {
    this.#state = 'closed';
    return [...this.#through.keys()];
  }

  /** Lets everything through from now on, but for what another process did. */
  open(done: readonly string[]): void {
    this.#state = 'open';
    const held = [...this.#held];
    this.#held.clear();
    const isDone = new Set(done);
    for (const id of done) this.#remember(id);
    for (const [id, work] of held) if (!isDone.has(id)) work();
  }

  #remember(id: string): void {
    const now = this.clock();
    for (const [old, at] of this.#through) {
      if (now - at < REMEMBERED_MS) break;
      this.#through.delete(old);
      this.#held.delete(old);
    }
    this.#through.set(id, now);
  }
}
