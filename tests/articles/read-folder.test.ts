import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PROBLEMS, tooLarge } from '../../src/articles/folder/file-problems.ts';
import { listFiles } from '../../src/articles/folder/list-files.ts';
import { loadFile } from '../../src/articles/folder/load-file.ts';
import { readFolder } from '../../src/articles/folder/read-folder.ts';
import { UserError } from '../../src/errors.ts';
import { expectBoth } from '../helpers/typography.ts';

let base: string;
let folder: string;

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'kiosque-folder-'));
  folder = join(base, 'articles');
  mkdirSync(folder);
});
afterEach(() => rmSync(base, { recursive: true }));

const put = (name: string, content: string | Uint8Array = 'Un texte.') =>
  writeFileSync(join(folder, name), content);
const reasons = async () => {
  const { candidates, skipped } = await readFolder(folder);
  for (const { reason } of skipped) expectBoth(reason);
  return {
    files: candidates.map(({ file }) => file),
    ...Object.fromEntries(skipped.map(({ file, reason }) => [file, reason.en])),
  };
};

it('lists articles of every kind in subfolders, sorted, and nothing else', async () => {
  mkdirSync(join(folder, 'b', 'c'), { recursive: true });
  mkdirSync(join(folder, '.git'));
  for (const name of [
    'z.txt',
    'b/c/a.HTML',
    'b/page.htm',
    'b-1.md',
    'image.png',
    '.git/x.txt',
    '.cache.txt',
  ])
    put(name);
  expect(await reasons()).toEqual({ files: ['b-1.md', 'b/c/a.HTML', 'b/page.htm', 'z.txt'] });
});

it('gives size and time, the sidecar counted in', async () => {
  put('a.txt', '12345');
  put('a.yml', 'title: T');
  put('b.txt', '12345');
  const { candidates } = await readFolder(folder);
  expect(candidates.map(({ size, sidecar }) => [size, sidecar !== null])).toEqual([
    [13, true],
    [5, false],
  ]);
  expect(candidates[0]!.mtimeMs).toBeGreaterThan(0);
});

it('skips links that lead nowhere or outside, and follows those inside once', async () => {
  writeFileSync(join(base, 'secret.txt'), 'secret');
  mkdirSync(join(base, 'elsewhere'));
  put('a.txt');
  put('notes.text');
  symlinkSync(join(base, 'secret.txt'), join(folder, 'out.txt'));
  symlinkSync(join(base, 'elsewhere'), join(folder, 'out'));
  symlinkSync(join(base, 'nothing'), join(folder, 'broken.txt'));
  symlinkSync(folder, join(folder, 'circle'));
  symlinkSync('a.txt', join(folder, 'twice.txt'));
  symlinkSync('notes.text', join(folder, 'link.txt'));
  expect(await reasons()).toEqual({
    files: ['a.txt', 'link.txt'],
    'out.txt': expect.stringMatching(/outside the articles folder\. Copy/),
    out: expect.stringMatching(/outside the articles folder\. Copy/),
    'broken.txt': expect.stringMatching(/link to nothing\. Restore/),
    'twice.txt': expect.stringMatching(/Delete the link/),
  });
});

it('never waits for a pipe, neither as an article nor as a sidecar nor after it was listed', async () => {
  execFileSync('mkfifo', [join(folder, 'pipe.txt'), join(folder, 'a.yml')]);
  put('a.txt');
  put('b.txt');
  expect(await reasons()).toEqual({
    files: ['b.txt'],
    'pipe.txt': expect.stringMatching(/not a regular file\. Move/),
    'a.txt': expect.stringMatching(/sidecar, a\.yml, that is not a regular file/),
  });
  const pipe = {
    file: 'pipe.txt',
    path: join(folder, 'pipe.txt'),
    size: 0,
    mtimeMs: 0,
    sidecar: null,
  };
  expect(loadFile(pipe)).toEqual({
    file: 'pipe.txt',
    reason: PROBLEMS.notAFile,
  });
});

it('skips a file over 10 MB, also one that grew since', async () => {
  put('a.txt');
  put('big.txt');
  truncateSync(join(folder, 'big.txt'), 10 * 1024 * 1024 + 1);
  expect(await reasons()).toEqual({
    files: ['a.txt'],
    'big.txt': expect.stringMatching(/larger than 10 MB\. Split/),
  });
  const { candidates } = await readFolder(folder);
  truncateSync(join(folder, 'a.txt'), 10 * 1024 * 1024 + 1);
  expect(loadFile(candidates[0]!)).toHaveProperty('reason', tooLarge(10 * 1024 * 1024));
});

it('says that a file disappeared', async () => {
  put('a.txt');
  const { candidates } = await readFolder(folder);
  rmSync(join(folder, 'a.txt'));
  expect(loadFile(candidates[0]!)).toHaveProperty('reason', PROBLEMS.gone);
});

it('says what to do when the folder is missing, empty or a file', async () => {
  const failure = async (dir: string): Promise<UserError> => {
    const error = await readFolder(dir).catch((thrown: unknown) => thrown);
    if (!(error instanceof UserError)) throw error;
    expectBoth(error.text, [dir]);
    expectBoth(error.remedy);
    expect(error.message).toBe(error.text.en);
    return error;
  };
  const none = await failure(join(base, 'none'));
  expect(none.text).toEqual({
    fr: `Le dossier des articles ${join(base, 'none')} n’existe pas.`,
    en: `The articles folder ${join(base, 'none')} does not exist.`,
  });
  expect(none.remedy.fr).toMatch(/^Créez-le .* ARTICLES_DIR/);
  expect(none.remedy.en).toMatch(/^Create it .* ARTICLES_DIR/);
  const empty = await failure(folder);
  expect(empty.text.fr).toBe(`Il n’y a aucun article dans ${folder}.`);
  expect(empty.text.en).toBe(`There is no article in ${folder}.`);
  expect(empty.remedy.fr).toMatch(/\.txt, \.md, \.html, \.pdf.* ou \.jsonl/);
  expect(empty.remedy.en).toMatch(/\.txt, \.md, \.html, \.pdf.* or \.jsonl/);
  writeFileSync(join(base, 'file'), '');
  const { text } = await failure(join(base, 'file'));
  expect(text.fr).toMatch(/, qui est un fichier\.$/);
  expect(text.en).toMatch(/, which is a file\.$/);
});

it('changes the hash with the file and with its sidecar, and keeps it otherwise', async () => {
  const hash = async () => {
    const loaded = loadFile((await readFolder(folder)).candidates[0]!);
    return 'hash' in loaded ? loaded.hash : loaded.reason.en;
  };
  put('a.txt', 'Un texte.');
  const plain = await hash();
  expect(plain).toBe(
    execFileSync('sha256sum', [join(folder, 'a.txt')])
      .toString()
      .slice(0, 64),
  );
  put('a.yml', 'title: Un');
  const besides = await hash();
  put('a.yml', 'title: Deux');
  const changed = await hash();
  expect(new Set([plain, besides, changed]).size).toBe(3);
  rmSync(join(folder, 'a.yml'));
  expect(await hash()).toBe(plain);
});

describe('names', () => {
  it('are composed, however they are written; the sidecar of the other kind belongs to them', async () => {
    const apart = 'été.txt'.normalize('NFD');
    writeFileSync(join(folder, apart), 'La crue de l’Orvaine.');
    writeFileSync(join(folder, 'été.yml'.normalize('NFC')), 'title: La crue');
    const { candidates, skipped } = await readFolder(folder);
    expect(skipped).toEqual([]);
    expect(candidates).toMatchObject([
      { file: 'été.txt'.normalize('NFC'), sidecar: expect.anything() },
    ]);
    expect(candidates[0]?.path.endsWith(apart)).toBe(true);
    expect(loadFile(candidates[0]!)).toMatchObject({ sidecar: 'title: La crue' });
    const listed = await listFiles(folder, [apart]);
    expect(listed.files).toEqual(['été.txt'.normalize('NFC')]);
    expect(listed.candidates).toHaveLength(1);
  });

  it('of two files that look the same are named', async () => {
    writeFileSync(join(folder, 'été.txt'.normalize('NFD')), 'Un.');
    writeFileSync(join(folder, 'été.txt'.normalize('NFC')), 'Deux.');
    const { candidates, skipped } = await readFolder(folder);
    expect([candidates.length, skipped.length]).toEqual([1, 1]);
    expect(skipped[0]?.reason.en).toContain('the name of another file');
  });

  it('of lists of feeds are no files of other formats', async () => {
    for (const name of ['a.txt', 'feeds.opml', 'b.doc'])
      writeFileSync(join(folder, name), 'Texte.');
    expect((await readFolder(folder)).unread).toEqual({ '.doc': 1 });
  });
});
