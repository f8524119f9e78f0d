import { existsSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isAlive } from '../../src/discord/process/heartbeat.ts';
import { LONG } from '../helpers/long.ts';
import { hasPostgres, postgresForTests } from '../helpers/postgres.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { freePort } from './free-port.ts';
import { parseExposition } from './parse-exposition.ts';
import { type ManyProcesses, startMany } from './several-processes.ts';
import { words } from './test-bot.ts';

const root = temporaryFolder();
const newFolder = () => mkdtempSync(join(root, 'bot-'));
const SHARDS = 4;
const PROCESSES = 2;
const SERVERS = LONG ? 1_000 : 8;
const QUESTIONS = LONG ? 2_000 : 40;
const AT_ONCE = 8;
const TIMEOUT_MS = LONG ? 3_600_000 : 600_000;
const QUESTION = { question: 'Combien de communes sont touchées par la crue ?' };

async function throughKills(
  env: Readonly<Record<string, string>>,
  end: (many: ManyProcesses) => Promise<void>,
): Promise<void> {
  const port = await freePort();
  const many = await startMany(newFolder(), {
    shards: SHARDS,
    servers: SERVERS,
    processes: PROCESSES,
    env: { ...env, METRICS_PORT: port },
  });
  const { discord, channels } = many;
  const ada = discord.user('Ada');
  // One person may ask a thousand a minute at most, which is less than the bot answers.
  const people = Array.from({ length: AT_ONCE }, (_, i) => discord.user(`Person ${i}`));
  const ask = async (name: string, person: number) => {
    const answer = discord.slash(people[person]!, discord.channel(name), 'ask', QUESTION, {
      timeoutMs: 120_000,
    });
    expect(words(await answer)).toContain('communes sont touchées');
  };
  let asked = 0;
  /** Some questions, in turn in all servers of some shards. */
  const askAll = async (shards: readonly number[], count: number) => {
    const names = shards.flatMap((shard) => channels[shard]!);
    for (let i = 0; i < count; i += AT_ONCE) {
      const some = Array.from({ length: Math.min(AT_ONCE, count - i) }, (_, j) => i + j);
      await Promise.all(some.map((j) => ask(names[(asked + j) % names.length]!, j - i)));
      asked += some.length;
    }
  };
  const all = channels.map((_, shard) => shard);
  const slice = QUESTIONS / 5;
  await askAll(all, slice);
  // Commands are registered once, whoever starts first.
  const puts = discord.requests.filter(
    ({ method, path }) => method === 'PUT' && path.endsWith('/commands'),
  );
  expect(puts).toHaveLength(1);
  const status = async () => words(await discord.slash(ada, discord.channel('server 3'), 'status'));
  await expect.poll(status, { timeout: 30_000 }).toContain('4 of 4, in 2 processes');
  await expect.poll(() => isAlive(many.dataDir), { timeout: 30_000 }).toBe(true);

  // Asked of the process that does not index, the one that does brings the index up to date.
  const mia = discord.user('Mia', { permissions: ['ManageGuild'], locale: 'en-US' });
  const elsewhere = discord.channel(channels[2]![0]!);
  const indexed = await discord.slash(mia, elsewhere, 'reindex', {}, { timeoutMs: 60_000 });
  await discord.until(indexed, 'a summary', ({ text }) => text.includes('1 article'), 60_000);
  expect(many.output()).toContain('indexed for another process');

  // Each is measured, at one address.
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const up = parseExposition(text).get('kiosque_gateway_up')!.samples;
  expect(up.map(({ labels, value }) => [labels['process'], labels['shard'], value])).toEqual([
    ['0', '0', 1],
    ['0', '1', 1],
    ['1', '2', 1],
    ['1', '3', 1],
  ]);

  // One dies: the other answers on, and it is back by itself.
  process.kill(many.pids()[1]!, 'SIGKILL');
  await expect.poll(statusOfFirst, { timeout: 30_000 }).toContain('2 of 4');
  await askAll([0, 1], slice);
  await many.ups(PROCESSES + 1);
  await askAll([2, 3], slice);

  if (LONG) await throughRestart();
  if (LONG) expect(asked).toBeGreaterThanOrEqual(QUESTIONS);

  expect(discord.interactions().filter(({ ack }) => ack === null)).toEqual([]);
  expect(discord.violations).toEqual([]);
  await end(many);

  /** In the ordinary run, supervisor.test.ts and turnstile.test.ts stand for this. */
  async function throughRestart() {
    // The one that indexes, too.
    process.kill(many.pids()[0]!, 'SIGKILL');
    await askAll([2, 3], slice);
    await many.ups(PROCESSES + 2);

    // All are replaced, one after the other, while people ask.
    const before = many.pids();
    many.parent.kill('SIGUSR2');
    const replaced = many.ups(2 * PROCESSES + 2);
    let isOver = false;
    void replaced.finally(() => {
      isOver = true;
    });
    while (!isOver) await askAll(all, all.length);
    await askAll(all, slice);
    expect(many.pids().some((pid) => before.includes(pid))).toBe(false);
  }

  async function statusOfFirst() {
    return words(await discord.slash(ada, discord.channel('server 0'), 'status'));
  }
}

async function stopped(many: ManyProcesses): Promise<void> {
  expect(await many.stop()).toBe(0);
  expect(many.output()).toContain('Stopped.');
  expect(existsSync(`${many.dataDir}/heartbeat`)).toBe(false);
}

/** The parent dies without a word: the others end by themselves. */
async function orphaned(many: ManyProcesses): Promise<void> {
  const pids = many.pids();
  many.parent.kill('SIGKILL');
  await expect.poll(() => pids.filter(runs), { timeout: 60_000 }).toEqual([]);
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('a bot of several processes answers each question once, through kills and restarts', () => {
  it('over files', () => throughKills({}, stopped), TIMEOUT_MS);

  // It takes minutes, and the files have shown the same at each run; and a server must be here.
  describe.skipIf(!LONG || !hasPostgres)('over a server', () => {
    const { newDatabase } = postgresForTests();
    it('too', () => throughKills({ DATABASE_URL: newDatabase() }, orphaned), TIMEOUT_MS);
  });
});
