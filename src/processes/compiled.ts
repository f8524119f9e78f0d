import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * A part of the program with the arguments that it is run by: what was compiled with the program that this process runs,
 * whatever has come since; compiled when it starts where it was not.
 * @param entry relative to `src`, one of those in run.js.
 */
export function compiled(entry: string): readonly [string, ...string[]] {
  const beside = join(dirname(process.argv[1] ?? ''), `${basename(entry, '.ts')}.js`);
  if (existsSync(beside)) return [beside];
  return [fileURLToPath(new URL('../run.js', import.meta.url)), entry];
}
