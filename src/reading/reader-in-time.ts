import { setTimeout } from 'node:timers/promises';
import type { Reading } from '../../embeddings/reader/reader.ts';

/** The reader as one request has it. */
export interface ReaderInTime extends Reading {
  /** What kept it from reading; null while nothing did. */
  readonly trouble: string | null;
}

/** Of all that one request reads, however often it asks: past it, the answer comes without. */
const TIME_LIMIT_MS = 10_000;
const LATE: unique symbol = Symbol('late');

/**
 * A reader for one request. Once it has taken its time in all, or has failed, it fails at once: a follow-up is looked for
 * in several ways and a subject in many articles, and nobody waits for each of them.
 * @param limitMs of all that is read, counted once where it is read side by side.
 * @throws Error, by `read`, when the time is over or the reader has failed: its `trouble` says which.
 */
export function readerInTime(reader: Reading, limitMs: number = TIME_LIMIT_MS): ReaderInTime {
  let trouble: string | null = null;
  let leftMs = limitMs;
  // What is read side by side takes its time once.
  let reading = 0;
  let since = 0;
  const inTime = async <T>(ask: () => Promise<T>): Promise<T> => {
    if (trouble !== null) throw new Error(trouble);
    if (reading++ === 0) since = performance.now();
    const ending = new AbortController();
    const waitMs = leftMs - (performance.now() - since);
    const late = setTimeout(waitMs, LATE, { signal: ending.signal }).catch((): typeof LATE => LATE);
    try {
      const found: T | typeof LATE = await Promise.race([ask(), late]);
      if (found !== LATE) return found;
      trouble ??= `reading took more than ${limitMs} ms`;
    } catch (error) {
      trouble ??= `reading failed: ${(error as Error).message}`;
    } finally {
      ending.abort();
      if (--reading === 0) leftMs -= performance.now() - since;
    }
    throw new Error(trouble);
  };
  return {
    read: (question, passages) => inTime(() => reader.read(question, passages)),
    understand: async (question) =>
      inTime(async () => (await reader.understand?.(question)) ?? null),
    get trouble() {
      return trouble;
    },
  };
}
