import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/config.ts';
import type { IndexSummary } from '../../src/indexing/progress.ts';
import type { Kiosque } from '../../src/product/kiosque.ts';
import { openKiosque } from '../../src/product/open.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { expectBoth } from '../helpers/typography.ts';
import type { ArticleCase } from './article-case.ts';
import { details } from './details.ts';
import { encodings } from './encodings.ts';
import { htmlPages, markdown } from './markup.ts';
import { texts } from './texts.ts';

const cases: readonly ArticleCase[] = [
  ...encodings,
  ...texts,
  ...htmlPages,
  ...markdown,
  ...details,
];
/** Ten times what a quiet machine needs. */
const LONGEST_MS = 120_000;

const root = temporaryFolder();
let kiosque: Kiosque;
let summary: IndexSummary;

beforeAll(async () => {
  for (const { file, content, sidecar } of cases) {
    const path = join(root, 'articles', file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    if (sidecar !== undefined) writeFileSync(path.replace(/\.\w+$/, '.yml'), sidecar);
  }
  const opened = await openKiosque(loadConfig({ READER: 'off' }, {}, root), {
    now: new Date('2026-11-20T10:00:00Z'),
    refresh: 'full',
  });
  kiosque = opened.kiosque;
  summary = opened.summary!;
}, LONGEST_MS);
afterAll(() => kiosque?.close());

it.each(cases.map((entry) => [entry.name, entry] as const))(
  '%s',
  async (_name, { file, outcome }) => {
    const article = await kiosque.article(file);
    const reason = summary.skipped.find((skipped) => skipped.file === file)?.reason;
    if ('skipped' in outcome) {
      expect(article).toBeNull();
      expect(reason?.en).toMatch(outcome.skipped);
      expectBoth(reason!);
      return;
    }
    expect(reason).toBeUndefined();
    const { text, title, published } = article!;
    for (const wanted of outcome.has ?? []) {
      if (typeof wanted === 'string') expect(text.includes(wanted), wanted).toBe(true);
      else expect(wanted.test(text), String(wanted)).toBe(true);
    }
    for (const unwanted of outcome.lacks ?? []) {
      if (typeof unwanted === 'string') expect(text.includes(unwanted), unwanted).toBe(false);
      else expect(unwanted.exec(text)?.[0]).toBeUndefined();
    }
    if (typeof outcome.title === 'string') expect(title).toBe(outcome.title);
    if (outcome.title instanceof RegExp) expect(title).toMatch(outcome.title);
    if (outcome.published !== undefined) expect(published?.value ?? null).toBe(outcome.published);
    if (outcome.details) expect(article).toMatchObject(outcome.details);
    if (outcome.warned) {
      expect(article!.warnings?.map((warning) => warning.en).join('\n')).toMatch(outcome.warned);
      for (const warning of article!.warnings ?? []) expectBoth(warning);
    }
  },
);

it('each article keeps the laws of all', async () => {
  const ids = new Set<string>();
  for (const { id, file } of await kiosque.articles()) {
    ids.add(id);
    const { text, title, leftovers } = (await kiosque.article(id))!;
    expect(!/\p{Cs}/u.test(text), file).toBe(true);
    expect(text === text.normalize('NFC'), file).toBe(true);
    expect(/[^\P{Cc}\n\t]/u.exec(text)?.[0], file).toBeUndefined();
    expect(title, file).toMatch(/^(?=.*\S)[^\n\r\u2028\u2029]{1,501}$/);
    expect(!/\p{Cs}/u.test(title), file).toBe(true);
    expect(/\p{Cc}/u.exec(title)?.[0], file).toBeUndefined();
    let at = 0;
    for (const { start, end } of leftovers) {
      expect(start >= at && end > start && end <= text.length, file).toBe(true);
      at = end;
    }
    for (const passage of await kiosque.passages(id)) {
      expect(passage.text === text.slice(passage.start, passage.end), file).toBe(true);
      expect(!/\p{Cs}/u.test(passage.text), file).toBe(true);
    }
  }
  expect(ids.size).toBe(summary.articles);
  expect(summary.articles + summary.skipped.length).toBe(cases.length);
});

it(
  'reads every file again only when it changes',
  async () => {
    const again = await kiosque.refresh();
    expect(again).toMatchObject({ added: 0, changed: 0, removed: 0, embedded: 0 });
    expect(again.skipped).toHaveLength(summary.skipped.length);
  },
  LONGEST_MS,
);
