import type { Config } from '../config/config.ts';
import { workerFor } from '../indexing/worker/worker-for.ts';
import { readerFor } from '../reading/reader-for.ts';
import type { OpenedKiosque, OpenOptions } from './opened.ts';

/**
 * Opens the product. Its processes start first: they take as long to load as all that is imported meanwhile.
 * @throws UserError when the model cannot be loaded or there is no article to index.
 */
export async function openKiosque(config: Config, options: OpenOptions): Promise<OpenedKiosque> {
  const starting = { worker: workerFor(config, options), reader: readerFor(config) };
  const { assemble } = await import('./assemble.ts');
  return (await assemble(config, options, starting)).open(options);
}
