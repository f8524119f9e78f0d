import { beforeEach, expect, it } from 'vitest';
import { Breaker } from '../../src/writing/breaker.ts';
import { ModelTrouble } from '../../src/writing/trouble.ts';

let now: number;
let breaker: Breaker;
beforeEach(() => {
  now = 0;
  breaker = new Breaker(() => now);
});
const fail = (times: number) => {
  for (let i = 0; i < times; i++) breaker.failed(new ModelTrouble('timeout'));
};

it('leaves a dead server alone, longer each time', () => {
  fail(2);
  expect(breaker.allows()).toBe(true);
  fail(1);
  expect([breaker.allows(), breaker.answered]).toEqual([false, false]);
  now = 30_000;
  expect(breaker.allows()).toBe(true);
  fail(1);
  now = 89_999;
  expect(breaker.allows()).toBe(false);
  now = 90_000;
  expect(breaker.allows()).toBe(true);
  breaker.succeeded();
  fail(2);
  expect(breaker.allows()).toBe(true);
});

it('waits as long as the server asks', () => {
  breaker.failed(new ModelTrouble('busy', 5000));
  expect(breaker.allows()).toBe(false);
  now = 5000;
  expect(breaker.allows()).toBe(true);
});

it('does not blame the server for what the model writes', () => {
  for (let i = 0; i < 9; i++) breaker.failed(new ModelTrouble('nothing proved'));
  expect([breaker.allows(), breaker.answered]).toEqual([true, true]);
});
