import {
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { corpusStore } from '../../src/corpus/open-store.ts';
import { updateCorpus } from '../../src/indexing/update-corpus.ts';
import { type FakeEmbedder, fakeEmbedder } from '../helpers/fake-embedder.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const root = temporaryFolder();
let articlesDir: string;
let dataDir: string;
let embedder: FakeEmbedder;
beforeEach(async () => {
  articlesDir = mkdtempSync(join(root, 'articles-'));
  dataDir = mkdtempSync(join(root, 'data-'));
  embedder = fakeEmbedder();
  write('a.txt', about('la crue'));
  write('b.txt', about('la grève'));
  write('sub/c.txt', about('le tramway'));
  await refresh(null);
});

function write(file: string, text: string): void {
  mkdirSync(dirname(join(articlesDir, file)), { recursive: true });
  writeFileSync(join(articlesDir, file), text);
}

const about = (subject: string): string =>
  `Le point sur ${subject}\n\nLe maire a parlé de ${subject} lundi. Les habitants attendent ${subject}.\n`;

const move = (from: string, to: string) =>
  renameSync(join(articlesDir, from), join(articlesDir, to));

async function refresh(files: readonly string[] | null, full = false) {
  embedder.embedded.length = 0;
  const { articles, added, changed, removed, unchanged, skipped } = await updateCorpus({
    articlesDir,
    dataDir,
    now: new Date('2024-03-04T12:00:00Z'),
    full,
    files,
    checked: false,
    writer: { pid: 0, program: 'test' },
    embedder,
    onProgress: () => {},
  });
  return { articles, added, changed, removed, unchanged, skipped: skipped.map(({ file }) => file) };
}

/** Ids by file. */
async function ids(): Promise<Record<string, string>> {
  const reader = (await corpusStore({ dataDir }).read())!;
  const all = Object.fromEntries((await reader.articles()).map(({ id, file }) => [file, id]));
  await reader.close();
  return all;
}

const NOTHING = { articles: 3, added: 0, changed: 0, removed: 0, unchanged: 0, skipped: [] };

describe('a refresh of some files', () => {
  it('takes in what is new, changed and gone, and looks at nothing else', async () => {
    write('d.txt', about('le ferry'));
    write('a.txt', about('la décrue'));
    rmSync(join(articlesDir, 'b.txt'));
    write('sub/c.txt', about('le métro'));
    expect(await refresh(['d.txt', 'a.txt', 'b.txt'])).toEqual({
      ...NOTHING,
      added: 1,
      changed: 1,
      removed: 1,
    });
    expect(Object.keys(await ids()).sort()).toEqual(['a.txt', 'd.txt', 'sub/c.txt']);
    expect(await refresh(['sub/c.txt', 'a.txt'])).toEqual({ ...NOTHING, changed: 1, unchanged: 1 });
  });

  it('reports files that cannot be used', async () => {
    write('vide.txt', '');
    expect(await refresh(['vide.txt', '.cache.txt', 'note.zip'])).toEqual({
      ...NOTHING,
      skipped: ['vide.txt'],
    });
    symlinkSync(join(articlesDir, 'a.txt'), join(articlesDir, 'lien.txt'));
    symlinkSync(dataDir, join(articlesDir, 'dehors.txt'));
    const { skipped } = await refresh(['lien.txt', 'dehors.txt']);
    expect(skipped.sort()).toEqual(['dehors.txt', 'lien.txt']);
  });

  it('reads what cannot be used once, until it changes or everything is read again', async () => {
    const file = 'binaire.txt';
    const text = about('le port');
    const noise = Buffer.alloc(Buffer.byteLength(text), Buffer.from([0, 1, 2, 3]));
    const stamp = new Date('2024-03-01T00:00:00Z');
    const put = (content: string | Buffer, changed = stamp): void => {
      writeFileSync(join(articlesDir, file), content);
      utimesSync(join(articlesDir, file), changed, changed);
    };
    put(noise);
    for (const files of [null, [file], null]) {
      const { skipped, articles } = await refresh(files);
      expect({ skipped, articles }).toEqual({ skipped: [file], articles: 3 });
      // Nobody looks into it: it could be told from its size and time alone.
      put(text);
    }
    expect(await refresh(null, true)).toMatchObject({ added: 1, skipped: [] });
    put(noise, new Date('2024-03-02T00:00:00Z'));
    expect(await refresh([file])).toMatchObject({ removed: 1, skipped: [file] });
    put(text, new Date('2024-03-03T00:00:00Z'));
    expect(await refresh(null)).toMatchObject({ added: 1, skipped: [] });
    rmSync(join(articlesDir, file));
    expect(await refresh(null)).toMatchObject({ removed: 1, skipped: [] });
  });

  it('reads an article again whose sidecar has come, changed or gone', async () => {
    const title = async (): Promise<string> => {
      const reader = (await corpusStore({ dataDir }).read())!;
      const found = (await reader.article('a.txt'))!.title;
      await reader.close();
      return found;
    };
    write('a.yml', 'title: Un titre');
    expect(await refresh(['a.yml'])).toEqual({ ...NOTHING, changed: 1 });
    expect(await title()).toBe('Un titre');
    rmSync(join(articlesDir, 'a.yml'));
    expect(await refresh(['a.yml'])).toEqual({ ...NOTHING, changed: 1 });
    expect(await title()).toBe('Le point sur la crue');
  });

  it.each([
    ['at once', [['a.txt', 'z.txt']]],
    ['when it is seen to come first', [['z.txt'], ['a.txt']]],
    ['when it is seen to go first', [['a.txt'], ['z.txt']]],
  ])('keeps the id of a file that has moved, %s', async (_, batches) => {
    const { 'a.txt': id, ...others } = await ids();
    move('a.txt', 'z.txt');
    for (const batch of batches) await refresh(batch);
    expect(await ids()).toEqual({ ...others, 'z.txt': id });
  });

  it('keeps the ids of files that have changed names', async () => {
    const before = await ids();
    move('a.txt', 'x.txt');
    write('a.txt', about('tout autre chose'));
    expect(await refresh(['a.txt', 'x.txt'])).toEqual({
      ...NOTHING,
      articles: 4,
      added: 1,
      changed: 1,
    });
    const after = await ids();
    expect(after['x.txt']).toBe(before['a.txt']);
    expect(after['a.txt']).not.toBe(before['a.txt']);
  });

  it('knows a copy for another article', async () => {
    const before = await ids();
    write('copie.txt', about('la crue'));
    expect(await refresh(['copie.txt'])).toEqual({ ...NOTHING, articles: 4, added: 1 });
    expect(await ids()).toMatchObject(before);
    rmSync(join(articlesDir, 'a.txt'));
    await refresh(['a.txt']);
    expect((await ids())['copie.txt']).not.toBe(before['a.txt']);
  });

  it('gives an article that comes back its id again', async () => {
    const before = await ids();
    move('b.txt', '../away.txt');
    await refresh(['b.txt']);
    move('../away.txt', 'sub/back.txt');
    await refresh(['sub/back.txt']);
    expect((await ids())['sub/back.txt']).toBe(before['b.txt']);
  });

  it('removes a folder that is gone, and its articles alone', async () => {
    rmSync(join(articlesDir, 'sub'), { recursive: true });
    expect(await refresh(['sub/c.txt'])).toEqual({ ...NOTHING, articles: 2, removed: 1 });
  });

  it('removes nothing when the articles folder is gone or empty', async () => {
    const all = Object.keys(await ids());
    const away = `${articlesDir}-away`;
    renameSync(articlesDir, away);
    await expect(refresh(all)).rejects.toThrow('does not exist');
    mkdirSync(articlesDir);
    await expect(refresh(all)).rejects.toThrow('There is no article');
    rmSync(articlesDir, { recursive: true });
    renameSync(away, articlesDir);
    expect(await refresh(all)).toEqual({ ...NOTHING, unchanged: 3 });
  });

  it('reads the whole folder where the index is of another model', async () => {
    embedder = fakeEmbedder({ revision: '2' });
    expect(await refresh(['a.txt'])).toEqual({ ...NOTHING, changed: 3 });
  });
});

describe('a file of several articles', () => {
  const piece = (subject: string, day: number) =>
    `Le point sur ${subject}\n${day} mars 2024\n\nLe maire a parlé de ${subject} lundi, et les habitants attendent ${subject}.\n`;
  const review = (...subjects: string[]) => subjects.map((one, i) => piece(one, i + 1)).join('\n');

  it('has an id for each, which moves with the file, and loses those that go', async () => {
    write('revue.txt', review('la digue', 'le bac'));
    expect(await refresh(['revue.txt'])).toMatchObject({ articles: 5, added: 2 });
    const before = await ids();
    expect(Object.keys(before)).toEqual(expect.arrayContaining(['revue.txt#1', 'revue.txt#2']));

    expect(await refresh(null)).toMatchObject({ unchanged: 5, added: 0, removed: 0 });
    move('revue.txt', 'presse.txt');
    await refresh(['revue.txt', 'presse.txt']);
    const moved = await ids();
    expect(moved['presse.txt#2']).toBe(before['revue.txt#2']);
    expect(moved['revue.txt#1']).toBeUndefined();

    write('presse.txt', review('la digue', 'le bac', 'le pont'));
    expect(await refresh(['presse.txt'])).toMatchObject({ articles: 6, added: 1, changed: 2 });
    expect(embedder.embedded.join(' ')).not.toContain('la digue');
    write('presse.txt', review('la digue'));
    expect(await refresh(['presse.txt'])).toMatchObject({ articles: 4, added: 1, removed: 3 });
    rmSync(join(articlesDir, 'presse.txt'));
    expect(await refresh(['presse.txt'])).toMatchObject({ articles: 3, removed: 1 });
  });
});
