import { type ProcessReader, startReader } from './process-reader.ts';

/** Starts the reader where the configuration wants one; resolves to null where it does not. */
export function readerFor({ reader }: { readonly reader: boolean }): Promise<ProcessReader | null> {
  const starting = reader ? startReader() : Promise.resolve(null);
  // It may fail before anyone looks at it.
  starting.catch(() => {});
  return starting;
}
