import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { loadConfig } from '../../src/config/config.ts';
import { memoryStore } from '../../src/memory/open-store.ts';
import { seeded } from '../../tools/bench/random.ts';
import { type LoopbackDiscord, startLoopbackDiscord } from '../discord/loopback/index.ts';
import { LONG } from '../helpers/long.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const KILLS = LONG ? 200 : 3;
/** From the connection on: to find, prepare and send takes less. */
const KILLED_WITHIN_MS = 250;

const directory = temporaryFolder();
const config = loadConfig({}, {}, directory);

async function start(discord: LoopbackDiscord): Promise<ChildProcess> {
  const file = fileURLToPath(new URL('outbox-victim.ts', import.meta.url));
  const bot = fork(file, [directory, discord.token, discord.apiBase], {
    execArgv: ['--import', import.meta.resolve('tsx')],
  });
  onTestFinished(() => void bot.kill('SIGKILL'));
  const exit = once(bot, 'exit').then(() => 'ended');
  expect(await Promise.race([once(bot, 'message').then(() => 'ready'), exit])).toBe('ready');
  return bot;
}

async function kill(bot: ChildProcess): Promise<void> {
  const exit = once(bot, 'exit');
  bot.kill('SIGKILL');
  await exit;
}

it(
  `loses and doubles nothing over ${KILLS} kills of a bot that tells of news`,
  async () => {
    const random = seeded(20261130);
    const discord = await startLoopbackDiscord();
    onTestFinished(() => discord.stop());
    const [ada, bob] = [discord.user('Ada'), discord.user('Bob')];
    const general = discord.channel('general');
    const { memory } = await memoryStore(config).open();
    const wanted = { about: 'articles', guildId: general.guildId, place: general.id } as const;
    const told = { language: 'fr', rhythm: 'now', digested: '2026-01-01' } as const;
    const here = { ...wanted, ...told, channelId: general.id };
    await memory.subscriptions.add({ ...here, person: ada.id, subject: 'un' });
    await memory.subscriptions.add({ ...here, person: bob.id, subject: 'deux' });
    await memory.subscriptions.add({ ...here, channelId: null, person: ada.id, subject: 'trois' });
    await memory.subscriptions.found([], new Map(), 0);
    await memory.close();
    writeFileSync(join(directory, 'news'), '');
    const news: string[] = [];
    const publish = (): void => {
      const name = `nouvelle${news.push('') - 1}x`;
      news[news.length - 1] = name;
      appendFileSync(join(directory, 'news'), `${name}\n`);
    };
    for (let kills = 0; kills < KILLS; kills++) {
      publish();
      const bot = await start(discord);
      if (kills % 2 === 1) publish();
      await setTimeout(random() * KILLED_WITHIN_MS);
      await kill(bot);
    }
    const last = await start(discord);
    const texts = (subject: string) =>
      [...discord.messages(general), ...discord.messages(discord.directMessages(ada))]
        .map(({ text }) => text)
        .filter((text) => text.includes(`🔔 ${subject}`));
    const times = (subject: string, name: string) =>
      texts(subject).filter((text) => text.includes(name)).length;
    const counts = () =>
      ['un', 'deux', 'trois'].flatMap((subject) => news.map((name) => times(subject, name)));
    await discord.waitFor(
      'all news',
      () => counts().every((count) => count > 0) || undefined,
      30_000,
    );
    // What comes twice would come now.
    await setTimeout(500);
    await kill(last);
    expect(counts()).toEqual(counts().map(() => 1));
    expect(counts()).toHaveLength(3 * news.length);
    const after = await memoryStore(config).open();
    expect(await after.memory.subscriptions.backlog()).toEqual({
      ...{ active: 3, waiting: 0, deliveries: 0 },
    });
    await after.memory.close();
    expect(discord.violations).toEqual([]);
  },
  KILLS * 90_000 + 60_000,
);
