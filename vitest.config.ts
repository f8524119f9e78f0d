import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** They measure how long people wait, so nothing runs beside them. */
const ALONE = [
  'tests/articles/watch-folder.test.ts',
  'tests/live.test.ts',
  'tests/discord/load.test.ts',
  'tests/discord/loopback-driver.test.ts',
  'tests/discord/while-indexing.test.ts',
  'tests/indexing/worker.test.ts',
];
/** They measure or harm their own process, or take longest: what is begun last should not be left over at the end. */
const APART = [
  'tests/cli.test.ts',
  'tests/hostile/**/*.test.ts',
  'tests/run.test.ts',
  'tests/soak/**/*.test.ts',
];
// A third of the time tests do nothing but wait: for a process to start, a clock, a server.
const maxWorkers = Math.max(3, availableParallelism() - 1);

export default defineConfig({
  test: {
    // Native add-ons (SQLite, HNSW, ONNX) are only reliable in processes, never in threads.
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    globalSetup: 'tests/helpers/compile.ts',
    projects: [
      {
        extends: true,
        test: {
          // Begun before "one process", by its name.
          name: 'apart',
          include: APART,
          maxWorkers,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          // They leave nothing behind in their process, so one runs many: most of their time went into loading it anew.
          name: 'one process',
          include: ['tests/**/*.test.ts'],
          exclude: [...ALONE, ...APART],
          isolate: false,
          maxWorkers,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: { name: 'alone', include: ALONE, maxWorkers: 1, sequence: { groupOrder: 0 } },
      },
    ],
  },
});
