import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { loadModelFile } from './load-model-file.ts';
import { RESTORE } from './model-files.ts';

/** Made by `tools/train/embedder/write-dot-products.ts`. */
export const DOT_PRODUCTS_FILE = fileURLToPath(new URL('model/dot-products.wasm', import.meta.url));

/** As the program has it: all sizes and addresses are in bytes. */
interface Program {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  dotProducts(rows: number, count: number, size: number, asked: number, products: number): void;
}

/** The program works on so many numbers at a time. */
const STEP = 16;
/** Rows that fit a processor's cache. */
const BLOCK = 256;
const PAGE_BYTES = 65_536;
/** Taken at a time: a page more costs nothing but the look whether it is wanted. */
const GROWTH_PAGES = 16;

/**
 * Vectors of bytes in the memory of a program for the vector instructions of processors, which multiplies them: 50,000
 * of 384 numbers take 19 MB. In JavaScript a product takes twenty times as long, in the models' runtime five times.
 */
export class ByteRows {
  #count = 0;
  /** Bytes of a row, zeros at its end included. */
  readonly #size: number;
  /** Where what stands: one vector asked for, the products of a block, the rows. */
  readonly #products: number;
  readonly #rows: number;

  private constructor(
    private readonly program: Program,
    private readonly dimension: number,
  ) {
    this.#size = Math.ceil(dimension / STEP) * STEP;
    this.#products = this.#size * Int16Array.BYTES_PER_ELEMENT;
    this.#rows = this.#products + BLOCK * Int32Array.BYTES_PER_ELEMENT;
    this.#hold(0);
  }

  /**
   * No rows yet.
   * @throws EmbeddingError when the program cannot be read.
   */
  static async open(dimension: number): Promise<ByteRows> {
    const { instance } = await loadModelFile(DOT_PRODUCTS_FILE, RESTORE, async () =>
      WebAssembly.instantiate(await readFile(DOT_PRODUCTS_FILE), {}),
    );
    return new ByteRows(instance.exports as unknown as Program, dimension);
  }

  get count(): number {
    return this.#count;
  }

  /** @throws RangeError when there are more numbers than a row has. */
  add(vector: Int8Array): void {
    if (vector.length > this.dimension) throw new RangeError(`${vector.length} numbers in a row.`);
    this.#hold(this.#count + 1);
    const row = this.#rows + this.#count * this.#size;
    new Int8Array(this.program.memory.buffer, row, this.dimension).set(vector);
    this.#count++;
  }

  /**
   * Hands out the products of some vectors with all rows: of a few rows with one vector after the other, for to bring rows
   * from memory takes longer than to multiply them.
   * @param take given which of the vectors, the number of the first row, and the products, which stand until it returns.
   */
  multiply(
    asked: readonly Int8Array[],
    take: (vector: number, first: number, products: Int32Array) => void,
  ): void {
    const { memory } = this.program;
    const vector = new Int16Array(memory.buffer, 0, this.dimension);
    for (let first = 0; first < this.#count; first += BLOCK) {
      const count = Math.min(BLOCK, this.#count - first);
      const products = new Int32Array(memory.buffer, this.#products, count);
      const rows = this.#rows + first * this.#size;
      for (const [i, numbers] of asked.entries()) {
        vector.set(numbers);
        this.program.dotProducts(rows, count, this.#size, 0, this.#products);
        take(i, first, products);
      }
    }
  }

  /** Has room for so many rows. */
  #hold(count: number): void {
    const { memory } = this.program;
    const missing = this.#rows + count * this.#size - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.max(GROWTH_PAGES, Math.ceil(missing / PAGE_BYTES)));
  }
}
