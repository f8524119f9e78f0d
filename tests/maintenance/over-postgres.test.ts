import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { hasPostgres, postgresForTests } from '../helpers/postgres.ts';
import { repository, sampleArticles } from '../helpers/sample-library.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const folder = temporaryFolder();
const program = [join(repository, 'src/run.js'), 'cli.ts'];

/** A command in a process of its own, which must come to its end. @throws where its exit code is not 0. */
const run = (args: readonly string[], databaseUrl = '') =>
  promisify(execFile)(process.execPath, [...program, ...args], {
    cwd: folder,
    env: {
      ...{ PATH: process.env['PATH'], INTERFACE_LANGUAGE: 'en', READER: 'off' },
      ...{ ARTICLES_DIR: sampleArticles, DATA_DIR: join(folder, 'data') },
      DATABASE_URL: databaseUrl,
    },
  });

// It needs a server with pgvector, which `npm run postgres -- fetch` brings.
describe.skipIf(!hasPostgres)('over a server', () => {
  const { newDatabase } = postgresForTests();

  it('each command ends well, and exports what the files export', async () => {
    const url = newDatabase();
    const at = (name: string) => join(folder, name);
    await run(['index']);
    await run(['export', '--out', at('files.jsonl')]);
    await run(['migrate', '--to', url]);
    await run(['backup', at('backup')], url);
    await run(['restore', at('backup')], url);
    await run(['export', '--out', at('server.jsonl')], url);
    expect(readFileSync(at('server.jsonl'), 'utf8')).toBe(readFileSync(at('files.jsonl'), 'utf8'));
    const examined = (await run(['doctor'], url)).stdout;
    expect(examined).toContain('All is well.');
    // The files that were copied are no part of it any more.
    expect(examined).not.toMatch(/corpus\.db|bot\.db|Index of the vectors/);
    const { stdout } = await run(['migrate', '--to', 'files'], url);
    expect(stdout).toContain('The copy is complete and the same: 14 articles');
  }, 120_000);
});
