import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { loadConfig } from '../../src/config/config.ts';
import { memoryStore } from '../../src/memory/open-store.ts';
import { seeded } from '../../tools/bench/random.ts';
import { type LoopbackDiscord, startLoopbackDiscord } from '../discord/loopback/index.ts';
import { bundled } from '../helpers/bundle.ts';
import { LONG } from '../helpers/long.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const KILLS = LONG ? 200 : 3;
const SUBJECTS = ['un', 'deux', 'trois'] as const;
/** From the connection on: to find, prepare and send takes less. */
const KILLED_WITHIN_MS = 250;

const directory = temporaryFolder();
const config = loadConfig({}, {}, directory);

async function start(file: string, discord: LoopbackDiscord): Promise<ChildProcess> {
  const bot = fork(file, [directory, discord.token, discord.apiBase], { execArgv: [] });
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
    const file = await bundled('tests/crash/outbox-victim.ts');
    const discord = await startLoopbackDiscord();
    onTestFinished(() => discord.stop());
    const [ada, bob] = [discord.user('Ada'), discord.user('Bob')];
    const general = discord.channel('general');
    const { memory } = await memoryStore(config).open();
    const wanted = { about: 'articles', guildId: general.guildId, place: general.id } as const;
    const manner = { language: 'fr', rhythm: 'now', digested: '2026-01-01' } as const;
    const here = { ...wanted, ...manner, channelId: general.id };
    const [one, two, three] = SUBJECTS;
    await memory.subscriptions.add({ ...here, person: ada.id, subject: one });
    await memory.subscriptions.add({ ...here, person: bob.id, subject: two });
    await memory.subscriptions.add({ ...here, channelId: null, person: ada.id, subject: three });
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
      const bot = await start(file, discord);
      if (kills % 2 === 1) publish();
      await setTimeout(random() * KILLED_WITHIN_MS);
      await kill(bot);
    }
    const last = await start(file, discord);
    /** How often each was told of each subject. */
    const told = (): Map<string, number> => {
      const times = new Map(
        SUBJECTS.flatMap((subject) => news.map((name) => [`${subject} ${name}`, 0])),
      );
      const all = [...discord.messages(general), ...discord.messages(discord.directMessages(ada))];
      for (const { text } of all) {
        const [, subject] = /🔔 (\p{L}+)/u.exec(text) ?? [];
        // The sentence and its source both have the name.
        for (const name of new Set(text.match(/nouvelle\d+x/g))) {
          times.set(`${subject} ${name}`, (times.get(`${subject} ${name}`) ?? 0) + 1);
        }
      }
      return times;
    };
    const notOnce = () => [...told()].filter(([, times]) => times !== 1);
    // To look through all messages at each change would keep this Discord from answering.
    for (let tries = 0; notOnce().length > 0 && tries < 60; tries++) await setTimeout(500);
    // What comes twice would come now.
    await setTimeout(500);
    await kill(last);
    expect(notOnce()).toEqual([]);
    expect(told().size).toBe(SUBJECTS.length * news.length);
    const after = await memoryStore(config).open();
    expect(await after.memory.subscriptions.backlog()).toEqual({
      ...{ active: 3, waiting: 0, deliveries: 0 },
    });
    await after.memory.close();
    expect(discord.violations).toEqual([]);
  },
  KILLS * 30_000 + 60_000,
);
