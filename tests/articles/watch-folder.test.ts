import { appendFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { FolderWatch, type WatchOptions } from '../../src/articles/folder/watch-folder.ts';
import { watchBlocks } from '../discord/block-monitor.ts';
import { LONG } from '../helpers/long.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { until } from '../helpers/until.ts';

const MANY = LONG ? 50_000 : 2_000;
const root = temporaryFolder();

/** A watched folder; what it is told to take in is kept in `batches`. */
async function watched(changes: Partial<WatchOptions> = {}) {
  const { folder = mkdtempSync(join(root, 'articles-')) } = changes;
  const batches: (readonly string[] | null)[] = [];
  const failures: string[] = [];
  const watch = new FolderWatch({
    folder,
    polling: 'off',
    update: async (files) => void batches.push(files),
    failed: (error) => void failures.push(String(error)),
    ...changes,
  });
  onTestFinished(() => watch.close());
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  const told = () => new Set(batches.flat().filter((file) => file !== null));
  return { folder, batches, failures, write, told };
}

const ready = ({ batches }: { batches: readonly unknown[] }) =>
  until(() => batches.length > 0, 'the first look');

describe.each(['off', 'on'] as const)('a watched folder, with polling %s', (polling) => {
  it('is looked at whole first, then tells what has changed', async () => {
    const here = await watched({ polling });
    await ready(here);
    expect(here.batches).toEqual([null]);
    here.write('a.txt', 'un');
    here.write('sub/b.md', 'deux');
    here.write('sub/.hidden/c.txt', 'trois');
    here.write('.hidden.txt', 'trois');
    here.write('note.zip', 'quatre');
    const named = () => new Set(here.batches.slice(1).flat());
    await until(() => named().size === 2, 'both files');
    expect(named()).toEqual(new Set(['a.txt', 'sub/b.md']));
    here.batches.length = 0;
    renameSync(join(here.folder, 'a.txt'), join(here.folder, 'sub/z.txt'));
    await until(() => here.batches.flat().length >= 2, 'the move');
    expect(new Set(here.batches.flat())).toEqual(new Set(['a.txt', 'sub/z.txt']));
    here.batches.length = 0;
    rmSync(join(here.folder, 'sub'), { recursive: true });
    await until(() => here.told().has('sub/z.txt') && here.told().has('sub/b.md'), 'the removal');
  });

  it('tells of folders that come, and of those that go', async () => {
    const here = await watched({ polling });
    await ready(here);
    const away = `${here.folder}-away`;
    mkdirSync(join(away, 'deep'), { recursive: true });
    writeFileSync(join(away, 'deep/a.txt'), 'un');
    renameSync(away, join(here.folder, 'sub'));
    await until(() => here.told().has('sub/deep/a.txt'), 'what came with a folder');
    here.write('sub/deep/b.txt', 'deux');
    await until(() => here.told().has('sub/deep/b.txt'), 'what came into it');
    renameSync(join(here.folder, 'sub'), join(here.folder, 'other'));
    await until(() => here.told().has('other/deep/b.txt'), 'its new name');
    here.batches.length = 0;
    here.write('other/deep/b.txt', 'trois');
    await until(() => here.told().has('other/deep/b.txt'), 'what changes under its new name');
    renameSync(join(here.folder, 'other'), away);
    const knows = () => here.batches.includes(null) || here.told().has('other/deep/a.txt');
    await until(knows, 'that anything may have gone, or what has');
  });
});

it(`of ${MANY} files takes no time of others, and hears of each at once`, async () => {
  const folder = mkdtempSync(join(root, 'many-'));
  for (let i = 0; i < MANY; i++) {
    const directory = join(folder, `d${i % (MANY / 100)}`);
    if (i < MANY / 100) mkdirSync(directory);
    writeFileSync(join(directory, `${i}.txt`), 'un');
  }
  const blocks = watchBlocks();
  const here = await watched({ folder });
  await ready(here);
  writeFileSync(join(folder, 'd7/7.txt'), 'deux');
  await until(() => here.told().has('d7/7.txt'), 'the change');
  expect(blocks().work).toBeLessThan(50);
}, 120_000);

describe('a watched folder', () => {
  it('waits for a file that is being written', async () => {
    const here = await watched();
    await ready(here);
    const file = join(here.folder, 'a.txt');
    let last = performance.now();
    for (let written = 0; written < 12; written++) {
      appendFileSync(file, `Ligne ${written}.\n`);
      await new Promise((resolve) => setTimeout(resolve, 80));
      // A busy machine may stop this process for as long as a file must be still.
      if (performance.now() - last > 200) here.batches.splice(1);
      last = performance.now();
      expect(here.batches).toEqual([null]);
    }
    await until(() => here.batches.length > 1, 'the file');
    expect(here.batches).toEqual([null, ['a.txt']]);
  });

  it('that vanishes is told once, and looked at whole when it is back', async () => {
    let missing = false;
    let looks = 0;
    const named = new Set<string>();
    const here = await watched({
      update: async (files) => {
        looks++;
        if (missing) throw new Error('it is gone');
        for (const file of files ?? []) named.add(file);
      },
    });
    await until(() => looks > 0, 'the first look');
    missing = true;
    here.write('a.txt', 'un');
    renameSync(here.folder, `${here.folder}-away`);
    const before = looks;
    await until(() => looks >= before + 2, 'two more tries');
    expect(here.failures).toEqual(['Error: it is gone']);
    missing = false;
    renameSync(`${here.folder}-away`, here.folder);
    await until(() => looks >= before + 3, 'the next try');
    // It is watched again, as soon as that is ready: what comes before is seen by a look at all of it.
    for (let i = 0; named.size === 0 && i < 20; i++) {
      here.write(`b${i}.txt`, 'deux');
      await until(() => named.size > 0, 'a new file', 1_000).catch(() => {});
    }
    expect(named.size).toBeGreaterThan(0);
    expect(here.failures).toHaveLength(1);
  });

  it('tries again what has failed, and loses nothing of it', async () => {
    const batches: (readonly string[] | null)[] = [];
    const here = await watched({
      update: async (files) => {
        batches.push(files);
        if (batches.length === 2) throw new Error('someone else writes');
      },
    });
    await until(() => batches.length === 1, 'the first look');
    here.write('a.txt', 'un');
    await until(() => batches.length === 3, 'another try');
    expect(batches).toEqual([null, ['a.txt'], null]);
    expect(here.failures).toEqual(['Error: someone else writes']);
  });
});
