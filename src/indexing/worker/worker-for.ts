import type { Config } from '../../config/config.ts';
import type { IndexProgress } from '../progress.ts';
import { startWorker, type Worker } from './worker.ts';

/** What the process that indexes needs beside the configuration. */
export interface WorkerFor {
  readonly now: Date | null;
  readonly onProgress?: ((progress: IndexProgress) => void) | undefined;
  readonly program?: string | undefined;
}

/** Starts the worker that a configuration wants. Its process takes as long to load as this one: begin with it. */
export function workerFor(
  config: Config,
  { now, onProgress, program }: WorkerFor,
): Promise<Worker> {
  const starting = startWorker(
    {
      model: config.embeddingModel,
      revision: config.embeddingRevision ?? undefined,
      cacheDir: config.modelCacheDir,
      articlesDir: config.articlesDir,
      program,
      dataDir: config.dataDir,
      database: config.database,
      now: now ?? undefined,
    },
    onProgress,
  );
  // It may fail before anyone looks at it.
  starting.catch(() => {});
  return starting;
}
