import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import path from 'node:path';

export const REPOSITORY = path.resolve(import.meta.dirname, '../..');

/** Starts `npm run ask` without npm: the program as a process of its own. */
export function startAsk(
  folders: { readonly articlesDir: string; readonly dataDir: string },
  args: readonly string[],
): ChildProcessWithoutNullStreams {
  const tsx = path.join(REPOSITORY, 'node_modules/tsx/dist/cli.mjs');
  const child = spawn(process.execPath, [tsx, 'src/cli.ts', 'ask', ...args], {
    cwd: REPOSITORY,
    env: { ...process.env, ARTICLES_DIR: folders.articlesDir, DATA_DIR: folders.dataDir },
  });
  child.stderr.resume();
  return child;
}
