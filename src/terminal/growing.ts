import type { Writable } from 'node:stream';

/** Writes a text that grows: each time only what is new. A text that goes another way is written whole, below. */
export class GrowingText {
  #written = '';

  constructor(private readonly stdout: Writable) {}

  show(text: string): void {
    this.stdout.write(this.#new(text));
    this.#written = text;
  }

  /** What is still to be written of the whole text; another one can begin. */
  rest(text: string): string {
    const rest = this.#new(text);
    this.#written = '';
    return rest;
  }

  #new(text: string): string {
    return text.startsWith(this.#written) ? text.slice(this.#written.length) : `\n\n${text}`;
  }
}
