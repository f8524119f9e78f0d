import { execFile } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  readdirSync,
  statSync,
  symlinkSync,
  utimesSync,
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

/** A copy of the program, with links to what is large. */
function copyTo(folder: string): void {
  mkdirSync(folder);
  for (const part of ['src', 'commands', 'embeddings']) {
    const filter = (path: string) => path !== join(repository, 'embeddings/model');
    cpSync(join(repository, part), join(folder, part), { recursive: true, filter });
  }
  for (const name of ['embeddings/model', 'package.json', 'tsconfig.json']) {
    symlinkSync(join(repository, name), join(folder, name));
  }
}

beforeAll(() => {
  chmodSync(root, 0o755);
  copyTo(copy);
  symlinkSync(join(repository, 'node_modules'), join(copy, 'node_modules'));
});

/** As a user without rights, where this is run by root. */
const runIn = (cwd: string, ...args: string[]) =>
  promisify(execFile)(process.execPath, ['src/run.js', ...args], {
    cwd,
    env: { PATH: process.env['PATH'], INTERFACE_LANGUAGE: 'en' },
    ...(isRoot ? { uid: 65_534 } : {}),
  });
const run = (...args: string[]) => runIn(copy, ...args);

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
  // Three compile at once: a busy machine is given its time.
}, 120_000);

it('keeps a few older versions, for those that still run', async () => {
  for (let age = 1; age <= 4; age++) {
    const folder = join(dist, `age-${age}`);
    mkdirSync(folder);
    utimesSync(folder, 0, Date.now() / 1000 - 3600 * age);
    // As if its user had compiled it.
    if (isRoot) chownSync(folder, 65_534, 65_534);
  }
  writeFileSync(join(copy, 'src/cli.ts'), 'console.log(3);\n');
  expect((await run('cli.ts')).stdout).toBe('3\n');
  const kept = readdirSync(dist);
  expect(kept).toHaveLength(5);
  expect(kept.filter((name) => name.startsWith('age-')).sort()).toEqual(['age-1', 'age-2']);
}, 60_000);

it.each([
  ['18.20.4', 1],
  ['20.18.9', 1],
  ['20.19.0', 0],
  ['22.12.0', 0],
])('on Node %s ends with %i, and says which to install', async (version, expected) => {
  const claim = `Object.defineProperty(process.versions, 'node', { value: '${version}' })`;
  const { code = 0, stderr } = await promisify(execFile)(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(claim)}`, 'src/run.js'],
    { cwd: repository },
  ).catch((error) => error);
  expect(code).toBe(expected);
  if (expected === 0) return;
  expect(stderr).toBe(
    `Kiosque demande Node 20.19, 22.12, 24.0 ou plus récent ; celui-ci est Node ${version}. Installez-en un, puis lancez : npm ci\n` +
      `Kiosque needs Node 20.19, 22.12, 24.0 or newer; this is Node ${version}. Install one, then run: npm ci\n`,
  );
});

it('says to run npm ci where nothing was installed', async () => {
  const bare = join(root, 'bare');
  copyTo(bare);
  chmodSync(bare, 0o777);
  const { code, stderr } = await runIn(bare, 'cli.ts', '--help').catch((error) => error);
  expect(code).toBe(1);
  expect(stderr).toMatch(
    /^Les dépendances .* npm ci\nThe dependencies .*not installed.*Run: npm ci\n$/,
  );
});

it('ends where a module is missing, whatever it has started', async () => {
  const lacking = join(root, 'lacking');
  copyTo(lacking);
  const modules = join(repository, 'node_modules');
  mkdirSync(join(lacking, 'node_modules'));
  // Wanted by the program, but by none of the processes that it starts.
  for (const name of readdirSync(modules).filter((one) => one !== 'better-sqlite3')) {
    symlinkSync(join(modules, name), join(lacking, 'node_modules', name));
  }
  mkdirSync(join(lacking, 'articles'));
  writeFileSync(join(lacking, 'articles/a.txt'), 'Le pont ouvre lundi.');
  chmodSync(lacking, 0o777);
  const { code, stderr } = await runIn(lacking, 'cli.ts', 'ask', 'Quand ?').catch((error) => error);
  expect(stderr).toContain('Run “npm ci” with this version of Node.');
  expect(code).toBe(1);
}, 60_000);
