import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { expect, onTestFinished } from 'vitest';
import { repository } from './sample-library.ts';

const BRIDGE = fileURLToPath(new URL('open-terminal.py', import.meta.url));

/** Whether programs can be tried at a terminal: Python opens it, which `npm ci` needs too. */
export const HAS_TERMINALS =
  process.platform !== 'win32' && spawnSync('python3', ['-c', 'import pty']).status === 0;

/** A program of ours at a terminal of its own, as somebody sees and uses it. */
export interface AtTerminal {
  /** All that was shown so far, without colours and the like. */
  shown(): string;
  /** Presses keys, and waits until something is shown that was not before. */
  type(keys: string, until: string | RegExp, withinMs?: number): Promise<void>;
  /** The exit code. */
  readonly ended: Promise<number | null>;
}

export interface TerminalOptions {
  readonly directory: string;
  readonly env: Readonly<Record<string, string>>;
  readonly rows?: number;
  readonly columns?: number;
}

/** Starts an entry of the program, such as `cli.ts chat`; it ends with the test. */
export function atTerminal(entry: readonly string[], options: TerminalOptions): AtTerminal {
  const { directory, env, rows = 24, columns = 80 } = options;
  const program = [process.execPath, `${repository}/src/run.js`, ...entry];
  const child = spawn('python3', [BRIDGE, `${rows}`, `${columns}`, ...program], {
    cwd: directory,
    env: { PATH: process.env['PATH'], HOME: directory, TERM: 'xterm-256color', ...env },
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  child.stderr.on('data', (text) => {
    output += String(text);
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const shown = () => stripVTControlCharacters(output).replaceAll('\r', '');
  return {
    shown,
    async type(keys, until, withinMs = 20_000) {
      const before = shown().length;
      child.stdin.write(keys);
      await expect.poll(() => shown().slice(before), { timeout: withinMs }).toMatch(until);
    },
    ended: once(child, 'exit').then(([code]) => code as number | null),
  };
}
