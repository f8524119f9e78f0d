import { describe, expect, it } from 'vitest';
import { isArticle, stemOf } from '../../../src/articles/folder/read-folder.ts';
import type { ArticleFormat } from '../../../src/articles/formats/format.ts';
import { html } from '../../../src/articles/formats/html.ts';
import { formatOf, formats, usualExtensions } from '../../../src/articles/formats/index.ts';
import { markdown } from '../../../src/articles/formats/markdown.ts';
import { text } from '../../../src/articles/formats/text.ts';
import { parseArticles } from '../../../src/articles/parse-articles.ts';
import { en, fr } from '../../../src/i18n/typography.ts';
import { NOW } from '../parse.ts';
import { describeFormat } from './format-contract.ts';

const BODY = 'L’écluse de Sarvane a rouvert après dix-huit mois de travaux sur le canal.';
const bytes = (content: string) => Buffer.from(content);

describeFormat(text, {
  good: {
    'a text': [bytes(`L’écluse rouvre\n\n${BODY}\n`), BODY],
    'one with front matter': [bytes(`---\ntitle: L’écluse\ndate: 2024-03-05\n---\n${BODY}`), BODY],
    'one of an old Windows': [Buffer.from(BODY.replace('’', "'"), 'latin1'), 'rouvert après'],
    'letters that are taken apart, and old line ends': [
      bytes(`${BODY.normalize('NFD')}\r\nFin.\rBis.`),
      BODY,
      'Fin.\nBis.',
    ],
  },
  bad: { 'a picture': Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70]) },
});

describeFormat(markdown, {
  good: { 'a note': [bytes(`# L’écluse rouvre\n\n**${BODY}**\n\n- un\n- deux\n`), BODY, 'deux'] },
  bad: { 'front matter without an end': bytes(`---\ntitle: T\n\n${BODY}`) },
});

describeFormat(html, {
  good: {
    'a page': [
      bytes(`<html lang="fr"><title>L’écluse</title><article><p>${BODY}</p></article></html>`),
      BODY,
    ],
  },
  bad: { 'a page nested without end': bytes('<div>'.repeat(600)) },
});

describe('the list of formats', () => {
  it('has no extension twice', () => {
    const all = formats.flatMap(({ extensions }) => extensions);
    expect(new Set(all).size).toBe(all.length);
    expect(usualExtensions()).toEqual(formats.map(({ extensions }) => extensions[0]));
  });

  it('tells by the extension what is read, whatever its case', () => {
    expect(formatOf('a/b.HTM')?.name).toBe('HTML');
    expect(formatOf('a.txt/b')).toBeNull();
    expect(isArticle('photo.png')).toBe(false);
    expect(stemOf('a/b.c.markdown')).toBe('a/b.c');
  });
});

/** Telegrams, with STOP for a full stop: as a file of one's own would be, but for its place. */
const telegram: ArticleFormat = {
  name: 'telegram',
  extensions: ['.telegram'],
  largestBytes: 1_000,
  read: async (given) => {
    const words = Buffer.from(given).toString('utf8').normalize('NFC');
    if (!words.includes('STOP')) {
      return {
        problem: {
          fr: fr`n'est pas un télégramme. Écrivez STOP après chaque phrase.`,
          en: en`is no telegram. Write STOP after each sentence.`,
        },
      };
    }
    return { text: words.replace(/[^\P{Cc}\n\t]/gu, ' ').replaceAll(' STOP', '.') };
  },
};

describeFormat(telegram, {
  good: { 'a telegram': [bytes('ÉCLUSE ROUVERTE STOP PÉNICHES PASSENT STOP'), 'ROUVERTE.'] },
  bad: { 'a letter': bytes('Chère Ana, tout va bien.') },
});

it('a format is one object more in the list, and all goes through the list', async () => {
  const options = { now: NOW, formats: [...formats, telegram] };
  const articles = await parseArticles('a.telegram', bytes('CRUE FINIE STOP'), null, options);
  expect(articles).toMatchObject([{ file: 'a.telegram', text: 'CRUE FINIE.' }]);
  const unread = await parseArticles('a.telegram', bytes('CRUE FINIE STOP'), null, { now: NOW });
  expect(unread).toHaveProperty('problem.en', expect.stringMatching(/in no format that is read/));
});

it('several articles of a file have their own names, titles, dates and offsets', async () => {
  const whole = `Un\n\n${BODY}\n===\nDeux\n\nLe marché de Trélan change de place au printemps.\n`;
  const second = whole.indexOf('Deux');
  const review: ArticleFormat = {
    ...telegram,
    read: async () => ({
      text: whole,
      marks: [
        { offset: 0, label: 'p. 1' },
        { offset: second + 10, label: 'p. 2' },
      ],
      declared: [['front matter', { title: 'La revue', publisher: 'La Gazette' }]],
      parts: [
        { start: 0, end: second - 5, heading: 'Un' },
        {
          start: second,
          end: whole.length,
          declared: [['text', { published: { value: '2024-03-05', precision: 'day' } }]],
          heading: 'Deux',
        },
      ],
    }),
  };
  const articles = await parseArticles('2023-01-01.telegram', bytes(''), 'author: Ana Rey', {
    now: NOW,
    formats: [review],
  });
  if ('problem' in articles) throw new Error(articles.problem.en);
  expect(articles).toMatchObject([
    { file: '2023-01-01.telegram#1', title: 'Un', published: null, author: 'Ana Rey' },
    {
      file: '2023-01-01.telegram#2',
      title: 'Deux',
      publisher: 'La Gazette',
      published: { value: '2024-03-05', source: 'text' },
      marks: [
        { offset: 0, label: 'p. 1' },
        { offset: 10, label: 'p. 2' },
      ],
      part: { number: 2, of: 2, start: second },
    },
  ]);
  for (const { text: own, part } of articles) {
    expect(whole.slice(part!.start, part!.start + own.length)).toBe(own);
  }
});
