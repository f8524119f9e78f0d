import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerQuestion } from '../../src/answering/answer-question.ts';
import { parsedArticle } from '../helpers/corpus.ts';
import { type TinyLibrary, tinyLibrary } from '../helpers/sources.ts';

const article = (file: string, text: string, day: string | null) =>
  parsedArticle(text, {
    file,
    title: 'Le marché de Valombre',
    published: day === null ? null : { value: day, precision: 'day', source: 'meta' },
  });

let library: TinyLibrary;
beforeAll(async () => {
  library = await tinyLibrary({
    vieux: article('vieux.txt', 'Le marché de Valombre compte 12 étals de fromage.', '2024-03-10'),
    neuf: article('neuf.txt', 'Le marché de Valombre compte 19 étals de fromage.', '2026-05-31'),
    nu: article('nu.txt', 'Le marché de Valombre compte 30 étals de fromage.', null),
  });
});
afterAll(() => library.close());

/** Half past midnight of 1 June in Paris; still 31 May in Greenwich. */
const now = new Date('2026-05-31T22:30:00Z');
const ask = (question: string, timeZone = 'Europe/Paris') =>
  answerQuestion(
    question,
    { within: null, now, timeZone, mayAbstain: false },
    library.sources,
    library.embedder,
  );
const asked = 'Combien d’étals de fromage compte le marché de Valombre';

describe('a time of publication', () => {
  it('leaves out what was published at another time, puts undated articles last, and says so', async () => {
    const { passages, notes } = await ask(`${asked} ? depuis:2026-05`);
    expect(passages.map(({ article: { id } }) => id)).toEqual(['neuf', 'nu']);
    expect(notes).toEqual([
      'Articles parus depuis le 1er mai 2026\u202f; ceux sans date viennent en dernier.',
    ]);
  });

  it('reads all where nothing was published then, and says so', async () => {
    const { passages, notes } = await ask(`${asked} dans les articles de janvier 2020 ?`);
    expect(passages).toHaveLength(3);
    expect(notes).toEqual([
      'Aucun article paru en janvier 2020\u00a0: tous les articles ont été lus.',
    ]);
  });

  it('says what it did not understand', async () => {
    const { passages, notes } = await ask(`${asked} ? depuis:jadis`);
    expect(passages).toHaveLength(3);
    expect(notes[0]).toMatch(/«\sjadis\s» n’a pas été compris comme une date/);
  });
});

describe('a time of what is told', () => {
  it.each([
    ['hier', 'neuf', '«\u00a0hier\u00a0»\u00a0: le 31 mai 2026.'],
    ['il y a deux ans', 'vieux', '«\u00a0il y a deux ans\u00a0»\u00a0: en 2024.'],
  ])('%s prefers and leaves nothing out', async (words, first, note) => {
    const { passages, notes } = await ask(`${asked} ${words} ?`);
    expect(passages).toHaveLength(3);
    expect(passages[0]?.article.id).toBe(first);
    expect(notes).toEqual([note]);
  });

  it.each([
    ['depuis mai 2026', 'depuis le 1er mai 2026'],
    ['avant mars 2026', 'jusqu’au 28 février 2026'],
    ['au deuxième trimestre 2026', 'du 1er avril 2026 au 30 juin 2026'],
  ])('shows the days that %s says without naming them', async (words, days) => {
    const { notes } = await ask(`${asked} ${words} ?`);
    expect(notes[0]?.replace(/[\u00a0\u202f]/g, ' ')).toContain(` : ${days}`);
  });

  it('shows nothing of days that are named', async () => {
    expect((await ask(`${asked} le 3 mars 2026 ?`)).notes).toEqual([]);
  });

  it.each([
    [
      'Qui a gagné la course de Tréval en août 1999 ?',
      'en août 1999 ; aucun article n’a paru alors.',
    ],
    ['Qui a gagné la course de Tréval en mars 2024 ?', 'en mars 2024.'],
  ])(
    'of a question that is refused, even days that are named are shown: %s',
    async (question, days) => {
      const context = { within: null, now, timeZone: 'Europe/Paris' };
      const answer = await answerQuestion(question, context, library.sources, library.embedder);
      expect(answer.kind).toBe('abstained');
      expect(answer.notes.map((note) => note.replace(/[\u00a0\u202f]/g, ' '))).toContain(
        `Date comprise : ${days}`,
      );
    },
  );

  it('shows which of two days figures are read as', async () => {
    const { notes } = await ask(`${asked} le 03/04/2026 ?`);
    expect(notes[0]?.replace(/[\u00a0\u202f]/g, ' ')).toMatch(/03\/04\/2026 » : le 3 avril 2026 ;/);
  });

  it('is told to have no article where none was published then', async () => {
    const { notes } = await ask(`${asked} il y a huit ans ?`);
    expect(notes).toEqual([
      '«\u00a0il y a huit ans\u00a0»\u00a0: en 2018\u202f; aucun article n’a paru alors.',
    ]);
  });

  it('counted from today, leaves what is of another time to be checked', async () => {
    expect((await ask(`${asked} hier ?`)).kind).not.toBe('abstained');
    const sure = (question: string) =>
      answerQuestion(
        question,
        { within: null, now, timeZone: 'Europe/Paris', threshold: 0 },
        library.sources,
        library.embedder,
      );
    expect((await sure(`${asked} hier ?`)).kind).toBe('answered');
    expect((await sure(`${asked} il y a huit ans ?`)).kind).toBe('perhaps');
  });

  it('is counted where the reader is', async () => {
    expect((await ask(`${asked} hier ?`, 'UTC')).notes).toEqual([
      '«\u00a0hier\u00a0»\u00a0: le 30 mai 2026.',
    ]);
    expect((await ask(`${asked} en 2024 ?`)).notes).toEqual([]);
  });
});

it('undated articles are asked where those of the time do not answer', async () => {
  const dated = Array.from({ length: 6 }, (_, i) => [
    `dated${i}`,
    article(`dated${i}.txt`, `Le stand ${i} de la fête compte ses poteries.`, '2026-05-20'),
  ]);
  const fair = await tinyLibrary({
    ...Object.fromEntries(dated),
    foire: article('foire.txt', 'La foire de Brévelle compte 7 stands de poterie.', null),
  });
  const { sentences, notes } = await answerQuestion(
    'Combien de stands de poterie compte la foire de Brévelle ? depuis:2026-05',
    { within: null, now, timeZone: 'Europe/Paris' },
    fair.sources,
    fair.embedder,
  );
  await fair.close();
  expect(sentences[0]?.citation.articleId).toBe('foire');
  expect(notes[0]).toMatch(/ceux sans date viennent en dernier/);
});
