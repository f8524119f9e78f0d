import { type ChildProcess, spawn } from 'node:child_process';
import { PassThrough } from 'node:stream';
import { expect, it, onTestFinished } from 'vitest';
import type { ShareOrder } from '../../src/discord/process/fleet-messages.ts';
import { createLogger } from '../../src/discord/process/logger.ts';
import { planShards } from '../../src/discord/process/plan-shards.ts';
import { Supervisor } from '../../src/discord/process/supervisor.ts';

const WAITS = {
  betweenStartsMs: 0,
  firstBackOffMs: 50,
  longestBackOffMs: 100,
  steadyMs: 60_000,
  endsWithinMs: 500,
};

/** A process that says that it is up, and hands over what it is told to. */
const MEMBER = `
  // First: whoever hears that it is up may end it at once.
  process.on('SIGTERM', () => process.exit(0));
  const order = JSON.parse(process.argv[1]);
  process.send({ kind: 'shards', count: { ready: order.ids.length, total: order.ids.length } });
  process.send({ kind: 'started' });
  process.on('message', (message) => {
    console.log(JSON.stringify({ process: order.process, standby: order.standby, ...message }));
    if (message.kind === 'yield') process.send({ kind: 'yielded', through: ['event of ' + process.pid] });
  });
`;

/** @param scripts by place and start; the last is for all later ones. */
function supervise(scripts: readonly (readonly string[])[] = [[MEMBER], [MEMBER]]) {
  let log = '';
  let heard = '';
  const started: { readonly order: ShareOrder; readonly child: ChildProcess }[] = [];
  const start = (order: ShareOrder): ChildProcess => {
    const before = started.filter((one) => one.order.process === order.process).length;
    const own = scripts[order.process]!;
    const script = own[Math.min(before, own.length - 1)]!;
    const child = spawn(process.execPath, ['-e', script, JSON.stringify(order)], {
      stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
    });
    child.stdout!.on('data', (text) => {
      heard += String(text);
    });
    started.push({ order, child });
    return child;
  };
  const stream = new PassThrough().on('data', (line) => {
    log += String(line);
  });
  const shares = planShards({ shards: 4, processes: scripts.length }, 4);
  const supervisor = new Supervisor(shares, start, createLogger('info', null, stream), WAITS);
  const stopping = new AbortController();
  const code = supervisor.run(stopping.signal);
  onTestFinished(async () => {
    stopping.abort();
    await code;
  });
  const messages = () =>
    heard
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { supervisor, code, stop: () => stopping.abort(), started, log: () => log, messages };
}

const patient = { timeout: 20_000 };

/** Of two: the second asks for the index to be brought up to date, the first does so, or dies of it. */
const ASKER = `${MEMBER}
  process.send({ kind: 'reindex' });
`;
const indexer = (then: string) => `${MEMBER}
  process.on('message', ({ kind }) => { if (kind === 'reindex') { ${then} } });
`;
const SUMMARY = { articles: 3 };

it('has the one process that indexes bring the index up to date for another', async () => {
  const answers = `process.send({ kind: 'reindexing', progress: { stage: 'read' } });
    process.send({ kind: 'reindexed', summary: ${JSON.stringify(SUMMARY)} });`;
  const { messages } = supervise([[indexer(answers)], [ASKER]]);
  const told = { process: 1, standby: false };
  await expect
    .poll(messages, patient)
    .toContainEqual({ ...told, kind: 'reindexed', summary: SUMMARY });
  expect(messages()).toContainEqual({ ...told, kind: 'reindexing', progress: { stage: 'read' } });
  expect(messages().filter(({ kind }) => kind === 'reindex')).toHaveLength(1);
}, 30_000);

it('tells whoever waits for the index that the process that indexes is gone', async () => {
  const { messages } = supervise([[indexer('process.kill(process.pid, "SIGKILL");')], [ASKER]]);
  await expect
    .poll(() => messages().find(({ kind }) => kind === 'not-reindexed'), patient)
    .toMatchObject({ process: 1, error: { text: { en: expect.stringContaining('not there') } } });
}, 30_000);

it('starts one after the other, tells each of the others, and ends all', async () => {
  const { supervisor, code, stop, started, messages } = supervise();
  await expect.poll(() => supervisor.isWhole, patient).toBe(true);
  expect(started.map(({ order }) => order.ids)).toEqual([
    [0, 1],
    [2, 3],
  ]);
  const told = { process: 0, standby: false, kind: 'shards', others: { ready: 2, total: 2 } };
  await expect.poll(messages, patient).toContainEqual(told);
  stop();
  expect(await code).toBe(0);
  expect(started.map(({ child }) => child.exitCode)).toEqual([0, 0]);
}, 30_000);

it('gives up where the bot cannot start, and starts again what dies later', async () => {
  expect(await supervise([['process.exit(1)'], [MEMBER]]).code).toBe(1);

  const { supervisor, started, log } = supervise([[MEMBER], [MEMBER, 'process.exit(1)', MEMBER]]);
  await expect.poll(() => supervisor.isWhole, patient).toBe(true);
  started[1]!.child.kill('SIGKILL');
  await expect.poll(() => started.length === 4 && supervisor.isWhole, patient).toBe(true);
  const ends = log()
    .split('\n')
    .filter((line) => line.includes('ended'))
    .map((line) => JSON.parse(line));
  expect(ends).toMatchObject([
    { process: 1, code: null, signal: 'SIGKILL', againInMs: 50 },
    { process: 1, code: 1, signal: null, againInMs: 100 },
  ]);
}, 30_000);

it('replaces one after the other: each takes over from the one before it', async () => {
  const { supervisor, started, messages } = supervise();
  await expect.poll(() => supervisor.isWhole, patient).toBe(true);
  await supervisor.restart();
  expect(started.map(({ order }) => [order.process, order.standby])).toEqual([
    [0, false],
    [1, false],
    [0, true],
    [1, true],
  ]);
  expect(supervisor.isWhole).toBe(true);
  const [first, second] = started.map(({ child }) => child);
  expect([first!.exitCode, second!.exitCode]).toEqual([0, 0]);
  await expect
    .poll(() => messages().filter(({ kind }) => kind === 'go'), patient)
    .toEqual([
      { process: 0, standby: true, kind: 'go', through: [`event of ${first!.pid}`] },
      { process: 1, standby: true, kind: 'go', through: [`event of ${second!.pid}`] },
    ]);
  // What took over is started again like any other.
  started[3]!.child.kill('SIGKILL');
  await expect.poll(() => started.length === 5 && supervisor.isWhole, patient).toBe(true);
  expect(started[4]!.order.standby).toBe(false);
}, 30_000);

it('replaces a process that hangs, which hands nothing over', async () => {
  const hanging = MEMBER.replace("process.send({ kind: 'yielded'", "({ kind: 'yielded'");
  expect(hanging).not.toBe(MEMBER);
  const { supervisor, started, messages } = supervise([[hanging, MEMBER]]);
  await expect.poll(() => supervisor.isWhole, patient).toBe(true);
  await supervisor.restart();
  expect(supervisor.isWhole).toBe(true);
  expect(started[0]!.child.exitCode).toBe(0);
  const told = { process: 0, standby: true, kind: 'go', through: [] };
  await expect.poll(messages, patient).toContainEqual(told);
}, 30_000);

it('keeps a process whose successor cannot start, and kills one that does not end', async () => {
  const deaf = MEMBER.replace('process.exit(0)', '0');
  const { supervisor, code, stop, started, log } = supervise([[deaf, 'process.exit(1)', deaf]]);
  await expect.poll(() => supervisor.isWhole, patient).toBe(true);
  await supervisor.restart();
  expect(supervisor.isWhole).toBe(true);
  expect(started).toHaveLength(2);
  expect(log()).toContain('could not be replaced');
  stop();
  expect(await code).toBe(0);
  expect(started[0]!.child.signalCode).toBe('SIGKILL');
}, 30_000);
