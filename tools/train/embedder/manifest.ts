import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Checksums, sha256 } from '../../../embeddings/model-files.ts';
import type { FiguresBySet } from './evaluate.ts';
import { PAIR_FILE_ENDING } from './pairs.ts';
import { pairFiles } from './prepare.ts';
import type { Recipe } from './recipe.ts';

const MANIFEST_FILE = 'manifest.json';

/** What a model was made from, and how: the same command on the same data writes the same files. */
export interface Manifest {
  readonly command: string;
  /** SHA-256 of each pair file. */
  readonly data: Checksums['files'];
  readonly recipe: Recipe;
  /** Of the written model, on questions that it was not trained on. */
  readonly figures: FiguresBySet;
  /** SHA-256 of each file of the model. */
  readonly files: Checksums['files'];
}

/** SHA-256 of the pair files that a recipe reads. */
export async function dataChecksums(data: string, recipe: Recipe): Promise<Checksums['files']> {
  const checksums: Record<string, string> = {};
  for (const name of pairFiles(Object.keys(recipe.shares)).sort()) {
    const file = join(data, name + PAIR_FILE_ENDING);
    checksums[basename(file)] = await sha256(file);
  }
  return checksums;
}

export function writeManifest(folder: string, manifest: Manifest): void {
  writeFileSync(join(folder, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`);
}

export function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, MANIFEST_FILE), 'utf8')) as Manifest;
}
