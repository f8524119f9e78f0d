/** A stream of numbers in 0..1, the same for the same seed (mulberry32). */
export type Random = () => number;

export function seeded(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from `least` to `most`. */
export function between(random: Random, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1));
}

export function pick<T>(random: Random, items: readonly T[]): T {
  return items[Math.floor(random() * items.length)]!;
}

/** Zipf's law says that the n-th word is 1/n as frequent as the first; Mandelbrot's offset flattens the first few. */
const OFFSET = 3;

/** Draws items as a language does its words, the first ones most often. */
export function zipf<T>(items: readonly T[]): (random: Random) => T {
  let total = 0;
  const upTo = items.map((_, i) => {
    total += 1 / (i + 1 + OFFSET);
    return total;
  });
  return (random) => {
    const wanted = random() * total;
    let low = 0;
    let high = items.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (upTo[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    return items[low]!;
  };
}
