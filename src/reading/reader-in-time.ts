import { setTimeout } from 'node:timers/promises';
import type { Reader } from '../../embeddings/reader/reader.ts';

/** The reader as one request has it. */
export interface ReaderInTime extends Pick<Reader, 'read'> {
  /** What kept it from reading; null while nothing did. */
  readonly trouble: string | null;
}

/** Of all that one request reads, however often it asks: past it, the answer comes without. */
const TIME_LIMIT_MS = 10_000;

/**
 * A reader for one request. Once it has taken its time in all, or has failed, it fails at once: a follow-up is looked for
 * in several ways and a subject in many articles, and nobody waits for each of them.
 * @param limitMs of all that is read, counted once where it is read side by side.
 * @throws Error, by `read`, when the time is over or the reader has failed: its `trouble` says which.
 */
export function readerInTime(
  reader: Pick<Reader, 'read'>,
  limitMs: number = TIME_LIMIT_MS,
): ReaderInTime {
  let trouble: string | null = null;
  let leftMs = limitMs;
  // What is read side by side takes its time once.
  let reading = 0;
  let since = 0;
  const read: Reader['read'] = async (question, passages) => {
    if (trouble !== null) throw new Error(trouble);
    if (reading++ === 0) since = performance.now();
    const ending = new AbortController();
    const waitMs = leftMs - (performance.now() - since);
    const late = setTimeout(waitMs, null, { signal: ending.signal }).catch(() => null);
    try {
      const found = await Promise.race([reader.read(question, passages), late]);
      if (found !== null) return found;
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
    read,
    get trouble() {
      return trouble;
    },
  };
}
