import { mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
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

const made = new Map<string, Promise<string>>();

/**
 * A program and all that it imports in one file, for a process that is started again and again: a bot is ready in a
 * quarter of the processor's time that tsx takes.
 * @param entry relative to the repository.
 * @param apart packages that stay where they are: an error tells where it happened.
 * @returns its path.
 */
export function bundled(entry: string, apart: readonly string[] = []): Promise<string> {
  const file = made.get(entry) ?? bundle(entry, apart);
  made.set(entry, file);
  return file;
}

async function bundle(entry: string, apart: readonly string[]): Promise<string> {
  // Packages that are left out are found from here.
  const folder = join(repository, 'node_modules/.cache/kiosque-tests');
  mkdirSync(folder, { recursive: true });
  const name = basename(entry, '.ts');
  // Another test may be about to start what is there.
  const outfile = join(folder, `${name}-${process.pid}.mjs`);
  await build({
    absWorkingDir: repository,
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: [...LEFT_OUT, ...apart],
    // For packages that are written in CommonJS.
    banner: {
      js: `import { createRequire as requireFor } from 'node:module';\nconst require = requireFor(import.meta.url);`,
    },
    logLevel: 'error',
    plugins: [keepUrls],
  });
  const file = join(folder, `${name}.mjs`);
  renameSync(outfile, file);
  return file;
}

/** A source finds what lies beside it. Only the few that look are handed to this process, as in src/run.js. */
const keepUrls: Plugin = {
  name: 'urls',
  setup({ onLoad }) {
    const looking = ['src', 'embeddings'].flatMap((folder) =>
      readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' })
        .map((name) => join(repository, folder, name))
        .filter((file) => file.endsWith('.ts'))
        .filter((file) => readFileSync(file).includes('import.meta.url')),
    );
    const names = looking.map((file) => basename(file).replaceAll('.', '\\.'));
    onLoad({ filter: new RegExp(`/(${names.join('|')})$`) }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const url = JSON.stringify(pathToFileURL(path).href);
      return { contents: source.replaceAll('import.meta.url', url), loader: 'ts' };
    });
  },
};
