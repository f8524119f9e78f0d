/** A vector of an index that is near to the one looked for. */
export interface Neighbour {
  /** The label given to {@link VectorIndex.add}. */
  readonly label: number;
  /** Cosine similarity: higher is better. */
  readonly score: number;
}

/** Unit vectors under integer labels (uint32, never reused), searched by cosine similarity. */
export interface VectorIndex {
  readonly dimension: number;
  /** Vectors that a search can return. */
  readonly size: number;
  /** @throws RangeError on a label in use or out of range, or a vector that is not finite, of unit length and of `dimension`. */
  add(label: number, vector: Float32Array): void;
  has(label: number): boolean;
  /** @throws RangeError when the label is not in the index. */
  remove(label: number): void;
  /**
   * At most `k` neighbours, best first.
   * @throws RangeError when the vector is not of the dimension or not finite.
   */
  search(vector: Float32Array, k: number): Neighbour[];
  /**
   * The same among the labels for which `allowed` says so; it gives a boolean and throws nothing.
   * @throws RangeError when the vector is not of the dimension or not finite.
   */
  searchAmong(vector: Float32Array, k: number, allowed: (label: number) => boolean): Neighbour[];
}

const HIGHEST_LABEL = 2 ** 32 - 1;

/** Why a label cannot be added, or null when it can; `used` holds every label that ever was. */
export function labelFault(label: number, used: ReadonlySet<number>): string | null {
  if (!Number.isInteger(label) || label < 0 || label > HIGHEST_LABEL) {
    return `a label is an integer from 0 to ${HIGHEST_LABEL}`;
  }
  return used.has(label) ? 'the label is or was in use' : null;
}
