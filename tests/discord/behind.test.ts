import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { loadConfig } from '../../src/config/config.ts';
import { openKiosque } from '../../src/product/open.ts';
import { writeTinyModel } from '../embeddings/tiny-model.ts';
import { sampleArticles } from '../helpers/sample-library.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { testBot } from './test-bot.ts';

const root = temporaryFolder();

it('comes online at once while another model’s vectors are being made, and answers by full text', async () => {
  cpSync(sampleArticles, join(root, 'articles'), { recursive: true });
  const first = await openKiosque(loadConfig({ READER: 'off' }, {}, root), {
    now: null,
    refresh: 'behind',
  });
  // There was no index to answer from.
  expect(first.behind).toBeNull();
  expect(first.summary?.added).toBeGreaterThan(0);
  await first.kiosque.close();

  const model = join(root, 'model');
  writeTinyModel(model);
  const config = loadConfig({ EMBEDDING_MODEL: model, READER: 'off' }, {}, root);
  const { kiosque, behind } = await openKiosque(config, { now: null, refresh: 'behind' });
  onTestFinished(() => kiosque.close());
  let done = false;
  const refreshed = behind?.then((summary) => {
    done = true;
    return summary;
  });
  const { discord } = await testBot({ kiosque });
  const ada = discord.user('Ada');
  const shown = await discord.slash(ada, discord.channel('general'), 'ask', {
    question: 'Why is the ferry to Skerrow delayed?',
  });
  expect(shown.text).toContain('Skerrow');
  expect(done).toBe(false);
  const summary = await refreshed;
  expect(summary?.rebuilt?.en).toContain('embedder');
  expect((await kiosque.status()).embedder).toContain('model');
}, 60_000);
