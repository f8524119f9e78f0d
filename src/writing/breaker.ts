import { isOfTheServer, type ModelTrouble } from './trouble.ts';

const FAILURES = 3;
const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 600_000;

/** Stops asking a server that does not answer, for longer each time; one question then tries it again. */
export class Breaker {
  #failures = 0;
  #pauses = 0;
  #closedUntil = 0;
  /** Whether it answered the last time; null before the first. */
  answered: boolean | null = null;

  constructor(private readonly clock: () => number = Date.now) {}

  /** Whether the server may be asked now. */
  allows(): boolean {
    return this.clock() >= this.#closedUntil;
  }

  succeeded(): void {
    this.#failures = 0;
    this.#pauses = 0;
    this.answered = true;
  }

  failed(trouble: ModelTrouble): void {
    if (!isOfTheServer(trouble)) {
      this.succeeded();
      return;
    }
    this.answered = false;
    this.#failures += 1;
    if (trouble.retryAfterMs !== null) this.#pause(trouble.retryAfterMs);
    else if (this.#failures >= FAILURES || this.#pauses > 0) {
      this.#pause(Math.min(FIRST_PAUSE_MS * 2 ** this.#pauses, LONGEST_PAUSE_MS));
    }
  }

  #pause(ms: number): void {
    this.#closedUntil = this.clock() + ms;
    this.#pauses += 1;
    this.#failures = 0;
  }
}
