import { afterEach, describe, expect, it } from 'vitest';
import type { Features } from '../../src/retrieval/features.ts';
import { retrieve } from '../../src/retrieval/retrieve.ts';
import { parsedArticle } from '../helpers/corpus.ts';
import { type TinyLibrary, tinyLibrary } from '../helpers/sources.ts';

let library: TinyLibrary;
afterEach(() => library.close());

/** The features of each article's best chunk for a question. */
async function featuresOf(
  articles: Parameters<typeof tinyLibrary>[0],
  question: string,
  options?: { vector: boolean },
): Promise<Record<string, Features>> {
  library = await tinyLibrary(articles);
  const ranked = await retrieve(await library.ask(question, options), library.sources);
  return Object.fromEntries(
    ranked.toReversed().map(({ article, features }) => [article.id, features]),
  );
}

describe('the feature', () => {
  it('coverage is the share of what was asked, rare words counting most', async () => {
    const all = await featuresOf(
      {
        whole: 'La crue inonde Valmorin.',
        rare: 'Il pleut à Valmorin.',
        common: 'Une crue, encore.',
        common2: 'La crue, toujours.',
        none: 'Rien du tout.',
      },
      'crue Valmorin',
    );
    expect(all['whole']!.coverage).toBeCloseTo(1);
    expect(all['rare']!.coverage).toBeGreaterThan(all['common']!.coverage);
    expect(all['rare']!.coverage + all['common']!.coverage).toBeCloseTo(1);
    expect(all['none']!.coverage).toBe(0);
  });

  it('coverage counts the title', async () => {
    const titled = parsedArticle('Il pleut.', { title: 'Valmorin sous la crue' });
    const all = await featuresOf({ titled, other: 'La crue.' }, 'crue Valmorin');
    expect(all['titled']!.coverage).toBeCloseTo(1);
  });

  it('bm25 prefers short chunks and repetition, but not without end', async () => {
    const filler = 'Autre chose se passe encore ailleurs dans ce pays lointain. ';
    const all = await featuresOf(
      {
        short: 'La crue monte.',
        long: `La crue monte. ${filler.repeat(10)}`,
        twice: 'La crue, la crue.',
        often: `${'crue '.repeat(50)}.`,
        none: 'Rien.',
      },
      'crue',
    );
    expect(all['short']!.bm25).toBeGreaterThan(all['long']!.bm25);
    expect(all['twice']!.bm25).toBeGreaterThan(all['short']!.bm25);
    expect(all['often']!.bm25).toBeLessThan(2.3);
    expect(all['none']!.bm25).toBe(0);
  });

  it('dense and bestSentence are cosines of the whole and of the nearest sentence', async () => {
    const articles = {
      same: 'Crue Valmorin.',
      part: 'Crue Valmorin. Les boulangers de Lorcenay font grève aujourd’hui encore.',
      other: 'Les boulangers font grève.',
    };
    const all = await featuresOf(articles, 'Crue Valmorin ?');
    expect(all['same']!.dense).toBeCloseTo(1, 2);
    expect(all['part']!.dense).toBeLessThan(0.8);
    expect(all['part']!.bestSentence).toBeCloseTo(1, 2);
    expect(all['other']!.bestSentence).toBeLessThan(0.5);
    library.close();
    const without = await featuresOf(articles, 'Crue Valmorin ?', { vector: false });
    expect([without['same']!.dense, without['same']!.bestSentence]).toEqual([0, 0]);
  });

  it('cued wants the words and what answers in one sentence', async () => {
    const all = await featuresOf(
      {
        together: 'La crue a touché 12 communes. Le maire parle.',
        apart: 'La crue a touché des communes. Le maire a 12 ans.',
      },
      'Combien de communes la crue a-t-elle touchées ?',
    );
    expect(all['together']!.cued).toBeGreaterThan(all['apart']!.cued);
  });

  it('article counts the other passages of the same article', async () => {
    const filler = 'Autre chose se passe encore ailleurs dans ce pays lointain. '.repeat(10);
    const all = await featuresOf(
      {
        about: `La crue est là. ${filler}\n\nValmorin est calme. ${filler}`,
        mention: `La crue est là. ${filler}`,
      },
      'crue Valmorin',
    );
    expect(all['about']!.article).toBeCloseTo(1);
    expect(all['mention']!.article).toBeLessThan(0.9);
  });

  it('exact prefers the word itself to its stem', async () => {
    const all = await featuresOf(
      { word: 'Les inondations.', stem: 'Une inondation.' },
      'inondations',
    );
    expect([all['word']!.exact, all['stem']!.exact]).toEqual([1, 0]);
    expect(all['stem']!.coverage).toBeCloseTo(1);
  });

  it('length gives a heading alone no advantage over a paragraph', async () => {
    const text = 'Maires, ponts, digues, berges, saules. ';
    const all = await featuresOf(
      { heading: 'La crue', paragraph: text.repeat(11), long: text.repeat(30) },
      'crue',
    );
    expect(all['heading']!.length).toBe(all['paragraph']!.length);
    expect(all['long']!.length).toBeGreaterThan(all['paragraph']!.length);
  });

  it('grams finds misspelt words', async () => {
    const all = await featuresOf(
      { near: 'Le tramway de Port-Lamier.', far: 'La grève des boulangers.' },
      'tramwai de por lamier',
    );
    expect(all['near']!.grams).toBeGreaterThan(0.5);
    expect(all['far']!.grams).toBeLessThan(0.2);
    expect(all['near']!.grams).toBeLessThanOrEqual(1);
  });

  it('title is the share of the title that was named', async () => {
    const titled = (title: string) => parsedArticle('Texte.', { title, file: `${title}.txt` });
    const all = await featuresOf(
      { short: titled('Port-Lamier'), long: titled('Port-Lamier et ses quatre grandes fêtes') },
      'Que se passe-t-il à Port-Lamier ?',
    );
    expect(all['short']!.title).toBe(1);
    expect(all['long']!.title).toBeLessThan(0.5);
  });
});
