import type { Writable } from 'node:stream';

/** Writes a text that grows: each time only what is new. A text that goes another way is written whole, below. */
export class GrowingText {
  #written = '';

  constructor(private readonly stdout: Writable) {}

  show(text: string): void {
    const goesOn = text.startsWith(this.#written);
    this.stdout.write(goesOn ? text.slice(this.#written.length) : `\n\n${text}`);
    this.#written = text;
  }

  /** What else there is to say of this text, then a line feed and another empty line where `after` says so. */
  end(text: string, after: string): void {
    this.show(text);
    this.stdout.write(after);
    this.#written = '';
  }
}
