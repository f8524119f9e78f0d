import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteRows, DOT_PRODUCTS_FILE } from '../../embeddings/byte-rows.ts';
import { dotProductsProgram } from '../../tools/train/embedder/write-dot-products.ts';

const byte = fc.integer({ min: -128, max: 127 });

async function productsOf(
  rows: readonly (readonly number[])[],
  asked: readonly number[],
): Promise<number[]> {
  const matrix = await ByteRows.open(asked.length);
  for (const row of rows) matrix.add(Int8Array.from(row));
  const found: number[] = [];
  matrix.multiply([Int8Array.from(asked)], (_, first, products) => {
    expect(first).toBe(found.length);
    found.push(...products);
  });
  return found;
}

describe('rows of bytes', () => {
  it('run the program that its script writes', async () => {
    expect(new Uint8Array(readFileSync(DOT_PRODUCTS_FILE))).toEqual(await dotProductsProgram());
  });

  it('give the exact products, whatever the dimension', async () => {
    const vectors = fc
      .integer({ min: 1, max: 70 })
      .chain((size) =>
        fc.array(fc.array(byte, { minLength: size, maxLength: size }), { minLength: 1 }),
      );
    await fc.assert(
      fc.asyncProperty(vectors, async ([asked, ...rows]) => {
        const exact = rows.map((row) => row.reduce((sum, value, i) => sum + value * asked![i]!, 0));
        expect(await productsOf(rows, asked!)).toEqual(exact);
      }),
    );
  });

  it('hold more than one block, and more than their first memory', async () => {
    const rows = Array.from({ length: 5_000 }, (_, i) => [i % 100, 1, -1]);
    const found = await productsOf(rows, [2, 3, 4]);
    expect(found).toEqual(rows.map(([first]) => 2 * first! - 1));
  });

  it('refuse a vector with more numbers than theirs', async () => {
    const matrix = await ByteRows.open(2);
    expect(() => matrix.add(new Int8Array(3))).toThrow('3 numbers in a row');
  });
});
