import { closeSync, existsSync, openSync } from 'node:fs';

/**
 * Makes a file that its owner alone may read, where there is none: what it will hold is about people. SQLite gives its log
 * the rights of its database. On Windows the folder's rights decide.
 */
export function makePrivateFile(file: string): void {
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
}
