/** Thrown where too many wait already. */
export class QueueFull extends Error {}
/** Thrown where the work takes too long. */
export class TookTooLong extends Error {}

/** Runs a few works at a time; some more may wait, the rest is refused at once. */
export class Queue {
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  /** @param limit how many may wait. */
  constructor(
    private readonly atOnce: number,
    private readonly limit: number,
  ) {}

  get running(): number {
    return this.#running;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  /** Whether one more would be refused. */
  get isFull(): boolean {
    return this.#running >= this.atOnce && this.#waiting.length >= this.limit;
  }

  /**
   * @param timeoutMs for waiting and working together. The work itself cannot be stopped and keeps its place until it
   *   ends.
   * @throws QueueFull, TookTooLong
   */
  async run<T>(work: () => Promise<T>, timeoutMs: number): Promise<T> {
    if (this.isFull) throw new QueueFull();
    let expired = false;
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        expired = true;
        reject(new TookTooLong());
      }, timeoutMs);
    });
    const done = (async () => {
      if (this.#running >= this.atOnce) {
        await new Promise<void>((resolve) => this.#waiting.push(resolve));
      } else {
        this.#running += 1;
      }
      try {
        if (expired) throw new TookTooLong();
        return await work();
      } finally {
        this.#next();
      }
    })();
    try {
      return await Promise.race([done, timeout]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Hands the place on, after the event loop has had its turn. */
  #next(): void {
    setImmediate(() => {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    });
  }
}
