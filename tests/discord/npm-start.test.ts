import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { repository } from '../helpers/sample-library.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { startLoopbackDiscord } from './loopback/index.ts';

const root = temporaryFolder();

function npmStart(env: Readonly<Record<string, string>>) {
  const child = spawn('npm', ['start'], {
    cwd: repository,
    // A group of its own, so that nothing of it outlives a test that fails.
    detached: true,
    env: {
      ...process.env,
      INTERFACE_LANGUAGE: 'en',
      READER: 'off',
      ARTICLES_DIR: join(root, 'articles'),
      DATA_DIR: join(root, 'data'),
      ...env,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text) => {
      output += String(text);
    });
  }
  onTestFinished(() => {
    try {
      process.kill(-child.pid!, 'SIGKILL');
    } catch {
      // All of it has ended.
    }
  });
  return { child, ended: once(child, 'exit'), output: () => output };
}

it('ends its bot when npm is told to stop', { timeout: 120_000 }, async () => {
  mkdirSync(join(root, 'articles'));
  writeFileSync(join(root, 'articles', 'loire.txt'), 'La Loire a débordé mardi à Tours.\n');
  const discord = await startLoopbackDiscord();
  onTestFinished(() => discord.stop());
  const { child, ended, output } = npmStart({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_BASE: discord.apiBase,
  });
  await discord.waitFor('the bot', () => output().includes('Intents') || undefined, 90_000);
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  expect(output()).toContain('Stopped.');
  expect(discord.gateway.connected).toBe(false);
  // Pino's levels: 40 is a warning.
  expect(output()).not.toMatch(/"level":[4-6]0|Warning:/);
  expect(existsSync(join(root, 'data', 'heartbeat'))).toBe(false);
});

it('says in one line that the token is wrong', { timeout: 120_000 }, async () => {
  const discord = await startLoopbackDiscord();
  onTestFinished(() => discord.stop());
  const { ended, output } = npmStart({
    DISCORD_TOKEN: 'wr0ng-t0ken',
    DISCORD_API_BASE: discord.apiBase,
  });
  expect(await ended).toEqual([1, null]);
  const lines = output()
    .split('\n')
    .filter((line) => line !== '' && !/^(>|npm )/.test(line));
  expect(lines).toEqual([expect.stringMatching(/^Discord refuses the token in DISCORD_TOKEN\. /)]);
  discord.takeViolations();
});
