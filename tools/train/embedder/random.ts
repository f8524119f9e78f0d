/** Random numbers that a seed and a label fix, the same on every machine (the mulberry32 generator). */
export class Random {
  #state: number;

  constructor(seed: number, label = '') {
    // FNV-1a, so that each use has numbers of its own.
    let hash = 0x811c9dc5;
    for (const character of `${seed}:${label}`) {
      hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193);
    }
    this.#state = hash;
  }

  /** From 0 up to, but not including, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from 0 up to, but not including, `count`. */
  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  /** Normally distributed, of mean 0 and deviation 1 (Box and Muller). */
  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.next()));
    return radius * Math.cos(2 * Math.PI * this.next());
  }

  /** Changes the order of `items` in place (Fisher and Yates). */
  shuffle<T extends { length: number; [at: number]: unknown }>(items: T): T {
    for (let i = items.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      const held = items[i];
      (items as { [at: number]: unknown })[i] = items[j];
      (items as { [at: number]: unknown })[j] = held;
    }
    return items;
  }
}
