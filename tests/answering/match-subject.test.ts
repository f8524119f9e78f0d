import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reader } from '../../embeddings/reader/reader.ts';
import { matchSubjects, type Subject } from '../../src/answering/match-subject.ts';
import { type TinyLibrary, tinyLibrary } from '../helpers/sources.ts';

const reader = { language: 'fr', chosen: true } as const;
const subject = (text: string): Subject => ({ text, reader });

describe('a subject is matched', () => {
  let library: TinyLibrary;
  beforeAll(async () => {
    library = await tinyLibrary({
      strike:
        'Les boulangers de Lorcenay font grève depuis lundi. Ils demandent une hausse de 12 %.',
      flood: 'La Loire a débordé mardi. Douze communes ont été inondées.',
      bakery: 'Une boulangerie ouvre à Tours. Elle vend du pain au levain.',
      council: ['le pont de pierre ferme', 'le budget des écoles augmente', 'la piscine ouvre']
        .map((said) =>
          Array.from({ length: 14 }, (_, i) => `Au point ${i}, on a dit que ${said}.`).join(' '),
        )
        .join('\n\n'),
    });
  });
  afterAll(() => library.close());

  const match = (subjects: readonly Subject[], ids = ['strike', 'flood', 'bakery']) =>
    matchSubjects(subjects, ids, {}, library.sources, library.embedder);

  it('with the articles that answer it, by sentences that stand in them', async () => {
    const subjects = [
      subject('grève des boulangers'),
      subject('Combien de communes ont été inondées ?'),
      subject('élection du maire de Nantes'),
    ];
    const [strike, flood, none] = await match(subjects);
    expect(strike?.map(({ articleId }) => articleId)).toEqual(['strike']);
    expect(flood?.map(({ articleId }) => articleId)).toEqual(['flood']);
    expect(none).toEqual([]);
    for (const { articleId, sentences } of [...strike!, ...flood!]) {
      const article = (await library.sources.corpus.article(articleId))!;
      for (const { start, end, quote } of sentences) {
        expect(article.text.slice(start, end)).toBe(quote);
      }
    }
  });

  /** Matched with a reader that finds nothing. @returns what it was asked too. */
  async function matchRead(texts: readonly string[]) {
    const read: string[] = [];
    const reader: Pick<Reader, 'read'> = {
      read: async (question, passages) => {
        read.push(...passages.map(({ text }) => `${question}: ${text}`));
        return passages.map(({ sentences }) => ({
          best: null,
          sentences: sentences.map(() => null),
        }));
      },
    };
    const ids = ['strike', 'flood', 'bakery', 'council'];
    const sources = { ...library.sources, reader };
    const found = await matchSubjects(texts.map(subject), ids, {}, sources, library.embedder);
    return { found, read };
  }

  it('once where several are equal, and its best passage read only where the ranking is not sure', async () => {
    const strike = 'grève des boulangers';
    const texts = [strike, 'élection du maire de Nantes', 'pierre et budget', strike, strike];
    const { found, read } = await matchRead(texts);
    expect(found).toHaveLength(5);
    expect(found[0]?.map(({ articleId }) => articleId)).toEqual(['strike']);
    expect(found[1]).toEqual([]);
    expect(found[4]).toBe(found[0]);
    expect(read).toHaveLength(1);
    expect(read[0]).toMatch(/^pierre et budget: Au point/);
  });

  it('by the ranking alone once as much was read as so many subjects may take', async () => {
    const doubtful = [
      'budget de la piscine',
      'la piscine et son budget',
      'un budget pour la piscine',
      'piscine, budget',
      'pierre et budget',
      'budget de la pierre',
      'budget, pierre',
      'pierre ou budget',
    ];
    const alone = await Promise.all(doubtful.map((text) => matchRead([text])));
    expect(alone.filter(({ read }) => read.length > 0).length).toBeGreaterThan(5);
    // Four are matched at a time, so that some more may have begun.
    expect((await matchRead(doubtful)).read.length).toBeLessThanOrEqual(5);
  });

  it('with no article that a name of it is nowhere in', async () => {
    const found = await match([
      subject('communes inondées près de Lorcenay'),
      subject('grève des boulangers de Lorcenay en Mars'),
    ]);
    expect(found.map((matches) => matches.map(({ articleId }) => articleId))).toEqual([
      [],
      ['strike'],
    ]);
  });

  it('embedded together with the others, and only where an article comes near', async () => {
    const embedded: string[][] = [];
    const { embedder, sources } = library;
    const counting = {
      ...embedder,
      info: embedder.info,
      close: () => embedder.close(),
      embed: (texts: readonly string[], role: 'query' | 'passage') => {
        embedded.push([...texts]);
        return embedder.embed(texts, role);
      },
    };
    const texts = ['grève des boulangers', 'communes inondées', 'élection du maire de Nantes'];
    const ids = ['strike', 'flood', 'bakery'];
    const together = await matchSubjects(texts.map(subject), ids, {}, sources, counting);
    expect(embedded).toEqual([texts.slice(0, 2)]);
    const alone = await Promise.all(texts.map((text) => match([subject(text)])));
    expect(together).toEqual(alone.flat());
  });

  it('with those it is to be compared with only', async () => {
    expect(await match([subject('grève des boulangers')], ['flood', 'gone'])).toEqual([[]]);
  });
});
