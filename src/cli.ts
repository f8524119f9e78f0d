import './processes/patterns-at-once.ts';
import { moduleProblem } from './errors.ts';
import { forkEarly } from './indexing/worker/fork-worker.ts';

// Before all else, for it takes longest.
if (/^(ask|chat|index|timeline)$/.test(process.argv[2] ?? '')) forkEarly();

// Told of where it is imported; Node rejects it once more, for nobody, and would end with its stack.
process.on('unhandledRejection', (error) => {
  if (moduleProblem(error) === null) throw error;
});

const stopping = new AbortController();
process.once('SIGINT', () => stopping.abort(130));
process.once('SIGTERM', () => stopping.abort(143));
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // Nobody reads any more, as in `ask --json | head -1`: leave without a word.
    if (error.code !== 'EPIPE') throw error;
    stopping.abort(0);
  });
}

const { runTerminal } = await import('./terminal/program.ts');
const code = await runTerminal(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  directory: process.cwd(),
  signal: stopping.signal,
  // Loaded only when needed: --help and wrong use answer at once.
  open: async (config, options) =>
    (await import('./product/open.ts')).openKiosque(config, {
      ...options,
      program: `npm run ${process.argv[2]}`,
    }),
});
if (stopping.signal.aborted) process.exit(code);
process.exitCode = code;
// An input left open, as after /quit in a pipe, must not keep the process.
process.stdin.destroy();
