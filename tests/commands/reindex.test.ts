import { expect, it } from 'vitest';
import reindex from '../../commands/reindex.ts';
import type { IndexSummary } from '../../src/indexing/progress.ts';
import { contextWith, fakeKiosque } from './fake-kiosque.ts';

const skipped = ['sport/a.pdf', 'interne/b.pdf'].map((file) => ({
  file,
  reason: { fr: 'un PDF', en: 'a PDF' },
}));
const summary: IndexSummary = {
  ...{ articles: 8, added: 2, changed: 1, removed: 0, unchanged: 5, skipped },
  ...{ chunks: 20, sentences: 60, embedded: 9, rebuilt: null, seconds: 1 },
};

/** As a server sees it from which `interne`, with two articles, is kept. */
async function reindexedBy(isBounded: boolean) {
  const { kiosque } = fakeKiosque();
  const status = { ...(await kiosque.status()), articles: 6 };
  const bounded = {
    ...kiosque,
    status: async () => status,
    sees: async ({ file }: { readonly file: string }) => !file.startsWith('interne/'),
  };
  return reindex.run(
    {},
    contextWith({ kiosque: bounded, isBounded, reindex: async () => summary }),
  );
}

it('tells all to who sees all', async () => {
  const reply = await reindexedBy(false);
  expect(reply).toEqual({ type: 'indexed', summary, seesAll: true });
});

it('tells neither how many articles nor which files there are where they are not seen', async () => {
  const reply = await reindexedBy(true);
  expect(reply).toMatchObject({
    seesAll: false,
    summary: { articles: 6, skipped: [{ file: 'sport/a.pdf' }] },
  });
});
