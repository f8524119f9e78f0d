import { describe, expect, it } from 'vitest';
import { leaning } from '../../src/answering/follow-up.ts';
import { questionTime } from '../../src/answering/question-time.ts';
import { smallTalk } from '../../src/answering/small-talk.ts';
import { parseArticles } from '../../src/articles/parse-articles.ts';
import { escapeText } from '../../src/discord/views/escape.ts';
import { cutRendered, pagesOf } from '../../src/discord/views/fit.ts';
import { chunkArticle } from '../../src/indexing/chunks.ts';
import { jsonLine, printable } from '../../src/terminal/printable.ts';
import { findTimes } from '../../src/text/dates/find-times.ts';
import { indexedWords } from '../../src/text/index-stems.ts';
import { detectLanguage } from '../../src/text/language.ts';
import { splitSentences } from '../../src/text/sentences.ts';
import { splitWords } from '../../src/text/words.ts';
import { excessiveGrowth, isFastAnyway } from './growth.ts';
import { assembled, literals, pumps, repeatsWithoutBound, UNITS } from './regular-expressions.ts';

const now = new Date('2026-11-20T10:00:00Z');
const limits = { maxTokens: 256, countTokens: (text: string) => text.length / 4 };
const read = (file: string) => (text: string) =>
  parseArticles(file, Buffer.from(text), null, { now });

type Reader = readonly [
  name: string,
  read: (text: string) => unknown,
  /** Shorter for what takes long over each character. */
  length?: number,
];

/** Whatever reads a text that others wrote. */
const readers: readonly Reader[] = [
  ['a text as an article', read('a.txt')],
  ['Markdown', read('a.md')],
  ['a page', read('a.html'), 2_000],
  ['front matter', (text) => read('a.md')(`---\ntitle: ${text}\n---\nUn texte.`), 2_000],
  ['a sidecar', (text) => parseArticles('a.txt', Buffer.from('Un texte.'), text, { now }), 4_000],
  [
    'JSON-LD',
    (text) => read('a.html')(`<script type="application/ld+json">${text}</script><p>Oui.`),
  ],
  ['sentences', (text) => splitSentences(text)],
  ['chunks', (text) => chunkArticle({ text, leftovers: [] }, limits)],
  ['words', splitWords],
  ['stems', (text) => indexedWords(text, 'fr')],
  ['the language', detectLanguage],
  ['the times of a question', (text) => questionTime(text, 'fr', '2026-11-20')],
  ['the times of a text', (text) => findTimes(text, { language: 'fr' })],
  ['small talk', smallTalk],
  ['what a follow-up leans on', (text) => leaning(text, 'fr')],
  ['text for Discord', escapeText],
  ['text for Discord that is cut', (text) => cutRendered(text, 2000, escapeText)],
  // Short ones: a text of one page costs a look, and one of two pages dozens.
  ['pages for Discord', (text) => pagesOf(text, 400, (part) => escapeText(part).length), 8_000],
  ['text for the terminal', printable],
  ['a line of JSON', jsonLine],
];

// Growth is what is measured: a busy machine is given its time.
describe('time grows as the text does', { timeout: 180_000 }, () => {
  it('in every regular expression', async () => {
    const found = [...literals(), ...(await assembled())];
    expect(literals().length).toBeGreaterThan(200);
    expect(found.length).toBeGreaterThan(literals().length);
    const slow: string[] = [];
    const seen = new Set<string>();
    for (const { file, expression } of found) {
      if (seen.has(String(expression)) || !repeatsWithoutBound(expression)) continue;
      seen.add(String(expression));
      const search = (text: string) => {
        expression.lastIndex = 0;
        return expression.global ? text.replace(expression, '') : expression.test(text);
      };
      for (const pump of pumps(expression)) {
        if (await isFastAnyway(search, pump)) continue;
        if ((await excessiveGrowth(search, pump)) === null) continue;
        slow.push(`${file}: ${expression} on ${JSON.stringify(pump(8))}`);
        break;
      }
    }
    expect(slow).toEqual([]);
  });

  for (const [name, work, length] of readers) {
    it(`in what reads ${name}`, async () => {
      const slow: string[] = [];
      for (const unit of UNITS) {
        const pump = (size: number) => `${unit.repeat(Math.ceil(size / unit.length))}\u0001`;
        const growth = await excessiveGrowth(work, pump, length);
        if (growth !== null) slow.push(`${JSON.stringify(unit)} ×${growth.toFixed(1)}`);
      }
      expect(slow).toEqual([]);
    });
  }

  it.each([
    [/\s+$/, true],
    [/(?:a|b)*c/, true],
    [/\d{2,}x/, true],
    [/[*+]{1,3}\*\+/, false],
    [/(?<=\])[\]+]\{2,\}/, false],
  ])('%s repeats something without bound: %s', (expression, repeats) => {
    expect(repeatsWithoutBound(expression)).toBe(repeats);
  });

  it('and what does not would be found', async () => {
    const quadratic = (text: string) => /\s+$/.test(text);
    const pump = (length: number) => `${' '.repeat(length)}.`;
    expect(await isFastAnyway(quadratic, pump)).toBe(false);
    // What others do on the same core may hide it for a while, for innocence is believed at once.
    let found = false;
    for (let tries = 0; tries < 12 && !found; tries++) {
      found = ((await excessiveGrowth(quadratic, pump, 8_000)) ?? 0) > 9;
    }
    expect(found).toBe(true);
    expect(
      await excessiveGrowth(
        (text) => text.includes('.'),
        (length) => ' '.repeat(length),
      ),
    ).toBeNull();
  });
});
