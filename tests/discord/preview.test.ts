import { describe, expect, it } from 'vitest';
import { markdown } from '../../tools/preview/discord-markdown.ts';
import { previewPage } from '../../tools/preview/page.ts';
import { previewMessages, sceneIds } from '../../tools/preview/scenes.ts';
import {
  abstention,
  answer,
  citation,
  excerpt,
  fakeKiosque,
  loire,
  timeline,
} from '../commands/fake-kiosque.ts';

const now = new Date('2024-05-15T12:00:00Z');
const names = { language: 'fr', mentions: { 42: '@Kiosque' }, now } as const;

const hostile =
  '<script>alert(1)</script> [x](https://evil.example) **gras** @everyone <@1> ||caché|| `code` "><img src=x>';
const hostileLoire = {
  ...loire,
  title: hostile,
  publisher: hostile,
  author: hostile,
};
const hostileKiosque = () => {
  const article = { ...citation.article, title: hostile, publisher: hostile };
  const reply = answer({
    question: hostile,
    sentences: [
      { kind: 'quoted', citation: { ...citation, quote: hostile, article }, highlights: [] },
    ],
    notes: [hostile],
  });
  const passages = reply.passages.map((passage) => ({ ...passage, article: hostileLoire }));
  const entries = timeline().entries.map((entry) => ({
    ...entry,
    citation: { ...entry.citation, quote: hostile, article },
  }));
  return fakeKiosque({
    ask: async () => reply,
    timeline: async () => timeline({ subject: hostile, entries, notes: [hostile] }),
    articles: async () => [hostileLoire],
    search: async () => ({ passages, notes: [hostile] }),
    article: async () => ({ ...hostileLoire, text: hostile, leftovers: [] }),
    excerpt: async () =>
      excerpt({
        article: hostileLoire,
        passage: { start: 0, end: hostile.length, text: hostile },
        cited: { start: 0, end: hostile.length },
      }),
  }).kiosque;
};

async function pageOf(kiosque: Parameters<typeof previewMessages>[0]): Promise<string> {
  const fr = await previewMessages(kiosque, 'fr');
  return previewPage({ fr, en: await previewMessages(kiosque, 'en') }, now);
}

it('shows every reply in both languages', async () => {
  const ask = async (question: string) =>
    /rugby/i.test(question) ? { ...abstention, question } : answer({ question });
  const page = await pageOf(fakeKiosque({ ask }).kiosque);
  for (const language of ['fr', 'en']) {
    for (const id of sceneIds) expect(page).toContain(`<figure id="${language}-${id}"`);
  }
  expect(page.split('<figure ')).toHaveLength(2 * sceneIds.length + 1);
  expect(page).toContain('Les articles ne répondent pas à cette question.');
  expect(page).toContain('<strong>Douze communes ont été inondées.</strong>');
  expect(page).toContain('Ouvrir un article');
  expect(page).not.toMatch(/undefined|\[object/);
});

it('shows hostile text to the letter', async () => {
  const page = await pageOf(hostileKiosque());
  expect(page).not.toMatch(/<script|<img src=x|<strong>gras|class="spoiler"|<code>code/);
  // An address in a text is a link that shows itself.
  expect(page).not.toMatch(/<a [^>]*evil[^>]*>(?!https:)/);
  expect(page).not.toMatch(/class="mention">(?!@Kiosque)/);
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; [x](');
  expect(page).toContain('**gras**');
});

describe('Discord’s markdown', () => {
  it.each([
    [
      '**a** *b* _c_ __d__ ~~e~~ ||f||',
      '<strong>a</strong> <em>b</em> <em>c</em> <u>d</u> <s>e</s> <span class="spoiler">f</span>',
    ],
    ['\\*a\\* \\[b\\] 1\\.', '*a* [b] 1.'],
    ['[a \\[b\\]](https://c.example/d)', '<a href="https://c.example/d">a [b]</a>'],
    ['[a](javascript:alert)', '[a](javascript:alert)'],
    ['-# small\n# big', '<div class="subtext">small</div><div class="h1">big</div>'],
    ['a_b_c snake_case', 'a_b_c snake_case'],
    // Two that touch are one, as in Discord.
    ['`[1]` `[2]` `a``b`', '<code>[1]</code> <code>[2]</code> <code>a``b</code>'],
    [
      '<@42> <t:1715774100:R> @everyone',
      '<span class="mention">@Kiosque</span> <span class="time">il y a 5 minutes</span> <span class="mention">@everyone</span>',
    ],
    ['a & <b>', 'a &amp; &lt;b&gt;'],
  ])('%s', (text, html) => {
    expect(markdown(text, names)).toBe(html);
  });
});
