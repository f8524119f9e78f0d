import { spawn } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { startLoopbackDiscord } from '../../tests/discord/loopback/index.ts';
import { REPOSITORY } from './product.ts';
import { type Random, seeded } from './random.ts';
import type { Figure } from './report.ts';
import { generatedFolder } from './size.ts';
import { median, quantile, timed } from './statistics.ts';

const SEED = 20240612;
const PEOPLE = 20;
/** Of each. What is answered is read before the next question is written, which takes so long on average. */
const QUESTIONS_EACH = 5;
const THINKING_MS = 30_000;
const ALONE = 30;
/** What a server may ask is counted by the minute. */
const MINUTE_MS = 60_000;
/** What 95 of 100 keep below, to a question asked alone. */
const AT_MOST = 4;

/**
 * People who ask in Discord, with the reader, everything as it is by default: one alone, twenty who each read and think between
 * two questions, and twenty in the same instant. Milliseconds from the command to the answer in the channel.
 */
export async function measurePeople(
  folder: string,
  size: number,
  add: (figure: Figure) => void,
): Promise<void> {
  const { articlesDir, dataDir, questions } = await generatedFolder(folder, size);
  const discord = await startLoopbackDiscord({ heartbeatMs: 5_000 });
  const bot = spawn(process.execPath, ['src/run.js', 'discord/process/main.ts'], {
    cwd: REPOSITORY,
    env: {
      ...process.env,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_BASE: discord.apiBase,
      ARTICLES_DIR: articlesDir,
      DATA_DIR: dataDir,
    },
  });
  try {
    let said = '';
    bot.stderr.on('data', (text) => {
      said += String(text);
    });
    bot.stdout.resume();
    const online = () => said.includes('Intents') || undefined;
    await discord.waitFor('the bot to be online', online, 120_000);
    const channel = discord.channel('general');
    const people = Array.from({ length: ALONE + PEOPLE }, (_, i) =>
      discord.user(`Person ${i}`, { locale: 'fr' }),
    );
    let refused = 0;
    const next = questions.values();
    const ask = async (person: (typeof people)[number]): Promise<number> => {
      const question = next.next().value!;
      const { ms, result } = await timed(() =>
        discord.slash(person, channel, 'ask', { question }, { timeoutMs: MINUTE_MS }),
      );
      if (result.ephemeralTo !== null) refused++;
      return ms;
    };
    for (const person of people.slice(0, 5)) await ask(person);
    await setTimeout(MINUTE_MS);
    const alone: number[] = [];
    for (const person of people.slice(0, ALONE)) alone.push(await ask(person));
    await setTimeout(MINUTE_MS);
    const random = seeded(SEED);
    const crowd = people.slice(ALONE);
    const together = await Promise.all(
      crowd.map(async (person) => {
        const times: number[] = [];
        for (let i = 0; i < QUESTIONS_EACH; i++) {
          await setTimeout(thinking(random));
          times.push(await ask(person));
        }
        return times;
      }),
    );
    await setTimeout(MINUTE_MS);
    const refusedBefore = refused;
    const atOnce = await Promise.all(crowd.map(ask));
    const single = median(alone);
    const over = `${size} chunks, in Discord`;
    add({ name: `${over}: one person, median`, measured: single, unit: 'ms' });
    add({
      name: `${over}: ${PEOPLE} people, median`,
      measured: median(together.flat()),
      unit: 'ms',
    });
    const late = quantile(together.flat(), 0.95);
    add({ name: '  95 of 100', measured: late, unit: 'ms' });
    add({ name: '  to one person alone', measured: late / single, unit: '×', limit: AT_MOST });
    add({ name: '  refused', measured: refusedBefore, unit: '', limit: 0 });
    add({
      name: `${over}: ${PEOPLE} in one instant, median`,
      measured: median(atOnce),
      unit: 'ms',
    });
    add({ name: '  the last', measured: Math.max(...atOnce), unit: 'ms' });
    add({ name: '  refused', measured: refused - refusedBefore, unit: '', limit: 0 });
  } finally {
    bot.kill('SIGTERM');
    await discord.stop();
  }
}

/** Exponentially distributed, as where nobody waits for anybody. */
const thinking = (random: Random): number => -THINKING_MS * Math.log(1 - random());
