import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/config.ts';
import { startReader } from '../../src/reading/process-reader.ts';
import { readerFor } from '../../src/reading/reader-for.ts';
import { describeReader } from '../embeddings/reader/reader-contract.ts';
import { writeTinyReader } from '../embeddings/reader/tiny-reader.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { until } from '../helpers/until.ts';

const folder = writeTinyReader(join(temporaryFolder(), 'tiny-reader'));

describeReader('a tiny model in a process of its own', () => startReader({ folder }), {
  question: 'a b',
  passage: 'abc de. fg 98 h.',
  answer: '9',
  elsewhere: 'abc 3 de.',
});

const passages = [{ text: 'abc 7', sentences: [] }];
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('a reader’s process', () => {
  it('is replaced when it dies; what it had not answered is told of', async () => {
    const reader = await startReader({ folder });
    const first = reader.pid!;
    process.kill(first, 'SIGSTOP');
    const waiting = reader.read('a', passages);
    process.kill(first, 'SIGKILL');
    await expect(waiting).rejects.toThrow(/SIGKILL/);
    expect(await reader.read('a', passages)).toHaveLength(1);
    expect(reader.pid).not.toBe(first);
    await reader.close();
  });

  it('says nothing of a question where its model was taught no kinds, and what it was taught', async () => {
    const tiny = await startReader({ folder });
    expect(await tiny.understand!('a b ?')).toBeNull();
    await tiny.close();
    const bundled = await startReader();
    const { kinds } = (await bundled.understand!('Résume l’article sur le pont'))!;
    expect(Object.values(kinds).reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 6);
    expect(kinds['summary']).toBeGreaterThan(0.8);
    await bundled.close();
  });

  it('is replaced when it hangs', async () => {
    const reader = await startReader({ folder }, 3_000);
    process.kill(reader.pid!, 'SIGSTOP');
    await expect(reader.read('a', passages)).rejects.toThrow(/SIGKILL/);
    expect(await reader.read('a', passages)).toHaveLength(1);
    await reader.close();
  });

  it('ends when it is closed, and reads no more', async () => {
    const reader = await startReader({ folder });
    const pid = reader.pid!;
    await reader.close();
    await until(() => !isAlive(pid), 'the end of the process');
    await expect(reader.read('a', passages)).rejects.toThrow(/closed/);
  });

  it('is started unless READER is off', async () => {
    expect(loadConfig({}, {}, folder).reader).toBe(true);
    expect(await readerFor(loadConfig({ READER: 'off' }, {}, folder))).toBeNull();
  });

  it('does not start where the model is missing', async () => {
    await expect(startReader({ folder: join(folder, 'nowhere') })).rejects.toThrow(/missing/);
  });
});
