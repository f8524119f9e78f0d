import { setTimeout } from 'node:timers/promises';
import type { Answer } from '../../answering/answer.ts';
import type { Logger } from '../process/logger.ts';

/** Discord lets a message be edited five times in five seconds; the last edit is the answer itself. */
const EDIT_EVERY_MS = 1200;

/** Shows an answer while it is written: the newest state of it, at most every 1.2 seconds. */
export class Drafts {
  #newest: Answer | null = null;
  #showing: Promise<void> | null = null;
  #over = false;
  #shownAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly show: (soFar: Answer) => Promise<unknown>,
    private readonly log: Logger,
    private readonly clock: () => number = () => performance.now(),
    private readonly wait: (ms: number) => Promise<unknown> = setTimeout,
  ) {}

  offer(soFar: Answer): void {
    if (this.#over) return;
    this.#newest = soFar;
    this.#showing ??= this.#showAll();
  }

  /** Shows no more, and waits until the message may be edited again. */
  async settle(): Promise<void> {
    this.#over = true;
    await this.#showing;
    await this.#pause();
  }

  async #showAll(): Promise<void> {
    try {
      while (this.#newest) {
        await this.#pause();
        if (this.#over) return;
        const soFar = this.#newest;
        this.#newest = null;
        await this.show(soFar);
        this.#shownAt = this.clock();
      }
    } catch (error) {
      // The answer itself is still to come.
      this.#over = true;
      this.log.warn({ err: error }, 'a part of an answer could not be shown');
    } finally {
      this.#showing = null;
    }
  }

  async #pause(): Promise<void> {
    const left = this.#shownAt + EDIT_EVERY_MS - this.clock();
    if (left > 0) await this.wait(left);
  }
}
