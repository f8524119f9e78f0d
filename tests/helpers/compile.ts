import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Before all tests, so that none waits for it. */
export default function compile(): void {
  execFileSync(process.execPath, [join(import.meta.dirname, '../../src/run.js')]);
}
