import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ParsedArticle } from '../../src/articles/article.ts';
import { foundLine } from '../../src/i18n/found-line.ts';
import { listArticles } from '../../src/product/list-articles.ts';
import { parsedArticle } from '../helpers/corpus.ts';
import { type TinyLibrary, tinyLibrary } from '../helpers/sources.ts';

const article = (file: string, title: string, publisher: string, value: string, text: string) =>
  parsedArticle(text, {
    file,
    title,
    publisher,
    published: { value, precision: value.length === 7 ? 'month' : 'day', source: 'text' },
  });

const articles: Record<string, ParsedArticle> = {
  crue: article(
    'a.txt',
    'La crue de l’Orvaine',
    'Le Courrier',
    '2024-03-05',
    'Les quais sont noyés.',
  ),
  marche: article(
    'b.txt',
    'Le marché rouvre',
    'Le Courrier',
    '2023-03-28',
    'Après la crue, il rouvre.',
  ),
  port: article(
    'c.txt',
    'Le port ferme',
    'L’Écho',
    '2024-04',
    'Les pêcheurs partent pour le large.',
  ),
  note: parsedArticle('Un pêcheur parle de mars.', { file: 'notes/mars.txt', title: 'Note' }),
};
let library: TinyLibrary;
beforeAll(async () => {
  library = await tinyLibrary(articles);
});
afterAll(() => library.close());

const TODAY = '2024-05-15';
const find = async (filter: string) => {
  const found = await listArticles(library.sources.corpus, filter, TODAY);
  return found.map(({ title, foundBy }) => [title, foundBy]);
};

it.each([
  // An undated one may be of any date: it comes last, and is marked.
  [
    'mars 2024',
    [
      ['La crue de l’Orvaine', 'date'],
      ['Note', 'undated'],
    ],
  ],
  [
    '2024-03',
    [
      ['La crue de l’Orvaine', 'date'],
      ['Note', 'undated'],
    ],
  ],
  [
    '05/03/2024',
    [
      ['La crue de l’Orvaine', 'date'],
      ['Note', 'undated'],
    ],
  ],
  [
    'March 2023',
    [
      ['Le marché rouvre', 'date'],
      ['Note', 'undated'],
    ],
  ],
  [
    'le mois dernier',
    [
      ['Le port ferme', 'date'],
      ['Note', 'undated'],
    ],
  ],
  [
    '2023',
    [
      ['Le marché rouvre', 'date'],
      ['Note', 'undated'],
    ],
  ],
  [
    'mars',
    [
      ['La crue de l’Orvaine', 'date'],
      ['Le marché rouvre', 'date'],
      ['Note', 'file'],
    ],
  ],
  ['echo', [['Le port ferme', 'publisher']]],
  [
    'CRUE',
    [
      ['La crue de l’Orvaine', 'title'],
      ['Le marché rouvre', 'text'],
    ],
  ],
  [
    'pêcheurs',
    [
      ['Le port ferme', 'text'],
      ['Note', 'text'],
    ],
  ],
  ['quais noyés', [['La crue de l’Orvaine', 'text']]],
  ['quais du large', []],
  // An apostrophe is one, however it was typed; so is a name in the words of title and paper.
  ["l'Orvaine", [['La crue de l’Orvaine', 'title']]],
  ['L’Écho', [['Le port ferme', 'publisher']]],
  ["l'echo", [['Le port ferme', 'publisher']]],
  [
    'crue courrier',
    [
      ['La crue de l’Orvaine', 'title'],
      ['Le marché rouvre', 'text'],
    ],
  ],
  ['courrier quais', [['La crue de l’Orvaine', 'text']]],
  // A date narrows the words beside it.
  ['crue mars 2024', [['La crue de l’Orvaine', 'date and words']]],
  [
    'mars crue',
    [
      ['La crue de l’Orvaine', 'date and words'],
      ['Le marché rouvre', 'date and words'],
    ],
  ],
  ['le courrier 2023', [['Le marché rouvre', 'date and words']]],
  ['le mois dernier port', [['Le port ferme', 'date and words']]],
  ['crue depuis 2024', [['La crue de l’Orvaine', 'date and words']]],
  ['crue avril 2024', []],
  ['avril 1950', [['Note', 'undated']]],
  // Of the undated ones, those that have the words beside the date.
  [
    'pêcheurs avril 2024',
    [
      ['Le port ferme', 'date and words'],
      ['Note', 'undated'],
    ],
  ],
])('%j finds articles, and says by what', async (filter, expected) => {
  expect(await find(filter)).toEqual(expected);
});

it('without a filter, all are listed, newest first', async () => {
  const all = await find('  ');
  expect(all.map(([title]) => title)).toEqual([
    'Le port ferme',
    'La crue de l’Orvaine',
    'Le marché rouvre',
    'Note',
  ]);
});

it('how many by what is told in a line', async () => {
  const found = await listArticles(library.sources.corpus, 'crue', TODAY);
  expect(foundLine('crue', found, 'fr')).toBe(
    '2\u00a0articles pour «\u00a0crue\u00a0»\u00a0: 1 par le titre, 1 par le texte',
  );
  expect(foundLine('echo', found.slice(1), 'en')).toBe('1 article for “echo”: by the text');
  expect(foundLine(null, [{}, {}], 'en')).toBe('2 articles');
});
