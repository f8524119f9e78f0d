import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { heartbeatPath, isAlive, startHeartbeat } from '../../src/discord/process/heartbeat.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const log = pino({ enabled: false });

it('tells a health check that the bot is connected, until it leaves', async () => {
  const dataDir = temporaryFolder();
  const end = startHeartbeat(dataDir, () => true, log);
  await expect.poll(() => isAlive(dataDir)).toBe(true);
  expect(isAlive(dataDir, Date.now() + 120_000)).toBe(false);
  await end();
  expect(existsSync(heartbeatPath(dataDir))).toBe(false);
});

it('leaves nothing behind when it ends at once, or could not be written', async () => {
  const dataDir = temporaryFolder();
  await startHeartbeat(dataDir, () => true, log)();
  expect(existsSync(heartbeatPath(dataDir))).toBe(false);
  await startHeartbeat(join(dataDir, 'missing'), () => true, log)();
});
