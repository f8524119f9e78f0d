import { cpSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { loadConfig } from '../../src/config/config.ts';
import { openKiosque } from '../../src/product/open.ts';
import { sampleArticles } from '../helpers/sample-library.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { until } from '../helpers/until.ts';
import { testBot, words } from './test-bot.ts';

const root = temporaryFolder();

it('shows what has come, changed and gone, and what was cited then', async () => {
  const articles = join(root, 'articles');
  cpSync(sampleArticles, articles, { recursive: true });
  const { kiosque, watch } = await openKiosque(loadConfig({ READER: 'off' }, {}, root), {
    now: null,
    refresh: 'if-needed',
  });
  onTestFinished(() => kiosque.close());
  const bot = await testBot({ kiosque });
  const { discord } = bot;
  watch(bot.running.listener);
  const ada = discord.user('Ada', { locale: 'fr' });
  const general = discord.channel('general');
  const total = (await kiosque.status()).articles;
  const file = join(articles, 'glockenspiel.txt');
  const text = (tons: number) =>
    `Le glockenspiel de Brézolles\n\nLe glockenspiel de Brézolles pèse ${tons} tonnes.\n`;

  writeFileSync(file, text(4));
  await until(async () => (await kiosque.status()).articles === total + 1, 'the article');
  expect(words(await discord.slash(ada, general, 'status'))).toContain(String(total + 1));
  const listed = await discord.slash(ada, general, 'articles', { filter: 'glockenspiel' });
  expect(listed.text).toContain('Brézolles');
  const question = 'Combien pèse le glockenspiel de Brézolles ?';
  const shown = await discord.slash(ada, general, 'ask', { question });
  expect(shown.text.replaceAll('*', '')).toContain('4 tonnes');
  expect((await discord.click(ada, shown, '[1]')).text).not.toContain('depuis');

  writeFileSync(file, text(5));
  await until(
    async () => (await kiosque.article('glockenspiel.txt'))!.text.includes('5'),
    'the change',
  );
  const modified = await discord.click(ada, shown, '[1]');
  expect(words(modified)).toContain('L’article a été modifié depuis');
  expect(modified.text).toContain('4 tonnes');

  rmSync(file);
  await until(async () => (await kiosque.article('glockenspiel.txt')) === null, 'the removal');
  const removed = await discord.click(ada, shown, '[1]');
  expect(words(removed)).toContain('L’article a été retiré depuis');
  expect(removed.text).toContain('4 tonnes');
  const batches = bot
    .log()
    .split('\n')
    .filter((line) => line.includes('"msg":"indexed"'));
  expect(batches.some((line) => line.includes('"removed":1'))).toBe(true);

  renameSync(articles, `${articles}-away`);
  await until(() => bot.log().includes('trouble with the index'), 'a word in the log');
  expect(bot.log()).toContain('does not exist');
  expect((await kiosque.status()).articles).toBe(total);
  const still = await discord.slash(ada, general, 'ask', {
    question: 'Why is the ferry to Skerrow delayed?',
  });
  expect(still.text).toContain('Skerrow');
  expect(bot.log().split('trouble with the index')).toHaveLength(2);
}, 60_000);
