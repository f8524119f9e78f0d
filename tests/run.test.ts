import { execFile } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, it } from 'vitest';
import { repository } from './helpers/sample-library.ts';
import { temporaryFolder } from './helpers/temporary-folder.ts';

const root = temporaryFolder();
const copy = join(root, 'kiosque');
const dist = join(copy, 'dist');
const isRoot = process.getuid?.() === 0;

beforeAll(() => {
  chmodSync(root, 0o755);
  mkdirSync(copy);
  for (const folder of ['src', 'commands', 'embeddings']) {
    const filter = (path: string) => path !== join(repository, 'embeddings/model');
    cpSync(join(repository, folder), join(copy, folder), { recursive: true, filter });
  }
  for (const name of ['node_modules', 'package.json', 'tsconfig.json']) {
    symlinkSync(join(repository, name), join(copy, name));
  }
});

/** As a user without rights, where this is run by root. */
const run = (...args: string[]) =>
  promisify(execFile)(process.execPath, ['src/run.js', ...args], {
    cwd: copy,
    env: { PATH: process.env['PATH'], INTERFACE_LANGUAGE: 'en' },
    ...(isRoot ? { uid: 65_534 } : {}),
  });

it('says what to do where the program is not compiled and cannot be', async () => {
  mkdirSync(dist, { mode: 0o555 });
  const { code, stderr } = await run('cli.ts', '--help').catch((error) => error);
  expect(code).toBe(1);
  expect(stderr).toContain(`${dist} cannot be written. Run: npm run build\n`);
  chmodSync(dist, 0o777);
});

it('compiles what has changed, once, also when several begin at the same time', async () => {
  const helps = await Promise.all([1, 2, 3].map(() => run('cli.ts', '--help')));
  for (const { stdout } of helps) expect(stdout).toContain('Usage: kiosque');
  const [version] = readdirSync(dist);
  expect(readdirSync(dist)).toHaveLength(1);
  // A service or an image is compiled by root and run by a user of its own.
  expect(statSync(join(dist, version!)).mode & 0o777).toBe(0o777 & ~process.umask());
  writeFileSync(join(copy, 'src/cli.ts'), "console.log('another', process.argv.slice(2));\n");
  expect((await run('cli.ts', '--help')).stdout).toBe("another [ '--help' ]\n");
  expect((await run('cli.ts')).stdout).toBe('another []\n');
  expect(readdirSync(dist)).toHaveLength(2);
});

it('keeps a few older versions, for those that still run', async () => {
  for (let i = 0; i < 6; i++) {
    writeFileSync(join(copy, 'src/cli.ts'), `console.log(${i});${' '.repeat(i)}\n`);
    expect((await run('cli.ts')).stdout).toBe(`${i}\n`);
  }
  expect(readdirSync(dist)).toHaveLength(5);
});
