import { cpSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Config, loadConfig } from '../../src/config/config.ts';
import { UserError } from '../../src/errors.ts';
import type { IndexSummary } from '../../src/indexing/progress.ts';
import type { Kiosque } from '../../src/product/kiosque.ts';
import { openKiosque } from '../../src/product/open.ts';
import { sampleArticles } from '../helpers/sample-library.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const root = temporaryFolder();
const FERRY = 'Why is the ferry to Skerrow delayed?';

let config: Config;
let kiosque: Kiosque;
let summary: IndexSummary | null;
beforeAll(async () => {
  cpSync(sampleArticles, join(root, 'articles'), { recursive: true });
  writeFileSync(join(root, 'articles', 'bac.txt'), 'Le bac de Zorvik est repeint en bleu.\n');
  config = loadConfig({}, {}, root);
  ({ kiosque, summary } = await openKiosque(config, { now: null, refresh: 'if-needed' }));
});
afterAll(() => kiosque.close());

describe('the product', () => {
  it('indexes first, and says what it is made of', async () => {
    expect(summary?.added).toBe(summary?.articles);
    expect(await kiosque.status()).toMatchObject({
      articles: summary?.articles,
      chunks: summary?.chunks,
      sentences: summary?.sentences,
      embedder: 'kiosque-fr-en',
      medianAnswerMs: null,
      indexedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    });
    await kiosque.ask(FERRY);
    expect((await kiosque.status()).medianAnswerMs).toBeGreaterThan(0);
  });

  it('searches, and looks only where it is told to', async () => {
    const { passages: all } = await kiosque.search('crue Saint-Aubry');
    expect(all[0]?.article.file).toMatch(/^local\/crue-orvaine/);
    const few = await kiosque.search('crue Saint-Aubry', { limit: 2 });
    expect(few.passages).toEqual(all.slice(0, 2));
    const { article } = all[0]!;
    const { passages } = await kiosque.ask('Combien ?', { article: article.id });
    expect(new Set(passages.map(({ chunk }) => chunk.articleId))).toEqual(new Set([article.id]));
    const late = await kiosque.search('crue Saint-Aubry', { since: '2100' });
    for (const passage of late.passages) expect(passage.article.published).toBeNull();
  });

  it('lets no undated article pass a date in silence', async () => {
    const undated = (await kiosque.articles()).filter(({ published }) => published === null);
    expect(undated.map(({ file }) => file)).toContain('bac.txt');
    const of1950 = (await kiosque.articles('avril 1950')).map(({ foundBy }) => foundBy);
    expect(of1950).toEqual(undated.map(() => 'undated'));
    const late = await kiosque.digest({ since: '2100' });
    expect(late).toEqual({ events: [], articles: 0, undated: undated.length });
    const named = await kiosque.digest({ articles: [undated[0]!.id] });
    expect([named.articles, named.undated]).toEqual([1, 0]);
  });

  it('lists articles, newest first, by any of their details', async () => {
    const all = await kiosque.articles();
    expect(all).toHaveLength(summary!.articles);
    const dates = all.map(({ published }) => published?.value ?? '');
    expect(dates).toEqual([...dates].sort().reverse());
    const found = (await kiosque.articles('SKERROW-Ferry')).map(({ file }) => file);
    expect(found).toEqual(['skerrow-ferry-delayed.html']);
    expect(await kiosque.articles('rien de tel à Xyzzyville')).toEqual([]);
  });

  it('shows each passage of an article, forwards and backwards', async () => {
    const { id } = (await kiosque.articles())[0]!;
    const { text } = (await kiosque.article(id))!;
    const starts: number[] = [];
    let excerpt = await kiosque.excerpt(id, 0);
    expect(excerpt?.previous).toBeNull();
    while (excerpt) {
      const { passage, previous, next } = excerpt;
      expect(passage.text).toBe(text.slice(passage.start, passage.end));
      expect(previous).toBe(starts.at(-1) ?? null);
      starts.push(passage.start);
      excerpt = next === null ? null : await kiosque.excerpt(id, next);
    }
    expect(starts.length).toBeGreaterThan(1);
    expect(await kiosque.excerpt(id, text.length)).toBeNull();
    expect(await kiosque.excerpt('nothing', 0)).toBeNull();
  });

  it('shows the sentence behind a citation', async () => {
    const { sentences } = await kiosque.ask(FERRY);
    const { articleId, start, end, quote } = sentences[0]!.citation;
    const { passage, cited } = (await kiosque.excerpt(articleId, start, end))!;
    expect(passage.text.slice(cited!.start, cited!.end)).toBe(quote);
  });

  it('goes on answering while it takes new articles in', async () => {
    const file = join(root, 'articles', 'phare.txt');
    writeFileSync(file, 'Le phare de Trévignac\n\nLe phare de Trévignac compte 212 marches.\n');
    const refreshed = kiosque.refresh();
    let done = false;
    void refreshed.finally(() => {
      done = true;
    });
    while (!done) {
      const answers = await Promise.all([kiosque.ask(FERRY), kiosque.search('ferry')]);
      expect(answers[0].passages[0]?.article.file).toBe('skerrow-ferry-delayed.html');
    }
    expect(await refreshed).toMatchObject({ added: 1, rebuilt: null });
    const { sentences } = await kiosque.ask('Combien de marches compte le phare de Trévignac ?');
    expect(sentences[0]?.citation.quote).toBe('Le phare de Trévignac compte 212 marches.');
    rmSync(file);
    expect(await kiosque.refresh()).toMatchObject({ removed: 1 });
    expect(await kiosque.article('phare.txt')).toBeNull();
  });
});

it('leaves nothing behind when there is no article', async () => {
  const nothing = loadConfig({ ARTICLES_DIR: 'nothing', DATA_DIR: 'none' }, {}, root);
  await expect(openKiosque(nothing, { now: null, refresh: 'if-needed' })).rejects.toThrow(
    UserError,
  );
  expect(existsSync(join(root, 'none', 'corpus.db'))).toBe(false);
});
