import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { memberOf } from '../../src/discord/process/fleet-member.ts';
import type { FromProcess, ToProcess } from '../../src/discord/process/fleet-messages.ts';

const ORDER = { ids: [2, 3], count: 4, process: 1, processes: 2, standby: true };

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
  expect(parent.heard).toEqual([{ kind: 'shards', own: { ready: 1, total: 2 } }, { kind: 'wake' }]);
  parent.connected = false;
  member.wake();
  expect(parent.heard).toHaveLength(2);
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
