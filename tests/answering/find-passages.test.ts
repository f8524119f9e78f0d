import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerQuestion } from '../../src/answering/answer-question.ts';
import { findPassages } from '../../src/answering/find-passages.ts';
import { parsedArticle } from '../helpers/corpus.ts';
import { type TinyLibrary, tinyLibrary } from '../helpers/sources.ts';

const body = 'Le conseil municipal a voté le budget des écoles pour deux ans.';
let library: TinyLibrary;
beforeAll(async () => {
  library = await tinyLibrary({
    headline: parsedArticle(`Inondations au conseil\n\n${body}`, {
      file: 'a.txt',
      title: 'Inondations au conseil',
    }),
    spaced: parsedArticle(
      'Orage\u00a0: «\u00a0du jamais vu\u00a0» !\n\nLe préfet parle à Saint-Aubry.',
      {
        file: 'b.txt',
        title: 'Orage : "du jamais vu" !',
      },
    ),
    text: 'L’inondation a noyé les quais. La mairie compte les inondations depuis dix ans.',
    unheaded: parsedArticle('La fanfare joue samedi.', {
      file: 'c.txt',
      title: 'Un titre de cinq mots',
    }),
    retitled: parsedArticle(
      'La kermesse attire une foule record\n\nDes familles sont venues de tout le canton samedi et dimanche.',
      { file: 'd.txt', title: 'Fête de juin' },
    ),
    other: 'La bibliothèque rouvre samedi, avec une fanfare.',
  });
});
afterAll(() => library.close());

const find = (words: string) => findPassages(words, { within: null }, library.sources, null);

describe('a search', () => {
  it('marks the words found, in any of their forms', async () => {
    const [first] = await find('inondations');
    const words = first?.hits?.map(({ start, end }) => first.chunk.text.slice(start, end));
    expect(words).toEqual(['inondation', 'inondations']);
  });

  it('does not count a headline as a hit by itself', async () => {
    const found = await find('inondations');
    expect(found.map(({ article }) => article.file)).toEqual(['text.txt']);
    const both = await find('inondations budget');
    expect(both.map(({ article }) => article.file).sort()).toEqual(['a.txt', 'text.txt']);
  });

  it('knows a headline by its words: other spaces and quotation marks stand in the text', async () => {
    const found = await find('orage');
    expect(found.map(({ article }) => article.file)).toEqual([]);
    const [own] = await find('préfet orage');
    expect(own?.article.file).toBe('b.txt');
    expect(own?.chunk.text.slice(own.from)).toMatch(/^Le préfet/);
    expect(own?.hits?.map(({ start, end }) => own.chunk.text.slice(start, end))).toEqual([
      'préfet',
    ]);
  });

  it('nor the headline of an article that was given another title', async () => {
    expect(await find('kermesse')).toEqual([]);
    const [own] = await find('kermesse canton');
    expect(own?.chunk.text.slice(own.from)).toMatch(/^Des familles/);
    expect(own?.hits?.map(({ start, end }) => own.chunk.text.slice(start, end))).toEqual([
      'canton',
    ]);
  });

  it('marks a name with a hyphen as one place', async () => {
    const [own] = await find('Saint-Aubry');
    expect(own?.hits?.map(({ start, end }) => own.chunk.text.slice(start, end))).toEqual([
      'Saint-Aubry',
    ]);
  });

  it('ranks as answers are ranked', async () => {
    const words = 'inondations à la mairie, budget du conseil';
    const { passages } = await answerQuestion(words, { within: null }, library.sources, null);
    const found = await find(words);
    const order = passages.map(({ chunk }) => chunk.id);
    expect(found.length).toBeGreaterThan(1);
    expect(found.map(({ chunk }) => order.indexOf(chunk.id))).toEqual(
      found.map(({ chunk }) => order.indexOf(chunk.id)).sort((a, b) => a - b),
    );
    expect(found.map(({ rank }) => rank)).toEqual(found.map((_, i) => i + 1));
  });
});

it('finds a word where one stands that is near it, not where one only has letters as rare', async () => {
  const near = { bateau: 0.9, xqzw: 0.62 } as const;
  const neighbours = async (words: readonly string[]) =>
    new Map(
      words.map((word) => [
        word,
        Object.entries(near)
          .filter(([known]) => known === word)
          .map(([, score]) => ({ stem: 'fanfar', score, language: 'fr' as const })),
      ]),
    );
  const found = (words: string) =>
    findPassages(words, { within: null }, { ...library.sources, neighbours }, null);
  expect((await found('bateau')).map(({ article }) => article.file).sort()).toEqual([
    'c.txt',
    'other.txt',
  ]);
  expect(await found('xqzw')).toEqual([]);
});
