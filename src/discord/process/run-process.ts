import '../../processes/patterns-at-once.ts';
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { compiled } from '../../processes/compiled.ts';
import { memberOf } from './fleet-member.ts';
import type { ShareOrder } from './fleet-messages.ts';
import { runBot } from './program.ts';
import type { Surroundings } from './surroundings.ts';

const ENTRY = 'discord/process/shard-process.ts';

/** What all processes of the bot have in common. */
const here: Omit<Surroundings, 'signal'> = {
  env: process.env,
  directory: process.cwd(),
  stdout: process.stdout,
  stderr: process.stderr,
  onStrayError: (listener) => {
    process.on('uncaughtException', listener);
    process.on('unhandledRejection', listener);
  },
  open: async (config, indexes) =>
    (await import('../../product/open.ts')).openKiosque(config, {
      now: null,
      refresh: indexes ? 'behind' : 'follow',
      ...(indexes && { feeds: 'first' }),
      program: 'npm start',
    }),
};

/** Runs the bot with all that this process has, and others where it needs them, until it is told to stop. @returns the exit code. */
export function runBotHere(signal: AbortSignal): Promise<number> {
  let program = compiled(ENTRY);
  return runBot({
    ...here,
    signal,
    fork: (order) => forkShare(program, order),
    onRestart: (listener) => {
      process.on('SIGUSR2', () => {
        // Compiled anew where the sources have changed since.
        program = [fileURLToPath(new URL('../../run.js', import.meta.url)), ENTRY];
        listener();
      });
    },
  });
}

/** Runs a process of the bot for the one that forked it. @returns the exit code. */
export function runShareHere(order: ShareOrder): Promise<number> {
  const stopping = new AbortController();
  // A terminal tells every process that it is closed or Ctrl-C was pressed; the parent decides when this one ends.
  for (const signal of ['SIGINT', 'SIGHUP', 'SIGUSR2'] as const) process.on(signal, () => {});
  process.once('SIGTERM', () => stopping.abort());
  process.once('disconnect', () => stopping.abort());
  return runBot({ ...here, signal: stopping.signal, member: memberOf(order, process) });
}

/** Aborted by Ctrl-C, or when the process is told to end. */
export function stopSignal(): AbortSignal {
  const stopping = new AbortController();
  process.once('SIGINT', () => stopping.abort());
  process.once('SIGTERM', () => stopping.abort());
  return stopping.signal;
}

function forkShare(
  [program, ...args]: readonly [string, ...string[]],
  order: ShareOrder,
): ChildProcess {
  return fork(program, [...args, JSON.stringify(order)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}
