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
/** They leave nothing behind in their process, so one process runs many: most of their time went into loading it anew. */
const ONE_PROCESS = [
  'answering',
  'articles',
  'chunking',
  'collections',
  'commands',
  'config',
  'corpus',
  'discord',
  'embeddings',
  'eval',
  'feeds',
  'i18n',
  'indexing',
  'maintenance',
  'memory',
  'product',
  'reading',
  'retrieval',
  'subscriptions',
  'terminal',
  'text',
  'verifying',
  'writing',
].map((folder) => `tests/${folder}/**/*.test.ts`);
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
          // Begun before "one process", by its name: what takes longest is not left over at the end.
          name: 'apart',
          include: ['tests/**/*.test.ts'],
          exclude: [...ALONE, ...ONE_PROCESS],
          maxWorkers,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'one process',
          include: ONE_PROCESS,
          exclude: ALONE,
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
