import fc from 'fast-check';
import { expect, it } from 'vitest';
import { planShards } from '../../src/discord/process/plan-shards.ts';

const by = (shards: number | null, processes: number | null) => ({ shards, processes });
const ids = (...args: Parameters<typeof planShards>) => planShards(...args).map((one) => one.ids);

it('stays in one process as far as that goes', () => {
  expect(ids(by(null, null), 1, 8)).toEqual([[0]]);
  expect(ids(by(null, null), 4, 8)).toEqual([[0, 1, 2, 3]]);
  expect(ids(by(null, null), 6, 8)).toEqual([
    [0, 1, 2],
    [3, 4, 5],
  ]);
  expect(ids(by(null, null), 100, 2)).toHaveLength(2);
});

it('does as it is told', () => {
  expect(ids(by(null, 2), 4, 1)).toEqual([
    [0, 1],
    [2, 3],
  ]);
  // Each process has a connection.
  expect(ids(by(null, 3), 1, 1)).toEqual([[0], [1], [2]]);
  expect(ids(by(2, 3), 8, 1)).toEqual([[0], [1]]);
});

it('gives each shard to one process, and shard 0 to the first', () => {
  const some = fc.option(fc.integer({ min: 1, max: 60 }));
  const positive = fc.integer({ min: 1, max: 60 });
  fc.assert(
    fc.property(some, some, positive, positive, (shards, processes, recommended, cores) => {
      const plan = planShards(by(shards, processes), recommended, cores);
      const { count } = plan[0]!;
      expect(plan.flatMap((share) => share.ids)).toEqual([...Array(count).keys()]);
      expect(plan.every((share) => share.ids.length > 0)).toBe(true);
      expect(plan.map((share) => share.process)).toEqual([...plan.keys()]);
    }),
  );
});
