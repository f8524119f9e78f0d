import { runBot } from './program.ts';

/** Runs the bot with all that this process has, until it is told to stop. @returns the exit code. */
export function runBotHere(signal: AbortSignal): Promise<number> {
  return runBot({
    env: process.env,
    directory: process.cwd(),
    stdout: process.stdout,
    stderr: process.stderr,
    signal,
    onStrayError: (listener) => {
      process.on('uncaughtException', listener);
      process.on('unhandledRejection', listener);
    },
    open: async (config) =>
      (await import('../../product/open.ts')).openKiosque(config, {
        now: null,
        refresh: 'behind',
        feeds: 'first',
        program: 'npm start',
      }),
  });
}

/** Aborted by Ctrl-C, or when the process is told to end. */
export function stopSignal(): AbortSignal {
  const stopping = new AbortController();
  process.once('SIGINT', () => stopping.abort());
  process.once('SIGTERM', () => stopping.abort());
  return stopping.signal;
}
