/** Watches the heartbeats of one connection. */
export class Heartbeats {
  readonly #intervalMs: number;
  readonly #toleranceMs: number;
  readonly #complain: (line: string, dead: boolean) => void;
  #last = Date.now();
  #timer: NodeJS.Timeout | null = null;

  /** `complain` hears of late heartbeats, and of the connection being dead where two in a row are missing. */
  constructor(
    intervalMs: number,
    toleranceMs: number,
    complain: (line: string, dead: boolean) => void,
  ) {
    this.#intervalMs = intervalMs;
    this.#toleranceMs = toleranceMs;
    this.#complain = complain;
  }

  start(): void {
    this.#last = Date.now();
    this.#arm();
  }

  /** Notes a heartbeat and returns how many milliseconds after the one before it came. */
  beat(): number {
    const gap = Date.now() - this.#last;
    this.#last = Date.now();
    if (gap > this.#intervalMs + this.#toleranceMs) {
      this.#complain(`a heartbeat came ${gap - this.#intervalMs} ms late`, false);
    }
    this.#arm();
    return gap;
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
  }

  #arm(): void {
    this.stop();
    const deadAfter = 2 * this.#intervalMs + this.#toleranceMs;
    this.#timer = setTimeout(() => {
      this.#complain(`no heartbeat came for ${deadAfter} ms`, true);
    }, deadAfter).unref();
  }
}
