import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { loadConfig } from '../../src/config/config.ts';
import { openKiosque } from '../../src/product/open.ts';
import { sampleArticles } from '../helpers/sample-library.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { testBot, words } from './test-bot.ts';

const root = temporaryFolder();

it('answers about the sample articles, end to end', async () => {
  const directory = join(root, 'samples');
  cpSync(sampleArticles, join(directory, 'articles'), { recursive: true });
  const config = loadConfig({}, {}, directory);
  const { kiosque } = await openKiosque(config, { now: null, refresh: 'if-needed' });
  onTestFinished(() => kiosque.close());
  const { discord } = await testBot({ kiosque });
  const ada = discord.user('Ada', { locale: 'fr' });
  const general = discord.channel('general');
  const shown = await discord.slash(ada, general, 'ask', {
    question: 'Why is the ferry to Skerrow delayed?',
  });
  expect(shown.text).toContain('Skerrow');
  expect(shown.text).toContain('“');
  const excerpt = await discord.click(ada, shown, '[1]');
  expect(excerpt.text).toMatch(/\*\*.+\*\*/s);
  const whole = await discord.click(ada, excerpt, 'Article entier');
  expect(whole.text).toContain('Page 1 sur');
  const found = await discord.slash(ada, general, 'search', { words: 'crue Saint-Aubry' });
  expect(words(found)).toContain('pour « crue Saint-Aubry »');
  const listed = await discord.slash(ada, general, 'articles');
  expect(listed.selects[0]?.options).toHaveLength(10);
  const menu = listed.selects[0]!;
  const card = await discord.select(ada, listed, menu.customId, menu.options[0]!.value);
  for (const question of [
    'De quoi parle-t-il ?',
    'What is it about?',
    'C’est à propos de quoi ?',
  ]) {
    const form = await discord.openModal(ada, card, 'Poser une question');
    const points = await discord.submitModal(ada, form, { [form.inputs[0]!.customId]: question });
    expect(
      points.buttons.filter(({ label }) => /^\[\d\]$/.test(label ?? '')).length,
    ).toBeGreaterThan(2);
    expect(words(points)).toContain(menu.options[0]!.label.slice(0, 30));
  }
  const none = await discord.slash(ada, general, 'ask', {
    question: 'xyzzy plugh frobnicate quux ?',
  });
  expect(words(none)).toContain('Les articles ne répondent pas');
}, 60_000);
