import { type Barrier, partOf } from './barrier.ts';
import {
  LEFT_WIDTH,
  loadProduct,
  type Product,
  pack,
  productMemory,
  RIGHT_WIDTH,
} from './product.ts';

/** Matrices of one batch, shared by the threads. Each has room for the largest batch. */
export interface LossMemory {
  readonly memory: WebAssembly.Memory;
  readonly batch: number;
  readonly dimension: number;
}

export function lossMemory(batch: number, dimension: number): LossMemory {
  return { memory: productMemory(), batch, dimension };
}

/**
 * The symmetric in-batch cross-entropy of a batch of unit vectors and its gradient (the InfoNCE loss, van den Oord et
 * al. 2018, both ways): with s(i, j) = scale × anchor i · positive j, the mean over i of
 *
 *   ½ (log Σj exp s(i, j) - s(i, i)) + ½ (log Σj exp s(j, i) - s(i, i)).
 *
 * Duplicates are left out of the sums. Each thread takes a part of the rows or columns; every sum is taken by one
 * thread alone and in one order, so that the number of threads changes no bit.
 */
export class ContrastiveLoss {
  /** Unit vectors, size × dimension; to be filled in before `compute`. */
  readonly anchors: Float32Array;
  readonly positives: Float32Array;
  /** Gradients by the unit vectors. */
  readonly anchorGradients: Float32Array;
  readonly positiveGradients: Float32Array;
  /** exp(s - scale), then the gradient by s. */
  readonly #similarities: Float32Array;
  readonly #packed: {
    readonly rows: Float32Array;
    readonly columns: Float32Array;
    readonly gradient: Float32Array;
    readonly anchors: Float32Array;
    readonly positives: Float32Array;
  };
  readonly #rowSums: Float64Array;
  readonly #columnSums: Float64Array;
  readonly #targets: Float64Array;

  private constructor(
    private readonly product: Product,
    private readonly dimension: number,
    private readonly scale: number,
    private readonly barrier: Barrier,
    memory: LossMemory,
  ) {
    let end = 0;
    const floats = (length: number) => {
      const array = new Float32Array(memory.memory.buffer, end, length);
      end += array.byteLength;
      return array;
    };
    const doubles = (length: number) => {
      const array = new Float64Array(memory.memory.buffer, end, length);
      end += array.byteLength;
      return array;
    };
    const { batch } = memory;
    const vectors = () => floats(batch * dimension);
    this.#rowSums = doubles(batch);
    this.#columnSums = doubles(batch);
    this.#targets = doubles(batch);
    this.anchors = vectors();
    this.positives = vectors();
    this.anchorGradients = vectors();
    this.positiveGradients = vectors();
    this.#similarities = floats(batch * batch);
    this.#packed = {
      rows: vectors(),
      columns: vectors(),
      gradient: floats(batch * batch),
      anchors: vectors(),
      positives: vectors(),
    };
  }

  static async create(memory: LossMemory, scale: number, barrier: Barrier) {
    const product = await loadProduct(memory.memory);
    return new ContrastiveLoss(product, memory.dimension, scale, barrier, memory);
  }

  /**
   * Every thread calls this with the same arguments, when the vectors of its own pairs are in; when it returns, so are
   * the gradients of its own pairs.
   *
   * @returns the loss.
   */
  compute(size: number, duplicates: readonly (readonly number[])[]): number {
    this.#similaritiesOfRows(size, duplicates);
    this.barrier.wait();
    this.#sumColumns(size);
    this.barrier.wait();
    this.#gradientOfRows(size);
    this.barrier.wait();
    this.#gradientsOfVectors(size);
    let loss = 0;
    for (let i = 0; i < size; i++) {
      const sums = Math.log(this.#rowSums[i]!) + Math.log(this.#columnSums[i]!);
      loss += sums / 2 + this.scale - this.#targets[i]!;
    }
    return loss / size;
  }

  #similaritiesOfRows(size: number, duplicates: readonly (readonly number[])[]): void {
    const { dimension, scale } = this;
    const { rows, columns } = this.#packed;
    const [from, to] = partOf(this.barrier, size, RIGHT_WIDTH);
    const rowMajor = (data: Float32Array) => ({ data, rowStride: dimension, columnStride: 1 });
    pack(rowMajor(this.anchors), from, to, dimension, LEFT_WIDTH, rows);
    pack(rowMajor(this.positives), from, to, dimension, RIGHT_WIDTH, columns);
    this.barrier.wait();
    const groups = (to - from) / LEFT_WIDTH;
    const s = this.#similarities;
    this.product(
      rows.byteOffset + 4 * from * dimension,
      groups,
      columns.byteOffset,
      size / RIGHT_WIDTH,
      dimension,
      s.byteOffset + 4 * from * size,
      4 * size,
    );
    for (let i = from; i < to; i++) {
      this.#targets[i] = scale * s[i * size + i]!;
      // Cosines are at most 1, so that nothing overflows.
      for (let at = i * size; at < (i + 1) * size; at++) s[at] = Math.exp(scale * s[at]! - scale);
      for (const j of duplicates[i]!) s[i * size + j] = 0;
      let sum = 0;
      for (let at = i * size; at < (i + 1) * size; at++) sum += s[at]!;
      this.#rowSums[i] = sum;
    }
  }

  #sumColumns(size: number): void {
    const [from, to] = partOf(this.barrier, size, RIGHT_WIDTH);
    const sums = this.#columnSums.fill(0, from, to);
    for (let i = 0; i < size; i++) {
      for (let j = from; j < to; j++) sums[j]! += this.#similarities[i * size + j]!;
    }
    this.#packAcross(this.anchors, this.#packed.anchors, size);
    this.#packAcross(this.positives, this.#packed.positives, size);
  }

  /** Packs the transpose of `vectors`, as the right side of a product. */
  #packAcross(vectors: Float32Array, into: Float32Array, size: number): void {
    const [from, to] = partOf(this.barrier, this.dimension, RIGHT_WIDTH);
    const across = { data: vectors, rowStride: 1, columnStride: this.dimension };
    pack(across, from, to, size, RIGHT_WIDTH, into);
  }

  #gradientOfRows(size: number): void {
    const [from, to] = partOf(this.barrier, size, RIGHT_WIDTH);
    const g = this.#similarities;
    const factor = this.scale / (2 * size);
    const columns = Float64Array.from(this.#columnSums.subarray(0, size), (sum) => 1 / sum);
    for (let i = from; i < to; i++) {
      const row = 1 / this.#rowSums[i]!;
      const at = i * size;
      for (let j = 0; j < size; j++) g[at + j]! *= factor * (row + columns[j]!);
      g[at + i]! -= 2 * factor;
    }
  }

  #gradientsOfVectors(size: number): void {
    const { dimension } = this;
    const [from, to] = partOf(this.barrier, size, RIGHT_WIDTH);
    const { gradient, anchors, positives } = this.#packed;
    const data = this.#similarities;
    const multiply = (right: Float32Array, into: Float32Array) =>
      this.product(
        gradient.byteOffset + 4 * from * size,
        (to - from) / LEFT_WIDTH,
        right.byteOffset,
        dimension / RIGHT_WIDTH,
        size,
        into.byteOffset + 4 * from * dimension,
        4 * dimension,
      );
    pack({ data, rowStride: size, columnStride: 1 }, from, to, size, LEFT_WIDTH, gradient);
    multiply(positives, this.anchorGradients);
    pack({ data, rowStride: 1, columnStride: size }, from, to, size, LEFT_WIDTH, gradient);
    multiply(anchors, this.positiveGradients);
  }
}
