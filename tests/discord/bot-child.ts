import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { bundled } from '../helpers/bundle.ts';
import type { LoopbackDiscord } from './loopback/index.ts';

/** A bot in a process of its own. */
export interface BotChild {
  readonly pid: number;
  /** Its log, and its words for whoever started it. */
  output(): string;
  /** Ends it with a signal. @returns its exit code; null where the signal left it no choice. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

/** It tells for how long its event loop was busy with one thing. @returns what node runs. */
const watched = async (): Promise<readonly string[]> => [
  await bundled('tests/discord/bot-process.ts', ['discord.js']),
];

/**
 * `npm start` in a folder, against a Discord of our own; it ends with the test.
 * @param environment more of it.
 * @param program what node runs, with its options.
 */
export async function startBotChild(
  discord: LoopbackDiscord,
  directory: string,
  environment: Readonly<Record<string, string>> = {},
  program?: readonly string[],
): Promise<BotChild> {
  const child: ChildProcess = spawn(process.execPath, program ?? (await watched()), {
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
