import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** They measure how long people wait, so nothing runs beside them. */
const ALONE = [
  'tests/live.test.ts',
  'tests/discord/loopback-driver.test.ts',
  'tests/discord/product.test.ts',
];

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
          name: 'together',
          include: ['tests/**/*.test.ts'],
          exclude: ALONE,
          // Of two cores one would be left idle, and some tests do nothing but wait.
          maxWorkers: Math.max(2, availableParallelism() - 1),
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
