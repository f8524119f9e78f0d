import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Native add-ons (SQLite, HNSW, ONNX) are only reliable in processes, never in threads.
    pool: 'forks',
    // Of two cores one would be left idle, and some tests do nothing but wait.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
