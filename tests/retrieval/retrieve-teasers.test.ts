import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { analyseQuestion } from '../../src/retrieval/query.ts';
import { retrieveTeasers } from '../../src/retrieval/retrieve-teasers.ts';
import { refreshIndex } from '../helpers/refresh-index.ts';
import { indexedFolder } from '../helpers/sample-library.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const directory = temporaryFolder();

const article = (town: string) => `La halle de ${town} accueille de nouveau son marché

Le marché du samedi a retrouvé la halle de ${town} après quatorze mois de travaux, au grand soulagement des commerçants.

À lire aussi : Le viaduc de ${town} fermera le 3 mars 2027
`;

it('articles with teasers are known until the corpus has changed', async () => {
  const [articlesDir, dataDir] = [join(directory, 'articles'), join(directory, 'data')];
  for (const folder of [articlesDir, dataDir]) mkdirSync(folder);
  writeFileSync(join(articlesDir, '1.txt'), article('Courlieu'));
  const { sources, embedder } = await indexedFolder(articlesDir, dataDir);
  const { corpus } = sources;
  const found = async () => {
    const query = await analyseQuestion('Quand le viaduc fermera-t-il ?', 'fr', null, corpus);
    const ranked = await retrieveTeasers(query, corpus, null, null);
    return ranked.map(({ chunk }) => chunk.text).sort();
  };
  try {
    const first = ['Le viaduc de Courlieu fermera le 3 mars 2027'];
    expect(await found()).toEqual(first);
    expect(await found()).toEqual(first);

    writeFileSync(join(articlesDir, '2.txt'), article('Brévanes'));
    const now = new Date('2026-01-16T12:00:00');
    await refreshIndex({ articlesDir, dataDir, now, full: false, embedder, onProgress: () => {} });
    await corpus.advance();
    expect(await found()).toEqual(['Le viaduc de Brévanes fermera le 3 mars 2027', ...first]);
    expect(await corpus.articleIds()).toHaveLength(2);
  } finally {
    await corpus.close();
    await embedder.close();
  }
});
