import { LRUCache } from 'lru-cache';
import type { Embedder } from './embedder.ts';

const WORDS_KEPT = 20_000;

/** Tells how near two words are in the embedding model's table: the cosine of their vectors. */
export type Nearness = (a: string, b: string) => number;

/** The vectors of words, each asked for once. */
export class WordVectors {
  readonly #known = new LRUCache<string, Float32Array>({ max: WORDS_KEPT });

  private constructor(private readonly embedder: Embedder) {}

  /** Those of an embedder: the same each time. */
  static of(embedder: Embedder): WordVectors {
    const vectors = OF_EMBEDDERS.get(embedder) ?? new WordVectors(embedder);
    OF_EMBEDDERS.set(embedder, vectors);
    return vectors;
  }

  /** @returns the cosine of any two of the words; 0 for one without a vector. */
  async nearness(words: readonly string[]): Promise<Nearness> {
    const missing = [...new Set(words)].filter((word) => !this.#known.has(word));
    const found = missing.length > 0 ? await this.embedder.embed(missing, 'passage') : [];
    for (const [i, vector] of found.entries()) if (vector) this.#known.set(missing[i]!, vector);
    const cosines = new Map<string, number>();
    return (a, b) => {
      const pair = `${a} ${b}`;
      let cosine = cosines.get(pair);
      if (cosine === undefined) {
        const [x, y] = [this.#known.get(a), this.#known.get(b)];
        cosine = x && y ? dot(x, y) : 0;
        cosines.set(pair, cosine);
      }
      return cosine;
    };
  }
}

const OF_EMBEDDERS = new WeakMap<Embedder, WordVectors>();

/** Of two vectors as long as each other. */
export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
