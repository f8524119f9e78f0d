import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { analyseQuestion, idf } from '../../src/retrieval/query.ts';
import {
  rememberNeighbours,
  softMatches,
  wordsToMatch,
} from '../../src/retrieval/soft-matching.ts';
import { corpusOf, parsedArticle } from '../helpers/corpus.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const folder = temporaryFolder();
const open: { close(): void }[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.close();
});

async function reader() {
  const made = await corpusOf(mkdtempSync(join(folder, 'data-')), {
    one: parsedArticle('Des otages\n\nDes otages sont libérés à Gaza.', { file: 'one.txt' }),
    two: parsedArticle('La grève\n\nLes boulangers font grève, une action rare.', {
      file: 'two.txt',
    }),
  });
  open.push(made.writer, made.reader);
  return made.reader;
}
const fr = (stem: string, score: number) => ({ stem, score, language: 'fr' as const });

describe('soft matching', () => {
  it('asks for content words of letters, each once', () => {
    expect(wordsToMatch('Who freed the 250 hostages, which hostages at El Al?', 'en')).toEqual([
      'freed',
      'hostages',
    ]);
  });

  it('counts a translation like a word, a synonym less, and least where the word is indexed', async () => {
    const corpus = await (await reader()).frequencies(['otag']);
    const match = (language: 'fr' | 'en', known: boolean) =>
      softMatches([fr('otag', 0.7)], ['x'], known, language, corpus);
    const [translation] = match('en', false);
    expect(translation).toMatchObject({ stem: 'otag', translates: true });
    expect(translation!.weight).toBeGreaterThan(0.7);
    expect(translation!.weight).toBeLessThan(1);
    expect(softMatches([fr('otag', 0.95)], ['x'], false, 'en', corpus)[0]!.weight).toBe(1);
    expect(match('en', true)).toEqual(match('en', false));
    const [synonym, known] = [match('fr', false)[0]!, match('fr', true)[0]!];
    expect(synonym.translates).toBe(false);
    expect(synonym.weight).toBeLessThan(0.7);
    expect(known.weight).toBeLessThan(synonym.weight);
  });

  it('leaves out what is too far, gone from the index, or the word itself, and takes four', async () => {
    const corpus = await (await reader()).frequencies(['otag', 'gon', 'grev', 'boulanger', 'gaz']);
    const near = [
      fr('otag', 0.9),
      fr('gon', 0.8),
      fr('grev', 0.7),
      fr('boulanger', 0.5),
      fr('gaz', 0.3),
    ];
    const stems = (language: 'fr' | 'en') =>
      softMatches(near, ['otag'], true, language, corpus).map(({ stem }) => stem);
    expect(stems('en')).toEqual(['grev', 'boulanger']);
    expect(stems('fr')).toEqual(['grev']);
    const many = Array.from({ length: 9 }, () => fr('otag', 0.9));
    expect(softMatches(many, [], true, 'en', corpus)).toHaveLength(4);
  });

  it('gives the words of a question alternatives and its letters a translation', async () => {
    const corpus = await reader();
    const near = new Map([
      ['hostages', [fr('otag', 0.85)]],
      ['action', [fr('grev', 0.6)]],
    ]);
    const plain = await analyseQuestion('Which hostages, what action?', 'en', null, corpus);
    const soft = await analyseQuestion('Which hostages, what action?', 'en', null, corpus, near);
    const french = await analyseQuestion('Which otag, what action grev?', 'en', null, corpus);
    expect(soft.terms.map(({ alternatives }) => alternatives.at(-1)!.stem)).toEqual([
      'otag',
      'grev',
    ]);
    // Rarity is the word's own: one that the index doesn't have counts most.
    expect(soft.terms.map((term) => term.idf)).toEqual([idf(0, 2), idf(1, 2)]);
    expect(new Set(soft.grams.keys())).toEqual(new Set(french.grams.keys()));
    expect(plain.grams).not.toEqual(soft.grams);
  });

  it('remembers neighbours, and words that have none', async () => {
    const asked: string[][] = [];
    const find = rememberNeighbours(async (words) => {
      asked.push([...words]);
      return words.map((word) => (word === 'hostage' ? [fr('otag', 0.8)] : []));
    });
    expect(await find(['hostage', 'river'])).toEqual(
      new Map([
        ['hostage', [fr('otag', 0.8)]],
        ['river', []],
      ]),
    );
    expect((await find(['mayor', 'hostage'])).get('hostage')).toEqual([fr('otag', 0.8)]);
    await find(['river']);
    expect(asked).toEqual([['hostage', 'river'], ['mayor']]);
    const none = rememberNeighbours(async () => null);
    expect(await none(['hostage'])).toEqual(new Map([['hostage', []]]));
  });
});
