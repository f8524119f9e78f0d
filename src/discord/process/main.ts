import { runBot } from './program.ts';

const stopping = new AbortController();
process.once('SIGINT', () => stopping.abort());
process.once('SIGTERM', () => stopping.abort());

const code = await runBot({
  env: process.env,
  directory: process.cwd(),
  stdout: process.stdout,
  stderr: process.stderr,
  signal: stopping.signal,
  onStrayError: (listener) => {
    process.on('uncaughtException', listener);
    process.on('unhandledRejection', listener);
  },
  open: async (config) =>
    (await import('../../product/open.ts')).openKiosque(config, {
      now: null,
      refresh: 'behind',
      program: 'npm start',
    }),
});
process.exit(code);
