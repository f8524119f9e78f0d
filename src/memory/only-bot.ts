import type { Writer } from '../corpus/corpus-store.ts';
import { takeLock } from '../corpus/open-store.ts';
import { type MemoryLocation, memoryStore } from './open-store.ts';

/**
 * Does some work while no bot uses these places: none on this machine with their data folders, and none on any machine with
 * their databases.
 * @param work is given what says, with an IndexBusy for its reason, that another bot took a place while its server was away.
 * @throws IndexBusy naming who uses one of them, after having waited for `waitMs`.
 * @throws UserError when a folder cannot be written.
 */
export async function asOnlyBot<T>(
  places: readonly MemoryLocation[],
  writer: Writer,
  waitMs: number,
  work: (replaced: AbortSignal) => Promise<T>,
): Promise<T> {
  const locks: (() => void | Promise<void>)[] = [];
  const replaced = new AbortController();
  try {
    for (const folder of new Set(places.map(({ dataDir }) => dataDir))) {
      locks.push(await takeLock(folder, 'bot', writer, waitMs));
    }
    for (const place of places) {
      const lock = await memoryStore(place).takeLock(writer, waitMs, (error) =>
        replaced.abort(error),
      );
      if (lock) locks.push(lock);
    }
    return await work(replaced.signal);
  } finally {
    for (const release of locks) await release();
  }
}
