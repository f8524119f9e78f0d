import { LEFT_WIDTH, loadProduct, pack, productMemory, RIGHT_WIDTH } from './product.ts';

const LEFT_BLOCK = 512;
const RIGHT_BLOCK = 4096;

/**
 * Products of every left vector with every right one.
 *
 * @returns for each left vector a row of `right.length` numbers.
 */
export async function similarities(
  left: readonly Float32Array[],
  right: readonly Float32Array[],
): Promise<Float32Array[]> {
  const depth = left[0]?.length ?? 0;
  const memory = productMemory();
  const product = await loadProduct(memory);
  const rightAt = 4 * LEFT_BLOCK * depth;
  const resultAt = rightAt + 4 * RIGHT_BLOCK * depth;
  const packedLeft = new Float32Array(memory.buffer, 0, LEFT_BLOCK * depth);
  const packedRight = new Float32Array(memory.buffer, rightAt, RIGHT_BLOCK * depth);
  const result = new Float32Array(memory.buffer, resultAt, LEFT_BLOCK * RIGHT_BLOCK);
  const rows = left.map(() => new Float32Array(right.length));
  for (let from = 0; from < right.length; from += RIGHT_BLOCK) {
    const columns = right.slice(from, from + RIGHT_BLOCK);
    packRows(columns, depth, RIGHT_WIDTH, RIGHT_BLOCK, packedRight);
    for (let start = 0; start < left.length; start += LEFT_BLOCK) {
      const asked = left.slice(start, start + LEFT_BLOCK);
      packRows(asked, depth, LEFT_WIDTH, LEFT_BLOCK, packedLeft);
      const groups = [LEFT_BLOCK / LEFT_WIDTH, RIGHT_BLOCK / RIGHT_WIDTH] as const;
      product(0, groups[0], rightAt, groups[1], depth, resultAt, 4 * RIGHT_BLOCK);
      for (const [i] of asked.entries()) {
        const at = i * RIGHT_BLOCK;
        rows[start + i]!.set(result.subarray(at, at + columns.length), from);
      }
    }
  }
  return rows;
}

/** Packs `vectors`, and zeros up to `count` of them. */
function packRows(
  vectors: readonly Float32Array[],
  depth: number,
  width: number,
  count: number,
  into: Float32Array,
): void {
  const data = new Float32Array(count * depth);
  for (const [i, vector] of vectors.entries()) data.set(vector, i * depth);
  pack({ data, rowStride: depth, columnStride: 1 }, 0, count, depth, width, into);
}
