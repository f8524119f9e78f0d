import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Turnstile } from '../../src/discord/gateway/turnstile.ts';

it('lets each event through once, where one process takes the place of another', () => {
  const ids = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 30 });
  // For each event: whether the one before hears of it in time, and whether its successor does before it takes over.
  const heard = fc.array(fc.tuple(fc.boolean(), fc.boolean()), { minLength: 30, maxLength: 30 });
  fc.assert(
    fc.property(ids, heard, (events, orders) => {
      const worked: string[] = [];
      const former = new Turnstile(false);
      const successor = new Turnstile(true);
      const take = (turnstile: Turnstile, id: string) => turnstile.take(id, () => worked.push(id));
      const is = (i: number) => orders[i]!;
      for (const [i, id] of events.entries()) {
        if (is(i)[0]) take(former, id);
        if (is(i)[1]) take(successor, id);
      }
      const through = former.close();
      for (const id of events) take(former, id);
      successor.open(through);
      for (const id of events) take(successor, id);
      expect([...worked].sort()).toEqual([...events].sort());
    }),
  );
});

it('forgets in time what it let through, and what was held back too long', () => {
  let now = 0;
  const worked: string[] = [];
  const standby = new Turnstile(true, () => now);
  standby.take('old', () => worked.push('old'));
  now = 61_000;
  standby.take('new', () => worked.push('new'));
  standby.open([]);
  expect(worked).toEqual(['new']);
  expect(standby.close()).toEqual(['new']);
});
