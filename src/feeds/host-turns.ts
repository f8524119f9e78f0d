import { setTimeout } from 'node:timers/promises';

/** Between the end of one request to a host and the next. */
const GAP_MS = 1_000;

/** One request at a time to each host, with a pause behind it. */
export class HostTurns {
  readonly #last = new Map<string, Promise<unknown>>();

  constructor(private readonly gapMs = GAP_MS) {}

  take<T>(host: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.#last.get(host) ?? Promise.resolve()).then(work);
    this.#last.set(
      host,
      // What keeps the thread alive while the next one waits.
      turn.catch(() => {}).then(() => setTimeout(this.gapMs)),
    );
    return turn;
  }
}
