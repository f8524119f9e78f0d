/**
 * The bot as a process of its own, as `npm start` runs it, which tells at its end for how long its event loop was ever
 * busy with one thing.
 */
import { Writable } from 'node:stream';
import { runBot } from '../../src/discord/process/program.ts';
import { watchBlocks } from './block-monitor.ts';

let blocks: ReturnType<typeof watchBlocks> | null = null;
const stopping = new AbortController();
process.once('SIGTERM', () => {
  process.stderr.write(`blocks ${JSON.stringify(blocks?.())}\n`);
  stopping.abort();
});
const code = await runBot({
  env: process.env,
  directory: process.cwd(),
  stdout: process.stdout,
  stderr: new Writable({
    write(chunk, _encoding, done) {
      const report = ({ wall, work }: { wall: number; work: number }) =>
        process.stderr.write(`busy ${wall.toFixed(0)} ms, at work ${work.toFixed(0)} ms\n`);
      // The last word of a start: from then on nobody may wait.
      if (String(chunk).includes('Intents')) blocks ??= watchBlocks(report);
      process.stderr.write(chunk, done);
    },
  }),
  signal: stopping.signal,
  onStrayError: (listener) => {
    process.on('uncaughtException', listener);
    process.on('unhandledRejection', listener);
  },
  open: async (config) =>
    (await import('../../src/product/open.ts')).openKiosque(config, {
      now: null,
      refresh: 'behind',
    }),
});
process.exit(code);
