import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { loadConfig } from '../../src/config/config.ts';
import { asOnlyWriter, spoiltLocks } from '../../src/corpus/open-store.ts';
import { IndexBusy, UserError } from '../../src/errors.ts';
import { openKiosque } from '../../src/product/open.ts';
import { runTerminal } from '../../src/terminal/program.ts';
import { sampleArticles } from '../helpers/sample-library.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { expectBoth } from '../helpers/typography.ts';
import { fakeTerminal } from '../terminal/fake-terminal.ts';

const root = temporaryFolder();
const folder = () => mkdtempSync(join(root, 'data-'));
const ME = { pid: 42, program: 'npm start' };

/** A process that holds the lock of a folder until it is killed. */
async function holder(dataDir: string): Promise<ChildProcess> {
  const file = join(root, `holder-${Math.random()}.mts`);
  const lock = fileURLToPath(new URL('../../src/corpus/open-store.ts', import.meta.url));
  const writer = "{ pid: process.pid, program: 'npm run index' }";
  writeFileSync(
    file,
    `import { asOnlyWriter } from ${JSON.stringify(lock)};
    await asOnlyWriter(${JSON.stringify(dataDir)}, 'store', ${writer}, 0, async () => {
      console.log('held');
      await new Promise((resolve) => setTimeout(resolve, 600_000));
    });`,
  );
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), file]);
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return child;
}

async function killed(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

it('lets one write at a time, the others one after the other', async () => {
  const dataDir = folder();
  const order: string[] = [];
  const write = (name: string) =>
    asOnlyWriter(dataDir, 'store', ME, 5_000, async () => {
      order.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, 20));
      order.push(`${name} ends`);
    });
  await Promise.all([write('a'), write('b'), write('c')]);
  expect(order).toHaveLength(6);
  for (let i = 0; i < 6; i += 2) {
    expect(order[i]!.replace('begins', 'ends')).toBe(order[i + 1]);
  }
  expect(readdirSync(dataDir)).toEqual(['store.lock']);
});

it('is free again when the work has failed', async () => {
  const dataDir = folder();
  const fail = () => asOnlyWriter(dataDir, 'store', ME, 0, () => Promise.reject(new Error('no')));
  await expect(fail()).rejects.toThrow('no');
  await expect(fail()).rejects.toThrow('no');
});

it('says who writes, and is free as soon as that process is dead', async () => {
  const dataDir = folder();
  const other = await holder(dataDir);
  const write = () => asOnlyWriter(dataDir, 'store', ME, 100, async () => 'written');
  const error = await write().catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(IndexBusy);
  const { text, remedy } = error as IndexBusy;
  for (const said of [text, remedy]) expectBoth(said, ['npm run index']);
  expect(text.en).toContain(`“npm run index” (process ${other.pid}, since `);
  expect(await asOnlyWriter(dataDir, 'hnsw', ME, 0, async () => 'written')).toBe('written');
  await killed(other);
  expect(await write()).toBe('written');
});

it.each([
  ['one zero', Buffer.alloc(1)],
  ['a page of zeros', Buffer.alloc(4096)],
  ['words', Buffer.from('no database, but long enough to look at '.repeat(40))],
  ['the head of a database and nothing behind it', Buffer.from('SQLite format 3\0')],
  [
    'a database cut short',
    Buffer.concat([Buffer.from('SQLite format 3\0\x10\0\x01\x01'), Buffer.alloc(700, 0xa5)]),
  ],
])('is mended where a power cut has left %s in its file', async (_name, bytes) => {
  const dataDir = folder();
  const file = join(dataDir, 'store.lock');
  writeFileSync(file, bytes);
  expect(spoiltLocks(dataDir)).toEqual([file]);
  const write = () => asOnlyWriter(dataDir, 'store', ME, 0, async () => 'written');
  const during = await asOnlyWriter(dataDir, 'store', ME, 0, () =>
    write().catch((error: unknown) => error),
  );
  expect(during).toBeInstanceOf(IndexBusy);
  expect(spoiltLocks(dataDir)).toEqual([]);
  expect(await write()).toBe('written');
});

it('says what to do about a folder that is a file', async () => {
  const file = join(root, 'file');
  writeFileSync(file, '');
  const write = () => asOnlyWriter(join(file, 'data'), 'store', ME, 0, async () => 'written');
  await expect(write()).rejects.toThrow(UserError);
  await expect(write()).rejects.toThrow(`DATA_DIR is ${join(file, 'data')}, which is a file`);
});

it('keeps those who only ask from nothing, and names the other to those who index', async () => {
  const directory = mkdtempSync(join(root, 'product-'));
  const ferry = 'skerrow-ferry-delayed.html';
  cpSync(join(sampleArticles, ferry), join(directory, 'articles', ferry));
  const config = loadConfig({ READER: 'off' }, {}, directory);
  const first = await openKiosque(config, { now: null, refresh: 'if-needed' });
  expect(first.busy).toBeNull();
  await first.kiosque.close();
  const other = await holder(config.dataDir);
  const run = async (...argv: string[]) => {
    const { terminal, written } = fakeTerminal({
      open: openKiosque,
      env: { LANG: 'en', READER: 'off' },
    });
    const code = await runTerminal(argv, { ...terminal, directory });
    return { code, ...written };
  };
  const asked = await run('ask', 'Why is the ferry to Skerrow delayed?');
  expect(asked.stdout).toContain('Skerrow');
  expect(asked.stderr).toMatch(
    /process \d+, since .+\)\. The answers come from the index as it is\.\n$/,
  );
  const indexed = await run('index');
  expect(indexed.code).toBe(1);
  expect(indexed.stderr).toContain(`process ${other.pid}`);
  await killed(other);
  expect((await run('index')).code).toBe(0);
}, 60_000);
