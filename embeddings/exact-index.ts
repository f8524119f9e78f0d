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

  /** @throws RangeError when the label is taken or no index, or the vector is not of the dimension or not finite. */
  add(label: number, vector: Float32Array): void {
    const fault = labelFault(label, this.#used) ?? vectorFault(vector, this.dimension);
    if (fault !== null) throw new RangeError(`Cannot add label ${label}: ${fault}.`);
    this.#used.add(label);
    this.#vectors.set(label, vector.slice());
  }

  has(label: number): boolean {
    return this.#vectors.has(label);
  }

  /** @throws RangeError when the label is not in the index. */
  remove(label: number): void {
    if (!this.#vectors.delete(label)) throw new RangeError(`Label ${label} is not in the index.`);
  }

  /** @throws RangeError when the vector is not of the dimension or not finite. */
  search(vector: Float32Array, k: number): Neighbour[] {
    return this.searchAmong(vector, k, () => true);
  }

  /** @throws RangeError when the vector is not of the dimension or not finite. */
  searchAmong(vector: Float32Array, k: number, allowed: (label: number) => boolean): Neighbour[] {
    const fault = vectorFault(vector, this.dimension);
    if (fault !== null) throw new RangeError(`Cannot search: ${fault}.`);
    return [...this.#vectors]
      .filter(([label]) => allowed(label))
      .map(([label, other]) => ({ label, score: cosine(vector, other) }))
      .sort((a, b) => b.score - a.score || a.label - b.label)
      .slice(0, Math.max(0, Math.trunc(k)));
  }
}
