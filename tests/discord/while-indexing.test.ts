import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { loadConfig } from '../../src/config/config.ts';
import { openKiosque } from '../../src/product/open.ts';
import { writeArticles } from '../../tools/bench/generate-articles.ts';
import { LONG } from '../helpers/long.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { startBotChild } from './bot-child.ts';
import { startLoopbackDiscord } from './loopback/index.ts';

const directory = temporaryFolder();
/** As many as one batch of an indexing has, and some more. */
const CHUNKS = LONG ? 2_000 : 600;

it(`answers while it indexes ${CHUNKS} chunks, never 50 ms late`, async () => {
  const articles = join(directory, 'articles');
  mkdirSync(articles, { recursive: true });
  const discord = await startLoopbackDiscord({ heartbeatMs: 1_000 });
  onTestFinished(() => discord.stop());
  // There is a small index already, so that the bot comes online at once.
  writeArticles(join(articles, 'before'), { passages: 20, seed: 1 });
  const { kiosque } = await openKiosque(loadConfig({}, {}, directory), {
    now: null,
    refresh: 'full',
  });
  await kiosque.close();
  const questions = writeArticles(join(articles, 'new'), { passages: CHUNKS, seed: 2 });

  const bot = await startBotChild(discord, directory);
  await discord.ready({ timeoutMs: 30_000 });
  const ada = discord.user('Ada', { locale: 'fr' });
  const general = discord.channel('general');
  let asked = 0;
  const late: number[] = [];
  const until = Date.now() + 90_000;
  while (!bot.output().includes('"msg":"indexed"') && Date.now() < until) {
    const startedAt = performance.now();
    await discord.slash(ada, general, 'status');
    late.push(performance.now() - startedAt);
    await discord.slash(ada, general, 'ask', { question: questions[asked++]! });
  }
  expect(bot.output()).toContain('"msg":"indexed"');
  for (let more = 0; more < 5; more++) {
    await discord.slash(ada, general, 'ask', { question: questions[asked++]! });
  }
  expect(asked).toBeGreaterThan(5);
  expect(await bot.stop()).toBe(0);
  const blocks = /blocks (.*)/.exec(bot.output())?.[1] ?? '';
  expect(JSON.parse(blocks).work).toBeLessThan(50);
  expect(discord.violations).toEqual([]);
}, 150_000);
