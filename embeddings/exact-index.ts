import { cosine, vectorFault } from './unit-vector.ts';
import { labelFault, type Neighbour, type VectorIndex } from './vector-index.ts';

/** Compares a query with every vector: the truth that {@link VectorIndex} promises, and its test twin. */
export class ExactIndex implements VectorIndex {
  readonly #vectors = new Map<number, Float32Array>();
  readonly #used = new Set<number>();

  constructor(readonly dimension: number) {}

  get size(): number {
    return this.#vectors.size;
  }

  add(label: number, vector: Float32Array): void {
    const fault = labelFault(label, this.#used) ?? vectorFault(vector, this.dimension);
    if (fault !== null) throw new RangeError(`Cannot add label ${label}: ${fault}.`);
    this.#used.add(label);
    this.#vectors.set(label, vector.slice());
  }

  has(label: number): boolean {
    return this.#vectors.has(label);
  }

  remove(label: number): void {
    if (!this.#vectors.delete(label)) throw new RangeError(`Label ${label} is not in the index.`);
  }

  search(vector: Float32Array, k: number): Neighbour[] {
    const fault = vectorFault(vector, this.dimension);
    if (fault !== null) throw new RangeError(`Cannot search: ${fault}.`);
    return [...this.#vectors]
      .map(([label, other]) => ({ label, score: cosine(vector, other) }))
      .sort((a, b) => b.score - a.score || a.label - b.label)
      .slice(0, Math.max(0, Math.trunc(k)));
  }
}
