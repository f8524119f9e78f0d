import { expect, it } from 'vitest';
import {
  ALL_OPENED,
  allowedOn,
  seenIn,
  seesFile,
  together,
} from '../../src/collections/visibility.ts';

const opened = {
  server: ['news'],
  channels: { staff: ['*'], sport: ['sport'] },
  roles: { editor: ['inside'] },
};

it.each([
  [{ channelId: 'any', roles: [] }, ['news']],
  [{ channelId: 'sport', roles: [] }, ['sport']],
  [{ channelId: 'staff', roles: [] }, null],
  [{ channelId: 'sport', roles: ['editor', 'other'] }, ['sport', 'inside']],
  [{ channelId: null, roles: [] }, []],
  [{ channelId: null, roles: ['editor'] }, ['inside']],
])('in %j one sees %j', (place, seen) => {
  expect(seenIn(opened, place)).toEqual(seen);
});

it('is everything where nothing was chosen', () => {
  expect(seenIn(ALL_OPENED, { channelId: null, roles: ['editor'] })).toBeNull();
  expect(together([['a'], null])).toBeNull();
  expect(together([['a'], ['b', 'a']])).toEqual(['a', 'b']);
  expect(together([])).toEqual([]);
});

it('is never more than whoever runs the bot allows a server', () => {
  const rule = { id: 'inside', names: { fr: '', en: '' }, files: [], servers: ['1'] };
  const existing = ['', 'inside', 'news'];
  expect(allowedOn(null, '1', [rule], existing)).toBeNull();
  expect(allowedOn(null, '2', [rule], existing)).toEqual(['', 'news']);
  expect(allowedOn(['inside'], '2', [rule], existing)).toEqual([]);
});

it('is told of a file that is gone by its name', () => {
  expect(seesFile(['news'], [], 'news/a.txt')).toBe(true);
  expect(seesFile(['news'], [], 'a.txt')).toBe(false);
  expect(seesFile(null, [], 'a.txt')).toBe(true);
});
