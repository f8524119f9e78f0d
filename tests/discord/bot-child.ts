import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { repository } from '../helpers/sample-library.ts';
import type { LoopbackDiscord } from './loopback/index.ts';

/** A bot in a process of its own. */
export interface BotChild {
  readonly pid: number;
  /** Its log, and its words for whoever started it. */
  output(): string;
  /** Ends it with a signal. @returns its exit code; null where the signal left it no choice. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

/** It tells for how long its event loop was busy with one thing. */
const WATCHED = [
  '--import',
  import.meta.resolve('tsx'),
  join(repository, 'tests/discord/bot-process.ts'),
];

/**
 * `npm start` in a folder, against a Discord of our own; it ends with the test.
 * @param environment more of it.
 * @param program what node runs, with its options.
 */
export function startBotChild(
  discord: LoopbackDiscord,
  directory: string,
  environment: Readonly<Record<string, string>> = {},
  program: readonly string[] = WATCHED,
): BotChild {
  const child: ChildProcess = spawn(process.execPath, program, {
    cwd: directory,
    env: {
      ...process.env,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_BASE: discord.apiBase,
      RATE_PER_USER: '1000',
      RATE_PER_GUILD: '1000',
      INTERFACE_LANGUAGE: 'fr',
      ...environment,
    },
  });
  let output = '';
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.on('data', (text) => {
      output += String(text);
    });
  }
  onTestFinished(() => void child.kill('SIGKILL'));
  return {
    pid: child.pid!,
    output: () => output,
    async stop(signal = 'SIGTERM') {
      const exit = once(child, 'exit');
      child.kill(signal);
      await exit;
      return child.exitCode;
    },
  };
}
