import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { PassageReading, Reader } from '../../embeddings/reader/reader.ts';
import { readerInTime } from '../../src/reading/reader-in-time.ts';

const READING: PassageReading = { best: null, sentences: [] };
const passages = [{ text: 'abc', sentences: [] }];

/** Takes so many milliseconds for each request in turn, and counts them; a negative one fails. */
function reading(...milliseconds: readonly number[]) {
  let asked = 0;
  const read: Reader['read'] = async () => {
    const takes = milliseconds[asked++]!;
    if (takes < 0) throw new Error('it ended with SIGKILL');
    await setTimeout(takes);
    return [READING];
  };
  return { read, asked: () => asked };
}

describe('a reader for one request', () => {
  it('gives what is read', async () => {
    const reader = readerInTime(reading(0, 0), 5_000);
    expect(await reader.read('a', passages)).toEqual([READING]);
    expect(await reader.read('a', passages)).toEqual([READING]);
    expect(reader.trouble).toBeNull();
  });

  it('has its time once, however often it is asked', async () => {
    const slow = reading(60, 60, 60_000);
    const reader = readerInTime(slow, 400);
    await reader.read('a', passages);
    await reader.read('a', passages);
    const startedAt = performance.now();
    const late = 'reading took more than 400 ms';
    await expect(reader.read('a', passages)).rejects.toThrow(late);
    expect(performance.now() - startedAt).toBeLessThan(350);
    await expect(reader.read('a', passages)).rejects.toThrow(late);
    expect(slow.asked()).toBe(3);
    expect(reader.trouble).toBe(late);
  });

  it('has the time once for what is read side by side', async () => {
    const reader = readerInTime(reading(...Array.from({ length: 10 }, () => 100)), 600);
    await Promise.all(Array.from({ length: 10 }, () => reader.read('a', passages)));
    expect(reader.trouble).toBeNull();
  });

  it('that failed is not asked again', async () => {
    const broken = reading(-1, 0);
    const reader = readerInTime(broken);
    for (let i = 0; i < 2; i++)
      await expect(reader.read('a', passages)).rejects.toThrow(/failed: it ended with SIGKILL/);
    expect(broken.asked()).toBe(1);
    expect(reader.trouble).toMatch(/SIGKILL/);
  });

  it('has the same time for what it makes of a question', async () => {
    const never: Reader['understand'] = () => new Promise(() => {});
    const reader = readerInTime({ ...reading(0), understand: never }, 100);
    await expect(reader.understand!('a')).rejects.toThrow('reading took more than 100 ms');
    await expect(reader.read('a', passages)).rejects.toThrow('reading took more than 100 ms');
    expect(await readerInTime(reading(0)).understand!('a')).toBeNull();
  });
});
