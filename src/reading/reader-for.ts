import type { Reader } from '../../embeddings/reader/reader.ts';
import { startReader } from './process-reader.ts';
import { rememberReadings } from './remember-readings.ts';

/** Starts the reader where the configuration wants one; resolves to null where it does not. */
export function readerFor({ reader }: { readonly reader: boolean }): Promise<Reader | null> {
  const starting = reader ? startReader().then(rememberReadings) : Promise.resolve(null);
  // It may fail before anyone looks at it.
  starting.catch(() => {});
  return starting;
}
