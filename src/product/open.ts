import type { Config } from '../config/config.ts';
import { secondFor } from '../indexing/second/second-model.ts';
import { workerFor } from '../indexing/worker/worker-for.ts';
import { readerFor } from '../reading/reader-for.ts';
import type { Starting } from './models.ts';
import type { OpenedKiosque, OpenOptions } from './opened.ts';

/**
 * Opens the product. Its processes start first: they take as long to load as all that is imported meanwhile.
 * @throws UserError when the model cannot be loaded or there is no article to index; whatever a module throws that does
 * not load.
 */
export async function openKiosque(config: Config, options: OpenOptions): Promise<OpenedKiosque> {
  const starting = {
    worker: workerFor(config, options),
    reader: readerFor(config),
    second: secondFor(config, options.onProgress),
  };
  return (await assembled(config, options, starting)).open(options);
}

async function assembled(config: Config, options: OpenOptions, starting: Starting) {
  try {
    const { assemble } = await import('./assemble.ts');
    return await assemble(config, options, starting);
  } catch (error) {
    void starting.second?.close();
    // A module that does not load. The processes would keep this one from ending.
    for (const one of [starting.worker, starting.reader]) {
      void one.then((late) => late?.close()).catch(() => {});
    }
    throw error;
  }
}
