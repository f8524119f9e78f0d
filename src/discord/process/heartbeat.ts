import { readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Logger } from './logger.ts';

const EVERY_MS = 15_000;
/** Two may be late. */
const ALIVE_FOR_MS = 3 * EVERY_MS + 5_000;

/** The file that the bot touches while it is alive. */
export const heartbeatPath = (dataDir: string): string => path.join(dataDir, 'heartbeat');

/**
 * Writes the time to a file as long as the bot is connected, for a health check to read.
 * @returns ends it, and takes the file away: a bot that has left is not taken for one that hangs.
 */
export function startHeartbeat(
  dataDir: string,
  connected: () => boolean,
  log: Logger,
): () => Promise<void> {
  let writing: Promise<void> = Promise.resolve();
  const beat = () => {
    if (!connected()) return;
    writing = writeFile(heartbeatPath(dataDir), `${new Date().toISOString()}\n`).catch((error) =>
      log.warn({ err: error }, 'the heartbeat cannot be written'),
    );
  };
  beat();
  const timer = setInterval(beat, EVERY_MS);
  return async () => {
    clearInterval(timer);
    await writing;
    await rm(heartbeatPath(dataDir), { force: true }).catch(() => {});
  };
}

/**
 * Whether a bot with this data folder was connected a moment ago.
 * @param now milliseconds since 1970.
 */
export function isAlive(dataDir: string, now: number = Date.now()): boolean {
  try {
    const beat = Date.parse(readFileSync(heartbeatPath(dataDir), 'utf8').trim());
    return now - beat < ALIVE_FOR_MS;
  } catch {
    return false;
  }
}
