import { ByteRows } from './byte-rows.ts';
import type { Embedder, WordIndex, WordNeighbour } from './embedder.ts';
import { toInt8 } from './int8-vector.ts';

/** A vector out of the plane of two others by less than this lies in it. */
const FLAT = 1e-3;

/**
 * Whether a model is a table of words: the vector of two words then lies in the plane of theirs. Where words change
 * with their surroundings, one alone tells little of what it means in a text.
 */
export async function isWordTable(embed: Embedder['embed']): Promise<boolean> {
  const [a, b, both] = await embed(['river', 'budget', 'river budget'], 'passage');
  if (!a || !b || !both) return false;
  const across = without(b, a);
  const left = without(without(both, a), across);
  return Math.hypot(...left) < FLAT;
}

/** What is left of `vector` when its part along `other` is taken off. */
function without(vector: Float32Array, other: Float32Array): Float32Array {
  const dot = (u: Float32Array, v: Float32Array) => u.reduce((sum, x, i) => sum + x * v[i]!, 0);
  const share = dot(vector, other) / dot(other, other);
  return vector.map((x, i) => x - share * other[i]!);
}

/** The vectors of a vocabulary, each compared with those of the words asked for. */
export class WordNeighbours implements WordIndex {
  readonly #words: string[] = [];
  /** One over the length of each vector. */
  readonly #scales: number[] = [];

  private constructor(
    private readonly embedder: Embedder,
    private readonly rows: ByteRows,
  ) {}

  /**
   * An empty vocabulary of a table model.
   * @throws EmbeddingError when what compares vectors cannot be read.
   */
  static async open(embedder: Embedder): Promise<WordNeighbours> {
    return new WordNeighbours(embedder, await ByteRows.open(embedder.info.dimension));
  }

  get size(): number {
    return this.#words.length;
  }

  /** @throws RangeError when the vector is not of the dimension of the others. */
  add(word: string, vector: Int8Array): void {
    const { dimension } = this.embedder.info;
    if (vector.length !== dimension) {
      throw new RangeError(`"${word}" has ${vector.length} numbers, not ${dimension}.`);
    }
    const length = lengthOf(vector);
    this.rows.add(vector);
    this.#scales.push(length === 0 ? 0 : Math.fround(1 / length));
    this.#words.push(word);
  }

  async nearest(words: readonly string[], k: number): Promise<WordNeighbour[][]> {
    const vectors = await this.embedder.embed(words, 'passage');
    const count = Math.min(Math.trunc(k), this.size);
    const found: WordNeighbour[][] = words.map(() => []);
    const asked = vectors.flatMap((vector, at) => (vector === null ? [] : [{ vector, at }]));
    if (!(count > 0)) return found;
    const bytes = asked.map(({ vector }) => toInt8(vector));
    const best = bytes.map(() => new Best(count));
    const scales = this.#scales;
    this.rows.multiply(bytes, (vector, first, products) => {
      const ofVector = best[vector]!;
      for (let i = 0; i < products.length; i++) {
        ofVector.take(first + i, Math.fround(products[i]! * scales[first + i]!));
      }
    });
    for (const [i, { at }] of asked.entries()) {
      const length = lengthOf(bytes[i]!);
      found[at] = best[i]!.found.map(({ row, score }) => ({
        word: this.#words[row]!,
        score: score / length,
      }));
    }
    return found;
  }
}

/** The length of a vector of bytes. */
function lengthOf(vector: Int8Array): number {
  let squares = 0;
  for (let i = 0; i < vector.length; i++) squares += vector[i]! * vector[i]!;
  return Math.sqrt(squares);
}

/** The best of many scores, the best first; of equal ones, the first that came. */
class Best {
  readonly found: { readonly row: number; readonly score: number }[] = [];
  #least = -Infinity;

  constructor(private readonly count: number) {}

  take(row: number, score: number): void {
    const { found } = this;
    if (found.length === this.count && score <= this.#least) return;
    let at = found.length;
    while (at > 0 && found[at - 1]!.score < score) at--;
    found.splice(at, 0, { row, score });
    if (found.length > this.count) found.pop();
    this.#least = found.at(-1)!.score;
  }
}
