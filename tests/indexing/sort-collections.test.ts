import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { OpenCorpus } from '../../src/corpus/corpus-reader.ts';
import { corpusStore } from '../../src/corpus/open-store.ts';
import { updateCorpus } from '../../src/indexing/update-corpus.ts';
import { fakeEmbedder } from '../helpers/fake-embedder.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const root = temporaryFolder();
const folder = join(root, 'articles');
const data = join(root, 'data');

const update = (files: readonly string[] | null = null) =>
  updateCorpus({
    articlesDir: folder,
    dataDir: data,
    now: new Date('2024-05-15T12:00:00Z'),
    full: false,
    files,
    checked: true,
    writer: { pid: process.pid, program: 'test' },
    embedder: fakeEmbedder(),
    onProgress: () => {},
  });

const write = (file: string, text: string) => writeFileSync(join(folder, file), text);

const shown = async (corpus: OpenCorpus) => {
  await corpus.advance();
  return Object.fromEntries((await corpus.collections()).map(({ id, articles }) => [id, articles]));
};

it('follows subfolders, collections.yml as it changes, and nothing of one that is broken', async () => {
  mkdirSync(join(folder, 'ville'), { recursive: true });
  write('ville/a.txt', 'Le maire parle.');
  write('b.txt', 'La mer monte.');
  await update();
  const corpus = (await corpusStore({ dataDir: data }).read())!;
  onTestFinished(() => corpus.close());
  expect(await shown(corpus)).toEqual({ '': 1, ville: 1 });

  write('collections.yml', 'collections:\n  mer:\n    files: b.txt\n');
  await update(['collections.yml']);
  expect(await shown(corpus)).toEqual({ mer: 1, ville: 1 });

  write('collections.yml', 'collections: [');
  write('ville/c.txt', 'Le conseil vote.');
  const { skipped } = await update();
  expect(skipped.map(({ file }) => file)).toEqual(['collections.yml']);
  expect(await shown(corpus)).toEqual({ mer: 1, ville: 1 });

  write('collections.yml', '');
  expect((await update()).skipped).toEqual([]);
  expect(await shown(corpus)).toEqual({ '': 1, ville: 2 });
});
