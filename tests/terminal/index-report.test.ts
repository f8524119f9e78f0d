import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readFolder } from '../../src/articles/folder/read-folder.ts';
import {
  feedsReport,
  indexNotice,
  indexReport,
  newsReport,
  unreadLine,
} from '../../src/terminal/index-report.ts';
import { runTerminal } from '../../src/terminal/program.ts';
import type { Opened } from '../../src/terminal/terminal.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { FAULTS } from '../helpers/typography.ts';
import { fakeTerminal, summary } from './fake-terminal.ts';

const folder = temporaryFolder();

it('counts files of other formats by extension, and names those that are read', async () => {
  mkdirSync(join(folder, 'sub'));
  for (const name of ['a.txt', 'a.yml', 'b.XYZ', 'sub/c.xyz', 'd.zyx', 'notes', '.hidden'])
    writeFileSync(join(folder, name), 'Un texte.');
  const { unread } = await readFolder(folder);
  expect(unread).toEqual({ '.xyz': 2, '.zyx': 1, '': 1 });
  const [french = ''] = unreadLine({ ...summary, unread: unread! }, 'fr');
  expect(french).toMatch(/^4\sfichiers d’un autre format.*2\s\.xyz, 1\s\.zyx, 1\ssans extension/);
  expect(french).toMatch(/Formats lus.*\.txt, \.md, \.html/);
  expect(french).not.toMatch(FAULTS.fr);
  const [english = ''] = unreadLine({ ...summary, unread: unread! }, 'en');
  expect(english).toMatch(/^4 files of another format.*Formats that are read: \.txt/);
  expect(english).not.toMatch(FAULTS.en);
  const [one = ''] = unreadLine({ ...summary, unread: { '.xyz': 1 } }, 'fr');
  expect(one).toMatch(/^1\sfichier d’un autre format, laissé de côté/);
  expect(unreadLine(summary, 'fr')).toEqual([]);
  const [, remedy = ''] = unreadLine({ ...summary, unread: { '.doc': 2, '.jpg': 5 } }, 'en');
  expect(remedy).toBe('Those that are articles (.doc): save them as .docx, .pdf or .txt.');
});

it('names the articles that were read in part', async () => {
  const { kiosque } = fakeTerminal();
  const [article] = await kiosque.articles();
  const warnings = [{ fr: 'a été lu à moitié.', en: 'was read by half.' }];
  const report = indexReport(summary, 'en', [{ ...article!, warnings }]);
  expect(report).toContain(
    `1 file read with a reservation:\n  ${article!.file} — was read by half.`,
  );
});

it('chat watches the folder, and says what came in and what could not', async () => {
  const { kiosque, written, terminal } = fakeTerminal({ input: '/quit\n' });
  let isWatched = false;
  await runTerminal(['chat'], {
    ...terminal,
    open: async () => ({
      kiosque,
      summary: null,
      watch: (listener) => {
        isWatched = true;
        listener.updated({ ...summary, added: 2, changed: 1 });
      },
    }),
  });
  expect(isWatched).toBe(true);
  expect(written.stderr).toMatch(/2\snouveaux, 1\smodifié, 0\sretiré/);
  expect(written.stderr).toContain('vide.txt — est vide');
  expect(newsReport({ ...summary, added: 0, skipped: [] }, 'fr')).toBe('');
});

it('tells what the feeds brought and which of them could not be read; nothing where there are none', () => {
  const problem = { fr: 'a répondu 500. Attendez.', en: 'answered 500. Wait.' };
  const round = { feeds: 2, added: 1, changed: 0, removed: 3, nextAt: 0 };
  const problems = [{ feed: 'https://a.example/rss', problem }];
  expect(feedsReport({ ...round, problems }, 'en')).toEqual([
    '2 feeds: 1 new article, 0 changed, 3 removed.',
    '  https://a.example/rss — answered 500. Wait.',
  ]);
  expect(feedsReport({ ...round, problems: [] }, 'fr')).toHaveLength(1);
  expect(feedsReport({ ...round, feeds: 0, problems: [] }, 'fr')).toEqual([]);
  expect(feedsReport(null, 'fr')).toEqual([]);
});

it('names to who only asks the first files left out, and why', () => {
  const files = ['a', 'b', 'c', 'd', 'e'].map((name) => ({
    file: `${name}.pdf`,
    reason: { fr: 'est vide.', en: 'is empty.' },
  }));
  const noticeOf = (skipped: typeof files) =>
    indexNotice({ summary: { ...summary, skipped } } as Opened, 'en');
  expect(noticeOf(files.slice(0, 1))).toBe('1 file left out:\n  a.pdf — is empty.');
  expect(noticeOf(files).split('\n').slice(3)).toEqual([
    '  c.pdf — is empty.',
    '  and 2 others: “npm run index”, with the same ARTICLES_DIR, names all.',
  ]);
  expect(noticeOf([])).toBe('');
});
