import { setTimeout } from 'node:timers/promises';

/**
 * Waits until something holds, looking every few milliseconds.
 * @throws when it does not within the time given.
 */
export async function until(
  holds: () => boolean | Promise<boolean>,
  what: string,
  timeoutMs = 20_000,
): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`waited ${timeoutMs} ms in vain for ${what}`);
    await setTimeout(10);
  }
}
