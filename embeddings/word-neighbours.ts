import { fileURLToPath } from 'node:url';
import type { Embedder, Vocabulary, WordNeighbour } from './embedder.ts';
import type { ModelSession, RuntimeGraph } from './model-session.ts';

/** Made by `training/write-nearest-words.ts`. */
export const NEAREST_WORDS_FILE = fileURLToPath(
  new URL('model/nearest-words.onnx', import.meta.url),
);

const FIRST_CAPACITY = 4096;
const GROWTH = 1.5;
/** What 0 is among unsigned bytes. */
const ZERO = 128;
const LARGEST = 127;
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

/**
 * The vectors of a vocabulary as one matrix of bytes, and its product with those of the words asked for: 50,000 words
 * of 384 numbers take 19 MB. In one thread: two take twice the processor's time, for they wait for each other by turning in circles.
 */
export class WordNeighbours implements Vocabulary {
  readonly #words: string[] = [];
  readonly #dimension: number;
  #matrix: Uint8Array;
  #scales: Float32Array;

  private constructor(
    private readonly embedder: Embedder,
    private readonly graph: RuntimeGraph,
  ) {
    this.#dimension = embedder.info.dimension;
    this.#matrix = new Uint8Array(FIRST_CAPACITY * this.#dimension);
    this.#scales = new Float32Array(FIRST_CAPACITY);
  }

  /** An empty vocabulary of a table model. */
  static async open(embedder: Embedder, session: ModelSession): Promise<WordNeighbours> {
    return new WordNeighbours(embedder, await session.loadGraph(NEAREST_WORDS_FILE));
  }

  get size(): number {
    return this.#words.length;
  }

  /** @throws RangeError when the vector is not of the dimension of the others. */
  add(word: string, vector: Int8Array): void {
    if (vector.length !== this.#dimension) {
      throw new RangeError(`"${word}" has ${vector.length} numbers, not ${this.#dimension}.`);
    }
    if (this.size === this.#scales.length) this.#grow();
    const start = this.size * this.#dimension;
    let squares = 0;
    for (let i = 0; i < vector.length; i++) {
      const value = vector[i]!;
      this.#matrix[start + i] = value + ZERO;
      squares += value * value;
    }
    this.#scales[this.size] = squares === 0 ? 0 : 1 / Math.sqrt(squares);
    this.#words.push(word);
  }

  async nearest(words: readonly string[], k: number): Promise<WordNeighbour[][]> {
    const found: WordNeighbour[][] = words.map(() => []);
    const vectors = await this.embedder.embed(words, 'passage');
    const asked = vectors.flatMap((vector, at) => (vector === null ? [] : [{ vector, at }]));
    const size = this.size;
    const count = Math.min(Math.trunc(k), size);
    if (asked.length === 0 || !(count > 0)) return found;
    const columns = new Uint8Array(this.#dimension * asked.length);
    const norms = asked.map(({ vector }, column) => this.#quantize(vector, columns, column));
    const { scores, positions } = await this.graph({
      words: {
        type: 'uint8',
        data: this.#matrix.subarray(0, size * this.#dimension),
        dims: [size, this.#dimension],
      },
      scales: { type: 'float32', data: this.#scales.subarray(0, size), dims: [size, 1] },
      asked: { type: 'uint8', data: columns, dims: [this.#dimension, asked.length] },
      zero: { type: 'uint8', data: Uint8Array.of(ZERO), dims: [] },
      k: { type: 'int64', data: BigInt64Array.of(BigInt(count)), dims: [1] },
    });
    for (const [row, { at }] of asked.entries()) {
      for (let i = row * count; i < (row + 1) * count; i++) {
        const word = this.#words[Number(positions![i])]!;
        found[at]!.push({ word, score: Number(scores![i]) / norms[row]! });
      }
    }
    return found;
  }

  /** Writes a vector as bytes into one column of as many as there are words. @returns their length as a vector. */
  #quantize(vector: Float32Array, columns: Uint8Array, column: number): number {
    const width = columns.length / this.#dimension;
    const largest = vector.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
    let squares = 0;
    for (const [i, value] of vector.entries()) {
      const step = Math.round((value / largest) * LARGEST);
      columns[i * width + column] = step + ZERO;
      squares += step * step;
    }
    return Math.sqrt(squares);
  }

  #grow(): void {
    const capacity = Math.ceil(this.#scales.length * GROWTH);
    const matrix = new Uint8Array(capacity * this.#dimension);
    matrix.set(this.#matrix);
    const scales = new Float32Array(capacity);
    scales.set(this.#scales);
    this.#matrix = matrix;
    this.#scales = scales;
  }
}
