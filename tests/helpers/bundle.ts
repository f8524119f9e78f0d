import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { repository } from './sample-library.ts';

/** Compiled to machine code, or loaded only where they are used. */
const LEFT_OUT = [
  '@resvg/resvg-wasm',
  '@xenova/transformers',
  'better-sqlite3',
  'bufferutil',
  'erlpack',
  'esbuild',
  'hnswlib-node',
  'linkedom',
  'mammoth',
  'pg-native',
  'unpdf',
  'utf-8-validate',
  'zlib-sync',
];

/**
 * A program and all that it imports in one file, for a process that is started hundreds of times: a bot is ready in a third
 * of the processor's time. Nothing in it finds files by where its source lies.
 * @param entry relative to the repository.
 * @returns its path.
 */
export async function bundled(entry: string): Promise<string> {
  // Packages that are left out are found from here.
  const folder = join(repository, 'node_modules/.cache/kiosque-tests');
  mkdirSync(folder, { recursive: true });
  const outfile = join(folder, `${basename(entry, '.ts')}.mjs`);
  await build({
    absWorkingDir: repository,
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: LEFT_OUT,
    // For packages that are written in CommonJS.
    banner: {
      js: `import { createRequire as requireFor } from 'node:module';\nconst require = requireFor(import.meta.url);`,
    },
    logLevel: 'error',
  });
  return outfile;
}
