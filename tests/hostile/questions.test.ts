import { afterAll, beforeAll, expect, it } from 'vitest';
import ask from '../../commands/ask.ts';
import { terminalCommands } from '../../commands/index.ts';
import { loadConfig } from '../../src/config/config.ts';
import type { Kiosque } from '../../src/product/kiosque.ts';
import { openKiosque } from '../../src/product/open.ts';
import { LONG } from '../helpers/long.ts';
import { sampleArticles } from '../helpers/sample-library.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { questionCases } from './question-cases.ts';
import { expectSafeReply } from './safe-rendering.ts';

/** Ten times what the slowest takes on a quiet machine. */
const LONGEST_MS = 10_000;

const root = temporaryFolder();
let kiosque: Kiosque;
beforeAll(async () => {
  const config = loadConfig(
    { ARTICLES_DIR: sampleArticles, READER: LONG ? 'on' : 'off' },
    {},
    root,
  );
  ({ kiosque } = await openKiosque(config, {
    now: new Date('2026-01-15T12:00:00'),
    refresh: 'if-needed',
  }));
});
afterAll(() => kiosque?.close());

it.each(questionCases)('%s', async (_name, question, kind) => {
  const context = {
    kiosque,
    language: 'fr',
    conversation: null,
    recentCitations: [],
    commands: terminalCommands,
  } as const;
  const reply = await ask.run({ question }, context);
  expectSafeReply(reply);
  if (kind === 'refused') {
    expect(reply).toEqual({ type: 'problem', message: expect.stringContaining('vide') });
    return;
  }
  if (reply.type !== 'answer') throw new Error(`it is a ${reply.type}`);
  const { answer } = reply;
  const got = answer.kind === 'perhaps' ? 'answered' : answer.kind;
  if (kind !== 'any') expect(got).toBe(kind);
  expect(answer.sentences.length > 0).toBe(got === 'answered');
  for (const { citation, highlights } of answer.sentences) {
    const { articleId, start, end, quote } = citation;
    expect((await kiosque.article(articleId))?.text.slice(start, end)).toBe(quote);
    for (const span of highlights) {
      expect(span.start >= 0 && span.start < span.end && span.end <= quote.length).toBe(true);
    }
  }
  expect(answer.ms).toBeLessThan(LONGEST_MS);
});

it.each(questionCases)('searches for %s', async (_name, question) => {
  const { passages } = await kiosque.search(question, { limit: 20 });
  expectSafeReply({
    type: 'passages',
    search: { words: question, since: '', until: '' },
    passages,
  });
  for (const { article, chunk } of passages) {
    expect((await kiosque.article(article.id))?.text.slice(chunk.start, chunk.end)).toBe(
      chunk.text,
    );
  }
  expectSafeReply({
    type: 'articles',
    filter: question,
    articles: await kiosque.articles(question),
  });
  expect(await kiosque.article(question)).toBeNull();
  expect(await kiosque.excerpt(question, 0)).toBeNull();
});
