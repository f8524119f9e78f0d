import { appendFileSync, copyFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { noteFoundWhole, wasFoundWhole } from '../../embeddings/found-whole.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const root = temporaryFolder();
const file = join(root, 'corpus.db');
afterEach(() => void vi.useRealTimers());

it('need not be looked at again while it is the same, for a day', () => {
  writeFileSync(file, 'whole');
  expect(wasFoundWhole(file)).toBe(false);
  noteFoundWhole(file);
  expect(wasFoundWhole(file)).toBe(true);
  vi.useFakeTimers({ now: Date.now() + 25 * 60 * 60 * 1000 });
  expect(wasFoundWhole(file)).toBe(false);
});

it('must be looked at again after any change', () => {
  const changes: (() => void)[] = [
    () => appendFileSync(file, '!'),
    () => utimesSync(file, new Date(0), new Date(0)),
    () => {
      copyFileSync(file, `${file}.other`);
      renameSync(`${file}.other`, file);
    },
    () => writeFileSync(`${file}.whole`, '{'),
  ];
  for (const change of changes) {
    writeFileSync(file, 'whole');
    noteFoundWhole(file);
    expect(wasFoundWhole(file)).toBe(true);
    change();
    expect(wasFoundWhole(file), String(change)).toBe(false);
  }
});

it('is no trouble where nothing can be noted', () => {
  const missing = join(root, 'gone', 'corpus.db');
  noteFoundWhole(missing);
  expect(wasFoundWhole(missing)).toBe(false);
});
