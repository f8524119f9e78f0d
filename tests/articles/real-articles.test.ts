import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { ParsedArticle } from '../../src/articles/article.ts';
import { loadFile } from '../../src/articles/folder/load-file.ts';
import { readFolder } from '../../src/articles/folder/read-folder.ts';
import { parseArticles } from '../../src/articles/parse-articles.ts';
import { NOW, ownText } from './parse.ts';

const FOLDER = fileURLToPath(new URL('../../../shared/articles', import.meta.url));
const isThere = existsSync(FOLDER);
if (!isThere) console.warn(`Skipped: the real articles are not at ${FOLDER}.`);

async function read(start: string): Promise<ParsedArticle> {
  const { candidates } = await readFolder(FOLDER);
  const loaded = loadFile(candidates.find(({ file }) => file.startsWith(start))!);
  if ('reason' in loaded) throw new Error(loaded.reason.en);
  const articles = await parseArticles(loaded.file, loaded.bytes, loaded.sidecar, { now: NOW });
  if ('problem' in articles) throw new Error(articles.problem.en);
  return articles[0]!;
}

// These articles are not ours to keep here: whoever has them beside the repository tries them too.
it.skipIf(!isThere)('the first has no date, and a title cut from its first sentence', async () => {
  const article = await read('000');
  expect(article).toMatchObject({ published: null, language: 'fr', leftovers: [] });
  expect(article.title).toMatch(/^Des sources .{50,75}…$/);
});

// As above: they are not ours to keep here.
it.skipIf(!isThere)('the second is of November 2023', async () => {
  const article = await read('002');
  expect(article.published).toEqual({ value: '2023-11-21', precision: 'day', source: 'text' });
  expect(article.title).toMatch(/^La libération des otages .*\?$/);
  expect(ownText(article)).not.toMatch(/date 2023|notre direct/);
});

// As above: they are not ours to keep here.
it.skipIf(!isThere)(
  'the third keeps its headline once and leaves the other articles out',
  async () => {
    const article = await read('004');
    expect(article.published).toEqual({ value: '2024-02-13', precision: 'day', source: 'text' });
    expect(article.title).toMatch(/^Guerre Israël-Hamas: « .*»$/);
    const own = ownText(article);
    expect(own.split(article.title)).toHaveLength(2);
    expect(own.trim()).toMatch(/Agnès Levallois, .*\.$/);
    expect(own).not.toMatch(/Home|ÉDITO|Lire la suite|Lettre d.information|2025|2008/);
  },
);
