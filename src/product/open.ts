import type { Config } from '../config/config.ts';
import { workerFor } from '../indexing/worker/worker-for.ts';
import { readerFor } from '../reading/reader-for.ts';
import type { OpenOptions } from './app.ts';

/** Opens the product as `app.ts` does, which is loaded while the worker's process starts. */
export async function openKiosque(config: Config, options: OpenOptions) {
  const starting = workerFor(config, options);
  const reading = readerFor(config);
  return (await import('./app.ts')).openKiosque(config, options, starting, reading);
}
