import hnswlib from 'hnswlib-node';
import { vectorFault } from './unit-vector.ts';
import { labelFault, type Neighbour, type VectorIndex } from './vector-index.ts';

/** How an HNSW graph is built and searched. */
export interface HnswOptions {
  /** Numbers in a vector. */
  readonly dimension: number;
  /** Links a node on the upper layers; twice as many on the lowest. */
  readonly m?: number | undefined;
  /** Candidates looked at when a vector is added. */
  readonly efConstruction?: number | undefined;
  /** Candidates looked at in a search: more finds more, and takes longer. */
  readonly ef?: number | undefined;
}

/** Chosen by the tables of `docs/hnsw.md`. */
export const HNSW_DEFAULTS = { m: 16, efConstruction: 200, ef: 256 } as const;

const FIRST_CAPACITY = 1024;
const GROWTH = 1.5;
const SEED = 100;

type NativeIndex = InstanceType<typeof hnswlib.HierarchicalNSW>;

/** Approximate nearest neighbours in memory, by hnswlib; it grows by itself. */
export class HnswIndex implements VectorIndex {
  readonly dimension: number;
  readonly m: number;
  readonly efConstruction: number;
  readonly #native: NativeIndex;
  readonly #used: Set<number>;
  readonly #deleted: Set<number>;

  /** @param stored an index read from a file, with the labels in it and those deleted among them. */
  constructor(
    options: HnswOptions,
    stored?: {
      readonly native: NativeIndex;
      readonly used: Set<number>;
      readonly deleted: Iterable<number>;
    },
  ) {
    this.dimension = options.dimension;
    this.m = options.m ?? HNSW_DEFAULTS.m;
    this.efConstruction = options.efConstruction ?? HNSW_DEFAULTS.efConstruction;
    this.#native = stored?.native ?? this.#emptyNative();
    this.#native.setEf(options.ef ?? HNSW_DEFAULTS.ef);
    this.#used = stored?.used ?? new Set();
    this.#deleted = new Set(stored?.deleted);
  }

  get size(): number {
    return this.#used.size - this.#deleted.size;
  }

  /** Labels removed since the index was built; their vectors still take room. */
  get deleted(): ReadonlySet<number> {
    return this.#deleted;
  }

  /** Labels that a search can return. */
  labels(): number[] {
    return [...this.#used].filter((label) => !this.#deleted.has(label));
  }

  /** @throws RangeError when the label is taken or no index, or the vector is not of the dimension or not finite. */
  add(label: number, vector: Float32Array): void {
    const fault = labelFault(label, this.#used) ?? vectorFault(vector, this.dimension);
    if (fault !== null) throw new RangeError(`Cannot add label ${label}: ${fault}.`);
    const capacity = this.#native.getMaxElements();
    if (this.#used.size >= capacity) {
      this.#native.resizeIndex(Math.ceil(Math.max(FIRST_CAPACITY, capacity * GROWTH)));
    }
    this.#native.addPoint(Array.from(vector), label);
    this.#used.add(label);
  }

  has(label: number): boolean {
    return this.#used.has(label) && !this.#deleted.has(label);
  }

  /** @throws RangeError when the label is not in the index. */
  remove(label: number): void {
    if (!this.has(label)) throw new RangeError(`Label ${label} is not in the index.`);
    this.#native.markDelete(label);
    this.#deleted.add(label);
  }

  /** @throws RangeError when the vector is not of the dimension or not finite. */
  search(vector: Float32Array, k: number): Neighbour[] {
    return this.searchAmong(vector, k);
  }

  /** @throws RangeError when the vector is not of the dimension or not finite. */
  searchAmong(vector: Float32Array, k: number, allowed?: (label: number) => boolean): Neighbour[] {
    const fault = vectorFault(vector, this.dimension);
    if (fault !== null) throw new RangeError(`Cannot search: ${fault}.`);
    const wanted = Math.min(Math.trunc(k), this.size);
    if (!(wanted > 0)) return [];
    const { neighbors, distances } = this.#native.searchKnn(Array.from(vector), wanted, allowed);
    return neighbors
      .map((label, at) => ({ label, score: 1 - distances[at]! }))
      .sort((a, b) => b.score - a.score || a.label - b.label);
  }

  /** Writes the index as hnswlib does: no check, no error on a full disk. See `saveHnsw`. */
  writeUnchecked(path: string): void {
    this.#native.writeIndexSync(path);
  }

  #emptyNative(): NativeIndex {
    const native = newNative(this.dimension);
    native.initIndex({
      maxElements: FIRST_CAPACITY,
      m: this.m,
      efConstruction: this.efConstruction,
      randomSeed: SEED,
    });
    return native;
  }
}

/** An hnswlib index over inner products, to be initialised or read into. */
export function newNative(dimension: number): NativeIndex {
  return new hnswlib.HierarchicalNSW('ip', dimension);
}
