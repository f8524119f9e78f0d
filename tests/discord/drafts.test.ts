import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { Drafts } from '../../src/discord/interactions/drafts.ts';
import { createLogger } from '../../src/discord/process/logger.ts';
import { answer } from '../commands/fake-kiosque.ts';

const log = createLogger('silent', null, new PassThrough());
const numbered = (n: number) => answer({ confidence: n });

function watched(show: (n: number) => Promise<void> = async () => {}) {
  let now = 0;
  const edits: [number, number][] = [];
  const drafts = new Drafts(
    async ({ confidence }) => {
      await show(confidence);
      edits.push([confidence, now]);
    },
    log,
    () => now,
    async (ms) => {
      now += ms;
    },
  );
  return { drafts, edits, now: () => now };
}

it('shows the newest state, never twice within 1.2 seconds', async () => {
  const { drafts, edits, now } = watched();
  drafts.offer(numbered(1));
  drafts.offer(numbered(2));
  drafts.offer(numbered(3));
  await new Promise(setImmediate);
  await new Promise(setImmediate);
  expect(edits).toEqual([[3, 0]]);
  drafts.offer(numbered(4));
  await new Promise(setImmediate);
  expect(edits.at(-1)).toEqual([4, 1200]);
  await drafts.settle();
  expect(now()).toBe(2400);
});

it('shows nothing once it is over', async () => {
  const { drafts, edits, now } = watched();
  await drafts.settle();
  drafts.offer(numbered(1));
  await new Promise(setImmediate);
  expect([edits, now()]).toEqual([[], 0]);
});

it('outlives a message that cannot be shown', async () => {
  const { drafts, edits } = watched(() => Promise.reject(new Error('gone')));
  drafts.offer(numbered(1));
  await drafts.settle();
  expect(edits).toEqual([]);
});
