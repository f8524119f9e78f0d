import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { wholeArticle } from '../../src/answering/whole-article.ts';
import { refreshIndex } from '../helpers/refresh-index.ts';
import { indexedFolder } from '../helpers/sample-library.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const directory = temporaryFolder();

it('is read once, until the corpus has changed', async () => {
  const [articlesDir, dataDir] = [join(directory, 'articles'), join(directory, 'data')];
  for (const folder of [articlesDir, dataDir]) mkdirSync(folder);
  const file = join(articlesDir, 'phare.txt');
  writeFileSync(file, 'Le phare de Meslin\n\nLe phare de Meslin a coûté 900 euros.\n');
  const { sources, embedder } = await indexedFolder(articlesDir, dataDir);
  const { corpus } = sources;
  try {
    const [id] = [...(await corpus.articleIds())];
    const first = await wholeArticle(corpus, id!);
    expect(first!.text).toContain('900 euros');
    expect(await wholeArticle(corpus, id!)).toBe(first);

    writeFileSync(file, 'Le phare de Meslin\n\nLe phare de Meslin a coûté 1 200 euros.\n');
    const now = new Date('2026-01-16T12:00:00');
    await refreshIndex({ articlesDir, dataDir, now, full: false, embedder, onProgress: () => {} });
    // A question goes on with what it began with.
    expect(await wholeArticle(corpus, id!)).toBe(first);
    await corpus.advance();
    expect((await wholeArticle(corpus, id!))!.text).toContain('1 200 euros');
    expect(await wholeArticle(corpus, 'none')).toBeNull();
  } finally {
    await corpus.close();
    await embedder.close();
  }
});
