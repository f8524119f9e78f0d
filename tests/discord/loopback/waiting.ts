import type { World } from './world.ts';

/**
 * Waits until `probe` returns something else than undefined, looking again whenever something changes. Fails after
 * `timeoutMs` with what it waited for and what the bot did wrong meanwhile.
 */
export function waitUntil<T>(
  world: World,
  what: string,
  timeoutMs: number,
  probe: () => T | undefined,
): Promise<T> {
  // Made here, so that the error shows which line of the test waited.
  const timeout = new Error(`Waited ${timeoutMs} ms in vain for ${what}.`);
  return new Promise((resolve, reject) => {
    const end = (): void => {
      unwatch();
      clearInterval(interval);
      clearTimeout(timer);
    };
    const look = (): void => {
      try {
        const found = probe();
        if (found === undefined) return;
        end();
        resolve(found);
      } catch (error) {
        end();
        reject(error);
      }
    };
    const unwatch = world.watch(look);
    const interval = setInterval(look, 20);
    const timer = setTimeout(() => {
      end();
      if (world.violations.length > 0) {
        timeout.message += `\nViolations so far:\n${world.violations.join('\n')}`;
      }
      reject(timeout);
    }, timeoutMs);
    look();
  });
}
