import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, it, onTestFinished } from 'vitest';
import { createLogger } from '../../src/discord/process/logger.ts';
import { surviveStray } from '../../src/discord/process/stray-errors.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { startBotChild } from './bot-child.ts';
import { startLoopbackDiscord } from './loopback/index.ts';

const root = temporaryFolder();

function survives(...frames: readonly string[]): boolean {
  const error = new Error('no');
  error.stack = ['Error: no', ...frames.map((frame) => `    at ${frame}`)].join('\n');
  return surviveStray(error, createLogger('silent', null, new PassThrough()));
}

it('an error within discord.js alone is survived', () => {
  const inside = 'parse (/srv/kiosque/node_modules/discord.js/src/structures/Message.js:1:2)';
  expect(survives(inside, 'node:internal/process/task_queues:95:5')).toBe(true);
  expect(survives(inside, 'onMessage (/srv/kiosque/src/discord/gateway/messages.ts:1:2)')).toBe(
    false,
  );
  expect(survives('run (/srv/kiosque/dist/abc/main.js:1:2)', inside)).toBe(false);
  expect(survives('node:internal/timers:1:1')).toBe(false);
  expect(surviveStray('a string', createLogger('silent', null, new PassThrough()))).toBe(false);
});

it('an event that discord.js cannot read is logged with an id, and the bot goes on', {
  timeout: 60_000,
}, async () => {
  const folder = join(root, 'bot');
  mkdirSync(join(folder, 'articles'), { recursive: true });
  writeFileSync(join(folder, 'articles', 'loire.txt'), 'La Loire a débordé mardi à Tours.\n');
  const discord = await startLoopbackDiscord();
  onTestFinished(() => discord.stop());
  const bot = await startBotChild(discord, folder, { READER: 'off' });
  await discord.waitFor('the bot', () => bot.output().includes('Intents') || undefined, 40_000);
  const general = discord.channel('general');
  discord.dispatch('MESSAGE_CREATE', { id: '1', channel_id: general.id, author: 7, mentions: 7 });
  await discord.waitFor('the log', () => /could not read an event/.test(bot.output()) || undefined);
  expect(bot.output()).toMatch(/"errorId":"[0-9a-f]{8}"/);
  const ada = discord.user('Ada', { locale: 'fr' });
  const shown = await discord.say(ada, general, 'Où la Loire a-t-elle débordé ?', {
    mention: true,
  });
  expect(shown.text).not.toBe('');
  expect(await bot.stop()).toBe(0);
});
