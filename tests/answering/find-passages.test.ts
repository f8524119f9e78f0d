import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerQuestion, type QuestionContext } from '../../src/answering/answer-question.ts';
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

const find = async (words: string) =>
  (await findPassages(words, { within: null }, library.sources, null)).passages;

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

  it('takes the words of a short headline for hits where a sentence has them', async () => {
    const crue = await tinyLibrary({
      crue: parsedArticle('Crue\n\nLa crue a noyé les quais de la ville.', { title: 'Crue' }),
    });
    const { passages } = await findPassages('crue', { within: null }, crue.sources, null);
    await crue.close();
    const marked = passages.map(({ chunk: { text }, hits = [] }) =>
      hits.map(({ start, end }) => text.slice(start - 3, end)),
    );
    expect(marked).toEqual([['La crue']]);
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

describe('what a search says of dates', () => {
  let dated: TinyLibrary;
  beforeAll(async () => {
    const note = (day: string | null) =>
      parsedArticle('La crue a noyé les quais.', {
        file: `${day}.txt`,
        title: 'Crue',
        published: day === null ? null : { value: day, precision: 'day', source: 'text' },
      });
    dated = await tinyLibrary({
      old: note('2024-01-10'),
      young: note('2024-05-09'),
      undated: note(null),
    });
  });
  afterAll(() => dated.close());
  const said = async (words: string, more: Partial<QuestionContext> = {}) => {
    const scope = {
      within: null,
      now: new Date('2024-05-15T12:00:00Z'),
      timeZone: 'Europe/Paris',
      ...more,
    };
    const { passages, notes } = await findPassages(words, scope, dated.sources, null);
    return {
      files: passages.map(({ article }) => article.file),
      notes: notes.map((note) => note.replace(/[\u00a0\u202f]/g, ' ')),
    };
  };

  it.each([
    ['crue la semaine dernière', '« semaine dernière » : du 6 mai 2024 au 12 mai 2024.'],
    [
      'crue depuis:mai',
      'Articles parus depuis le 1er mai 2024 ; ceux sans date viennent en dernier.',
    ],
    ['crue depuis:jadis', '« jadis » n’a pas été compris comme une date'],
  ])('%s', async (words, note) => {
    const { notes } = await said(words);
    expect(notes[0]).toContain(note);
    expect(notes).toHaveLength(1);
  });

  it('of bounds beside the words, in the language of whoever reads', async () => {
    const published = { since: '2024-05-01', until: null };
    const reader = { language: 'en', chosen: false } as const;
    const within = ['young', 'undated'];
    expect(await said('crue', { within, published, reader })).toEqual({
      files: ['2024-05-09.txt', 'null.txt'],
      notes: ['Articles published since May 1, 2024; undated ones come last.'],
    });
  });

  it('of days that are named, where nothing is found', async () => {
    expect((await said('crue en janvier 2024')).notes).toEqual([]);
    expect(await said('kermesse en août 1999')).toEqual({
      files: [],
      notes: ['Date comprise : en août 1999 ; aucun article n’a paru alors.'],
    });
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
  const sources = { ...library.sources, neighbours };
  const found = async (words: string) =>
    (await findPassages(words, { within: null }, sources, null)).passages;
  expect((await found('bateau')).map(({ article }) => article.file).sort()).toEqual([
    'c.txt',
    'other.txt',
  ]);
  expect(await found('xqzw')).toEqual([]);
});
