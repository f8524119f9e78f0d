/**
 * Discord's clock, which decides what is too late: `scale` times as fast as the wall clock, and can be moved ahead.
 * With a scale of 10, an interaction must be acknowledged within 300 ms of real time.
 */
export class Clock {
  readonly scale: number;
  readonly #start = Date.now();
  #advanced = 0;

  constructor(scale = 1) {
    this.scale = scale;
  }

  /** Milliseconds of Discord's time. */
  now(): number {
    return this.#start + (Date.now() - this.#start) * this.scale + this.#advanced;
  }

  advance(ms: number): void {
    this.#advanced += ms;
  }
}

const DISCORD_EPOCH = 1_420_070_400_000n;

/** Makes Discord ids, each greater than the one before, whose time is the wall clock's. */
export function snowflakes(): () => string {
  let last = 0n;
  return () => {
    const now = (BigInt(Date.now()) - DISCORD_EPOCH) << 22n;
    last = now > last ? now : last + 1n;
    return last.toString();
  };
}
