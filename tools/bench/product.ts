import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import path from 'node:path';

export const REPOSITORY = path.resolve(import.meta.dirname, '../..');

/** Starts what `npm run ask` starts, without npm: the program as a process of its own. */
export function startAsk(
  folders: { readonly articlesDir: string; readonly dataDir: string },
  args: readonly string[],
): ChildProcessWithoutNullStreams {
  const program = ['--max-semi-space-size=2', 'src/run.js', 'cli.ts', 'ask'];
  const child = spawn(process.execPath, [...program, ...args], {
    cwd: REPOSITORY,
    env: { ...process.env, ARTICLES_DIR: folders.articlesDir, DATA_DIR: folders.dataDir },
  });
  child.stderr.resume();
  return child;
}
