import { describe, expect, it } from 'vitest';
import { parseArticles } from '../../src/articles/parse-articles.ts';
import { LONG } from '../helpers/long.ts';
import { expectBoth } from '../helpers/typography.ts';
import { CONSTRUCTED, damagedFiles } from './hostile-documents.ts';

const SEED = 20_261_129;
const DAMAGED = LONG ? 300 - Object.keys(CONSTRUCTED).length : 60;
/** A second of the parser's own limit of a minute is left for starting it again. */
const LONGEST_MS = 61_000;
/** Of the constructed files, those that take a second each: in the long test only. */
const SLOW =
  /^(?:many-chapters|ten-thousand-messages|many-rows|a-million-operators|many-pages|a-million-columns|many-keys|bomb|ten-thousand-files)/;

/** Reads a file as indexing does: it becomes articles, or is named with a remedy, and in time. */
async function expectRead(name: string, file: Uint8Array): Promise<void> {
  const startedAt = performance.now();
  const read = await parseArticles(name, file, null, { now: new Date('2026-11-20T10:00:00Z') });
  expect(performance.now() - startedAt, name).toBeLessThan(LONGEST_MS);
  if ('problem' in read) {
    expectBoth(read.problem);
    expect(read.problem.en, name).toMatch(/^\w.*\.$/s);
    return;
  }
  for (const article of read) {
    expect(article.text.trim(), name).not.toBe('');
    expect(article.text, name).toBe(article.text.normalize('NFC'));
    expect(article.text, name).not.toMatch(/[^\P{Cc}\n\t]/u);
    for (const { start, end } of article.leftovers) {
      expect(start >= 0 && start < end && end <= article.text.length, name).toBe(true);
    }
  }
}

describe('files of the formats that are not text', () => {
  it(`damaged in ${DAMAGED} ways are read or named, and none stops the others`, async () => {
    for (const { name, bytes } of damagedFiles(DAMAGED, SEED)) await expectRead(name, bytes);
  }, 600_000);

  it.each(Object.keys(CONSTRUCTED).filter((name) => LONG || !SLOW.test(name)))(
    'made to take the machine are read or named: %s',
    async (name) => expectRead(name, CONSTRUCTED[name]!()),
    120_000,
  );
});
