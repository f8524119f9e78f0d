import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { memberOf } from '../../src/discord/process/fleet-member.ts';
import type { FromProcess, ToProcess } from '../../src/discord/process/fleet-messages.ts';

const ORDER = { ids: [2, 3], count: 4, process: 1, processes: 2, standby: true };

const SUMMARY = {
  ...{ articles: 3, added: 1, changed: 0, removed: 0, unchanged: 2, skipped: [], chunks: 9 },
  ...{ sentences: 30, embedded: 12, rebuilt: null, seconds: 1.5 },
};

/** The process that started this one. */
class FakeParent extends EventEmitter {
  connected = true;
  readonly heard: FromProcess[] = [];

  send(message: FromProcess): void {
    this.heard.push(message);
  }

  tell(message: ToProcess): void {
    this.emit('message', message);
  }
}

it('knows of the other processes what it was told, and tells of its own connections', () => {
  const parent = new FakeParent();
  const member = memberOf(ORDER, parent);
  expect([member.leads, member.standby, member.others()]).toEqual([
    false,
    true,
    { ready: 0, total: 2 },
  ]);
  parent.tell({ kind: 'shards', others: { ready: 2, total: 2 } });
  expect(member.others()).toEqual({ ready: 2, total: 2 });
  let looks = 0;
  member.onWake(() => looks++);
  parent.tell({ kind: 'wake' });
  expect(looks).toBe(1);
  member.tell({ ready: 1, total: 2 });
  member.wake();
  expect(parent.heard).toEqual([
    { kind: 'shards', count: { ready: 1, total: 2 } },
    { kind: 'wake' },
  ]);
  parent.connected = false;
  member.wake();
  expect(parent.heard).toHaveLength(2);
});

it('has the index brought up to date by the process that does so, and hears of it', async () => {
  const parent = new FakeParent();
  const member = memberOf(ORDER, parent);
  const stages: string[] = [];
  const asked = member.reindex!(({ stage }) => stages.push(stage));
  expect(parent.heard).toEqual([{ kind: 'reindex' }]);
  parent.tell({ kind: 'reindexing', progress: { stage: 'read', done: 1, total: 2 } });
  parent.tell({ kind: 'reindexed', summary: SUMMARY });
  expect(await asked).toEqual(SUMMARY);
  expect(stages).toEqual(['read']);
  const refused = member.reindex!(() => {});
  const [text, remedy] = [
    { fr: 'Absent.', en: 'Gone.' },
    { fr: 'Attendez.', en: 'Wait.' },
  ];
  parent.tell({ kind: 'not-reindexed', error: { text, remedy, busy: false } });
  await expect(refused).rejects.toMatchObject({ text, remedy });
});

it('brings the index up to date for another process', async () => {
  const parent = new FakeParent();
  const member = memberOf({ ...ORDER, process: 0 }, parent);
  expect(member.reindex).toBeNull();
  member.onReindex(async (onProgress) => {
    onProgress({ stage: 'embed', done: 1, total: 1 });
    return SUMMARY;
  });
  parent.tell({ kind: 'reindex' });
  await expect
    .poll(() => parent.heard)
    .toEqual([
      { kind: 'reindexing', progress: { stage: 'embed', done: 1, total: 1 } },
      { kind: 'reindexed', summary: SUMMARY },
    ]);
  member.onReindex(() => Promise.reject(new Error('broken')));
  parent.tell({ kind: 'reindex' });
  await expect
    .poll(() => parent.heard.at(-1))
    .toMatchObject({ kind: 'not-reindexed', error: { message: 'broken' } });
});

it('hands over and takes over as it is told', async () => {
  const parent = new FakeParent();
  const member = memberOf({ ...ORDER, process: 0 }, parent);
  expect(member.leads).toBe(true);
  const taken: string[] = [];
  member.started({
    yield: () => ['a', 'b'],
    metrics: async () => [],
    go: (through) => void taken.push(...through),
  });
  parent.tell({ kind: 'go', through: ['x'] });
  expect(taken).toEqual(['x']);
  parent.tell({ kind: 'metrics' });
  parent.tell({ kind: 'yield' });
  await expect
    .poll(() => parent.heard)
    .toEqual([
      { kind: 'started' },
      { kind: 'yielded', through: ['a', 'b'] },
      { kind: 'metrics', metrics: [] },
    ]);
});
