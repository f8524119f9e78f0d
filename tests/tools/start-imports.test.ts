import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { repository } from '../helpers/sample-library.ts';

/** The packages that a file loads with itself, not later. */
async function packagesLoadedBy(entry: string): Promise<string[]> {
  const { metafile } = await build({
    absWorkingDir: repository,
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    outdir: 'unwritten',
    splitting: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    logLevel: 'error',
  });
  const seen = new Set([entry]);
  const packages = new Set<string>();
  for (const file of seen) {
    for (const { path, kind, external } of metafile.inputs[file]!.imports) {
      if (kind !== 'import-statement') continue;
      if (external) packages.add(path);
      else seen.add(path);
    }
  }
  return [...packages].filter((name) => !name.startsWith('node:'));
}

it.each([
  // Of a folder in which nothing has changed no file is parsed, nor are there mostly rules.
  ['src/indexing/update-corpus.ts', ['yaml', 'zod', 'htmlparser2', 'domhandler']],
  ['src/product/assemble.ts', ['yaml', 'zod', 'htmlparser2', 'domhandler']],
  ['src/reading/reader-process.ts', ['yaml', 'zod', 'lru-cache', '@xenova/transformers']],
])('%s does not load at once what most starts can do without', async (entry, dispensable) => {
  const loaded = await packagesLoadedBy(entry);
  expect(dispensable.filter((name) => loaded.includes(name))).toEqual([]);
});

it('makes no format of dates before a date is written: it takes 4 ms each', async () => {
  const { DateTimeFormat } = Intl;
  let made = 0;
  Intl.DateTimeFormat = new Proxy(DateTimeFormat, {
    construct: (target, options) => {
      made++;
      return Reflect.construct(target, options);
    },
  });
  try {
    const anew = '../../src/i18n/format.ts?anew';
    const { dateLabel } = await import(anew);
    expect(made).toBe(0);
    const day = { value: '2024-05-03', precision: 'day', source: 'text' };
    expect([dateLabel(day, 'fr'), dateLabel(day, 'fr')]).toEqual(['3 mai 2024', '3 mai 2024']);
    expect(made).toBe(1);
  } finally {
    Intl.DateTimeFormat = DateTimeFormat;
  }
});
