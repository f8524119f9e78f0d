import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/config.ts';
import type { IndexSummary } from '../../src/indexing/progress.ts';
import type { Kiosque } from '../../src/product/kiosque.ts';
import { openKiosque } from '../../src/product/open.ts';
import { indexReport } from '../../src/terminal/index-report.ts';
import { LONG } from '../helpers/long.ts';
import { repository } from '../helpers/sample-library.ts';
import { expectBoth } from '../helpers/typography.ts';
import { BODY } from './article-case.ts';
import { fsCases } from './fs-cases.ts';

const TINY = LONG ? 50_000 : 1_000;
const LONGEST_MS = LONG ? 1_800_000 : 120_000;
const DEEP = 'a folder whose whole path is too long';

const root = mkdtempSync(join(tmpdir(), 'kiosque-'));
const articles = join(root, 'articles');
const server = createServer();
let kiosque: Kiosque;
let summary: IndexSummary;

beforeAll(async () => {
  mkdirSync(join(articles, 'many'), { recursive: true });
  writeFileSync(join(root, 'outside.txt'), 'secret');
  for (const { file, make } of fsCases) make(join(articles, file), articles);
  for (let i = 0; i < TINY; i++) {
    writeFileSync(join(articles, 'many', `${i}.txt`), `Note ${i} : la rue ${i} est fermée.`);
  }
  // No call of the system takes a path that long: it is put together of two halves.
  const half = `${DEEP}${'-'.repeat(150)}/`.repeat(15);
  mkdirSync(join(articles, half), { recursive: true });
  mkdirSync(join(root, half), { recursive: true });
  renameSync(join(root, half.split('/')[0]!), join(articles, half, 'x'));
  await new Promise<void>((resolve) => {
    // A socket's path may have a hundred characters.
    server.listen(join(articles, 's.txt'), resolve);
  });
  const opened = await openKiosque(loadConfig({ READER: 'off' }, {}, root), {
    now: null,
    refresh: 'full',
  });
  kiosque = opened.kiosque;
  summary = opened.summary!;
}, LONGEST_MS);
afterAll(async () => {
  await kiosque?.close();
  server.close();
  execFileSync('rm', ['-rf', root]);
}, LONGEST_MS);

const reasonOf = (file: string) => summary.skipped.find((entry) => entry.file === file)?.reason;

it.each(fsCases.map((entry) => [entry.name, entry] as const))(
  '%s',
  async (_name, { file, outcome }) => {
    const article = await kiosque.article(file);
    const reason = reasonOf(file);
    if (outcome === 'read') {
      expect(reason).toBeUndefined();
      expect(article?.text).toContain(BODY);
      expect(article?.title).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
      // Names are kept composed, however the disk has them.
      expect((await kiosque.article(article!.id))?.file).toBe(file.normalize('NFC'));
      return;
    }
    expect(article).toBeNull();
    if (outcome === 'passed over') expect(reason).toBeUndefined();
    else {
      expect(reason?.en).toMatch(outcome);
      expectBoth(reason!, [file]);
    }
  },
);

it('a socket', () => {
  expect(reasonOf('s.txt')?.en).toMatch(/^is not a regular file/);
});

it('a folder whose path is too long', () => {
  const deep = summary.skipped.find(({ file }) => file.startsWith(DEEP));
  expect(deep?.reason.en).toMatch(/^could not be read \(ENAMETOOLONG\)/);
});

it(
  'thousands of tiny files',
  async () => {
    expect((await kiosque.articles()).filter(({ file }) => file.startsWith('many/'))).toHaveLength(
      TINY,
    );
    const { passages } = await kiosque.search(`note ${TINY - 1}`);
    const [first] = passages;
    expect(first?.article.file).toBe(`many/${TINY - 1}.txt`);
    expect(await kiosque.refresh()).toMatchObject({ added: 0, changed: 0, embedded: 0 });
  },
  LONGEST_MS,
);

it('what is left out is told on one line each, and nothing in a name acts on the terminal', () => {
  const report = indexReport(summary, 'en');
  expect(report).not.toMatch(/(?!\n)\p{Cc}|\p{Bidi_Control}/u);
  const lines = report.split('\n').filter((line) => line.startsWith('  '));
  expect(lines).toHaveLength(summary.skipped.length);
});

it('no text from outside the folder is in the index', async () => {
  for (const { id } of await kiosque.articles())
    expect((await kiosque.article(id))?.text).not.toMatch(/secret/);
});

describe('what another user may not read', () => {
  /** Lists and loads a folder as a user who is not root, in a process of its own. */
  const listed = (folder: string): Record<string, string> => {
    const script = join(repository, 'tests/hostile/list-folder.ts');
    const args = ['--import', import.meta.resolve('tsx'), script, folder];
    const isRoot = process.getuid?.() === 0;
    const as = isRoot ? { uid: 65_534, gid: 65_534, env: { PATH: process.env['PATH'] } } : {};
    return JSON.parse(execFileSync(process.execPath, args, { ...as, encoding: 'utf8' }));
  };

  it('is left out with its reason', (context) => {
    const folder = mkdtempSync(join(tmpdir(), 'kiosque-rights-'));
    try {
      chmodSync(folder, 0o755);
      for (const name of ['a.txt', 'no.txt', 'beside.txt', 'beside.yml']) {
        writeFileSync(join(folder, name), BODY);
      }
      mkdirSync(join(folder, 'closed'));
      writeFileSync(join(folder, 'closed', 'b.txt'), BODY);
      for (const name of ['no.txt', 'beside.yml', 'closed']) chmodSync(join(folder, name), 0);
      let found: Record<string, string>;
      try {
        found = listed(folder);
      } catch (error) {
        context.skip(`another user cannot run this project: ${(error as Error).message}`);
        return;
      }
      expect(found).toEqual({
        'a.txt': 'read',
        'no.txt': expect.stringMatching(/^may not be read by this user/),
        'beside.txt': expect.stringMatching(/^has a sidecar that may not be read by this user/),
        closed: expect.stringMatching(/^may not be read by this user/),
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
