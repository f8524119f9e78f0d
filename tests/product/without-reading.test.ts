import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Reader } from '../../embeddings/reader/reader.ts';
import { loadConfig } from '../../src/config/config.ts';
import { workerFor } from '../../src/indexing/worker/worker-for.ts';
import { assemble } from '../../src/product/assemble.ts';
import type { Kiosque } from '../../src/product/kiosque.ts';
import { sampleArticles } from '../helpers/sample-library.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const QUESTION = 'Combien de personnes ont été évacuées à Saint-Aubry ?';
const TROUBLE = /^reading failed: the reader’s process is stuck$/;
const reader: Reader = {
  info: { id: 'stuck', revision: '1', maxTokens: 320 },
  read: vi.fn(() => Promise.reject(new Error('the reader’s process is stuck'))),
  close: async () => {},
};

let kiosque: Kiosque;
const failed = vi.fn<(error: unknown) => void>();
beforeAll(async () => {
  const folder = temporaryFolder();
  const config = loadConfig(
    { ARTICLES_DIR: sampleArticles, DATA_DIR: join(folder, 'data') },
    {},
    folder,
  );
  const options = { now: null, refresh: 'if-needed' } as const;
  const starting = { worker: workerFor(config, options), reader: Promise.resolve(reader) };
  const opened = await (await assemble(config, options, starting)).open(options);
  kiosque = opened.kiosque;
  opened.listen({ changed: () => {}, updated: () => {}, failed });
});
afterAll(() => kiosque.close());

const told = (): string[] => failed.mock.calls.splice(0).map(([error]) => (error as Error).message);

it('a question and its follow-up are answered, and say why nothing was read', async () => {
  vi.mocked(reader.read).mockClear();
  const first = await kiosque.ask(QUESTION, { conversation: 'a' });
  expect(first.sentences[0]?.citation.quote).toContain('340');
  expect(first.readingTrouble).toMatch(TROUBLE);
  // Completed in several ways, it is tried once.
  vi.mocked(reader.read).mockClear();
  const next = await kiosque.ask('Et combien de blessés ?', { conversation: 'a' });
  expect(next.understood).not.toBeNull();
  expect(next.readingTrouble).toMatch(TROUBLE);
  expect(reader.read).toHaveBeenCalledTimes(1);
  expect(told()).toEqual([]);
});

it('a claim and a timeline are answered, and what kept the reader from them is told', async () => {
  const answer = await kiosque.ask('340 personnes ont été évacuées à Saint-Aubry');
  expect(await kiosque.check('340 personnes ont été évacuées à Saint-Aubry', answer)).toBeNull();
  expect(told()).toEqual([expect.stringMatching(TROUBLE)]);
  expect((await kiosque.timeline('crue à Saint-Aubry')).entries.length).toBeGreaterThan(0);
  expect(told()).toEqual([expect.stringMatching(TROUBLE)]);
});
