import { expect, it, vi } from 'vitest';
import type { Reader } from '../../embeddings/reader/reader.ts';
import type { Worker } from '../../src/indexing/worker/worker.ts';
import { Models, type Starting } from '../../src/product/models.ts';

const never = new Promise<never>(() => {});
const passages = [{ text: 'abc', sentences: [] }];
const failed = vi.fn<(error: unknown) => void>();
const modelsWith = (reader: Starting['reader']) =>
  new Models({ worker: never as Promise<Worker>, reader }, failed, 20);

it('a reader that is loaded reads, and each request has its own', async () => {
  const read: Reader['read'] = async () => [{ best: null, sentences: [] }];
  const info = { id: 'a', revision: '1', maxTokens: 320 };
  const models = modelsWith(Promise.resolve({ info, read, close: async () => {} }));
  const [one, other] = [await models.reader(), await models.reader()];
  expect(await one!.read('a', passages)).toHaveLength(1);
  expect(other).not.toBe(one);
});

it('a reader that is long in coming is not waited for, and says so', async () => {
  const late = await modelsWith(never).reader();
  await expect(late!.read('a', passages)).rejects.toThrow(/still being loaded/);
  expect(late!.trouble).toMatch(/still being loaded/);
});

it('none is none, and one that cannot be loaded is told of once', async () => {
  expect(await modelsWith(Promise.resolve(null)).reader()).toBeNull();
  const models = modelsWith(Promise.reject(new Error('damaged')));
  expect(await models.reader()).toBeNull();
  expect(await models.reader()).toBeNull();
  expect(failed).toHaveBeenCalledTimes(1);
});
