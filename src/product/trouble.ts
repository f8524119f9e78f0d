import type { LiveListener } from './kiosque.ts';

/** Tells of what fails behind, to whoever listens by then. */
export class Trouble {
  /** Who wants to know; null while nobody does. */
  listener: LiveListener | null = null;
  #isOver = false;

  readonly tell = (error: unknown): void => {
    // What was under way when it was closed was given up.
    if (this.#isOver) return;
    if (this.listener) this.listener.failed(error);
    else process.emitWarning(error instanceof Error ? error : String(error));
  };

  /** From now on, nothing is told. */
  end(): void {
    this.#isOver = true;
  }
}
