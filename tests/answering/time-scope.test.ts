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

  it('is counted where the reader is', async () => {
    expect((await ask(`${asked} hier ?`, 'UTC')).notes).toEqual([
      '«\u00a0hier\u00a0»\u00a0: le 30 mai 2026.',
    ]);
    expect((await ask(`${asked} en 2024 ?`)).notes).toEqual([]);
  });
});
