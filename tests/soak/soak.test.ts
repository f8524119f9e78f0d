import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { parseArticles } from '../../src/articles/parse-articles.ts';
import { loadConfig } from '../../src/config/config.ts';
import type { ShownCitation } from '../../src/memory/shown-answer.ts';
import { openBotDb } from '../../src/memory/sqlite/open-bot-db.ts';
import { processTree } from '../../tools/bench/processes.ts';
import { seeded } from '../../tools/bench/random.ts';
import { quantile } from '../../tools/bench/statistics.ts';
import { changeSomething } from '../crash/folder.ts';
import { startBotChild } from '../discord/bot-child.ts';
import { startLoopbackDiscord } from '../discord/loopback/index.ts';
import { LONG } from '../helpers/long.ts';
import { repository } from '../helpers/sample-library.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { crowd } from './people.ts';
import { blockMeans, type Sample, slopeOf } from './slope.ts';

const MINUTE = 60_000;
const LASTS = LONG ? 60 * MINUTE : 15_000;
/** Interactions that have shown something. */
const ENOUGH = 60;
/** Milliseconds between two of a kind. */
const EVERY = LONG
  ? { act: 250, change: 500, sample: 10_000, restart: 2.5 * MINUTE, drop: 90_000 }
  : { act: 100, change: 2_500, sample: 2_000, restart: 7_000, drop: 6_000 };
/** The last process lives to the end: only one that lives long can be seen not to grow. */
const RESTARTS_UNTIL = LONG ? 8 * MINUTE : LASTS;
/** Until then it meets words, channels and code for the first time, and fills what it remembers. */
const WARM_UP = LONG ? 12 * MINUTE : 6_000;
const SAMPLES_IN_A_BLOCK = 2;
/** What a process takes to free what nobody holds any more; only what is left then is counted. */
const COLLECTS_WITHIN = 300;
const COLLECTOR = fileURLToPath(new URL('collect-on-signal.mjs', import.meta.url));
/** As `npm start` runs it, for what it keeps of memory depends on that. */
const PRODUCT = [
  '--max-semi-space-size=4',
  join(repository, 'src/run.js'),
  'discord/process/main.ts',
];
/** Megabytes a minute that memory may surely grow by. In a short time it mostly warms up: nothing is said of that. */
const MOST_GROWTH = LONG ? 0.2 : null;
const SEED = 20261120;

const directory = temporaryFolder();

it(
  'lives through changes, questions, votes, buttons and restarts',
  async () => {
    const random = seeded(SEED);
    const articles = join(directory, 'articles');
    mkdirSync(articles);
    for (let i = 0; i < 30; i++) changeSomething(articles, random);
    const stored = new Map<string, Set<string>>();
    await keepTexts(articles, stored);
    const discord = await startLoopbackDiscord({ heartbeatMs: 5_000 });
    onTestFinished(() => discord.stop());
    const { act } = crowd(discord, random);
    const { dataDir } = loadConfig({}, {}, directory);

    const startedAt = performance.now();
    const elapsed = () => performance.now() - startedAt;
    const due = { act: 0, change: 0, sample: 0, restart: EVERY.restart, drop: EVERY.drop };
    const isDue = (kind: keyof typeof due): boolean => {
      if (elapsed() < due[kind]) return false;
      due[kind] = elapsed() + EVERY[kind] * (0.5 + random());
      return true;
    };
    const done = { act: 0, change: 0, restart: 0, drop: 0, quotes: 0 };
    const underWay = new Set<Promise<void>>();
    const failures: unknown[] = [];
    const outputs: (() => string)[] = [];
    const memory: Sample[][] = [];

    const start = () =>
      startBotChild(
        discord,
        directory,
        {
          NODE_OPTIONS: `--import ${COLLECTOR}`,
          MALLOC_ARENA_MAX: '2',
          READER: LONG ? 'on' : 'off',
        },
        PRODUCT,
      );
    let bot = await start();
    const begin = async (): Promise<number> => {
      await discord.ready({ timeoutMs: 30_000 });
      // Its last word when it starts: who is quicker gets no answer.
      const online = () => bot.output().includes('Intents') || undefined;
      await discord.waitFor('the bot to be online', online, 30_000);
      outputs.push(bot.output);
      memory.push([]);
      return elapsed();
    };
    let aliveSince = await begin();
    // A busy machine starts slowly, and is given its time to be asked as much as another.
    const isOver = () =>
      elapsed() > LASTS &&
      (discord.interactions().length > ENOUGH || elapsed() > LASTS + 2 * MINUTE);
    while (!isOver()) {
      if (isDue('change')) {
        changeSomething(articles, random);
        await keepTexts(articles, stored);
        // Now and then, one that cannot be read.
        if (done.change % 5 === 0)
          writeFileSync(join(articles, 'broken.md'), '---\ntitle: [\n---\n');
        if (done.change % 5 === 2) rmSync(join(articles, 'broken.md'));
        done.change++;
      }
      if (isDue('sample') && elapsed() - aliveSince > WARM_UP) {
        const value = await residentMb(bot.pid);
        memory.at(-1)!.push({ at: elapsed() / MINUTE, value });
      }
      if (isDue('drop')) {
        await Promise.all(underWay);
        await discord.dropGateway(done.drop++ % 2 === 0 ? 4000 : null);
      }
      if (isDue('restart') && elapsed() < RESTARTS_UNTIL) {
        await Promise.all(underWay);
        const killed = done.restart++ % 2 === 1;
        const code = await bot.stop(killed ? 'SIGKILL' : 'SIGTERM');
        expect(code).toBe(killed ? null : 0);
        done.quotes = countSlices(dataDir, stored);
        bot = await start();
        aliveSince = await begin();
      }
      if (isDue('act')) {
        done.act++;
        const acting = act()
          .catch((error: unknown) => void failures.push(error))
          .finally(() => underWay.delete(acting));
        underWay.add(acting);
      }
      const next = Math.min(...Object.values(due)) - elapsed();
      await setTimeout(Math.max(0, next));
    }
    await Promise.all(underWay);
    expect(await bot.stop()).toBe(0);
    done.quotes = countSlices(dataDir, stored);

    const acknowledged = discord
      .interactions()
      .map(({ ack }) => ack?.ms ?? Number.POSITIVE_INFINITY);
    const blocks = memory.map((samples) => blockMeans(samples, SAMPLES_IN_A_BLOCK));
    const slope = slopeOf(blocks.filter(({ length }) => length > 2));
    console.log(
      `${JSON.stringify(done)}; ${acknowledged.length} interactions acknowledged in ${quantile(acknowledged, 0.5).toFixed(0)} ms at the median, ` +
        `${quantile(acknowledged, 0.999).toFixed(0)} ms at the 99.9th percentile; ` +
        `memory ${memory.flat().at(-1)?.value.toFixed(0)} MB, ` +
        `${slope.perMinute.toFixed(2)} ± ${slope.margin.toFixed(2)} MB a minute`,
    );
    expect(failures).toEqual([]);
    expect(outputs.flatMap((output) => errorsIn(output()))).toEqual([]);
    expect(discord.violations).toEqual([]);
    expect(acknowledged.length).toBeGreaterThan(50);
    expect(Math.max(...acknowledged)).toBeLessThan(3_000);
    expect(done.quotes).toBeGreaterThan(20);
    if (MOST_GROWTH !== null) expect(slope.perMinute - slope.margin).toBeLessThan(MOST_GROWTH);
  },
  LASTS + 5 * MINUTE,
);

/** Resident memory of the bot, its worker and its reader when all have just freed what they could. */
async function residentMb(pid: number): Promise<number> {
  for (const one of processTree(pid)) process.kill(one.pid, 'SIGWINCH');
  await setTimeout(COLLECTS_WITHIN);
  return processTree(pid).reduce((sum, { residentMb }) => sum + residentMb, 0);
}

/** Remembers every text that a file ever had, as the store keeps it. */
async function keepTexts(folder: string, stored: Map<string, Set<string>>): Promise<void> {
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.txt')) continue;
    const articles = await parseArticles(file, readFileSync(join(folder, file)), null, {
      now: new Date(),
    });
    if ('problem' in articles) throw new Error(articles.problem.en);
    const texts = stored.get(file) ?? new Set();
    stored.set(file, texts.add(articles[0]!.text));
  }
}

/** Looks at every citation kept: it is the slice of a text that its file had. @returns how many they are. */
function countSlices(dataDir: string, stored: ReadonlyMap<string, ReadonlySet<string>>): number {
  const { db } = openBotDb(dataDir);
  const kept = db.prepare('SELECT citations FROM answers').pluck().all() as string[];
  db.close();
  const citations = kept.flatMap((json) => JSON.parse(json) as ShownCitation[]);
  for (const { file, start, end, quote, context } of citations) {
    const texts = [...(stored.get(file) ?? [])];
    expect(texts.map((text) => text.slice(start, end))).toContain(quote);
    expect(context.text.slice(start - context.start, end - context.start)).toBe(quote);
  }
  return citations.length;
}

/** Lines of a log that tell of errors, and what is no line of a log but for its first words. */
function errorsIn(output: string): string[] {
  return output
    .split('\n')
    .filter(
      (line) => /"level":[56]0|^\s+at |Error|Warning/.test(line) && !/^(busy|blocks) /.test(line),
    );
}
