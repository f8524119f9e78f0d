import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import openWabt from 'wabt';
import { DOT_PRODUCTS_FILE } from '../../../embeddings/byte-rows.ts';

const SOURCE = path.join(import.meta.dirname, 'dot-products.wat');

/** The program of `dot-products.wat` as processors run it. */
export async function dotProductsProgram(): Promise<Uint8Array> {
  const wabt = await openWabt();
  const program = wabt.parseWat(SOURCE, readFileSync(SOURCE, 'utf8'), { simd: true });
  return program.toBinary({}).buffer;
}

/* Writes the program that finds the nearest words: npx tsx tools/train/embedder/write-dot-products.ts */
if (process.argv[1] === import.meta.filename) {
  writeFileSync(DOT_PRODUCTS_FILE, await dotProductsProgram());
}
