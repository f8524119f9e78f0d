import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FEATURES } from '../../src/retrieval/features.ts';
import { idf, readQuestion } from '../../src/retrieval/query.ts';
import {
  CANDIDATES,
  candidateStems,
  rankingScore,
  retrieve,
} from '../../src/retrieval/retrieve.ts';
import { chosenArticles } from '../../src/retrieval/scope.ts';
import { parsedArticle } from '../helpers/corpus.ts';
import { type TinyLibrary, tinyLibrary } from '../helpers/sources.ts';

const dated = (id: string, value: string | null, text: string) =>
  parsedArticle(text, {
    file: `${id}.txt`,
    title: '',
    published: value === null ? null : { value, precision: 'day', source: 'text' },
  });

let library: TinyLibrary;
beforeAll(async () => {
  library = await tinyLibrary({
    crue: dated('crue', '2024-03-03', 'La crue a inondé douze communes de la vallée mardi.'),
    bilan: dated('bilan', '2024-03-06', 'La crue a fait 340 évacués dans la vallée.'),
    greve: dated('greve', null, 'Les boulangers font grève contre le prix du pain.'),
    tram: dated('tram', '2025', 'Le tramway coûtera 260 millions d’euros.'),
    ferry: parsedArticle('The ferry to Skerrow is delayed by strong winds.', {
      file: 'ferry.txt',
      title: 'Ferry delayed',
      language: 'en',
    }),
  });
});
afterAll(() => library.close());

const found = async (question: string, within: string[] | null = null, vector = true) =>
  retrieve(await library.ask(question, { vector }), library.sources, within);
const ids = async (...args: Parameters<typeof found>) =>
  (await found(...args)).map(({ article }) => article.id);

describe('the stems that full text looks for', () => {
  const query = () => library.ask('Les boulangers et la crue de la vallée', { vector: false });
  const frequencies: Readonly<Record<string, number>> = { boulang: 900, crue: 40, vall: 600 };
  const corpusOf = (known: typeof frequencies) => ({
    frequencies: async (stems: Iterable<string>) =>
      new Map([...stems].map((stem) => [stem, known[stem] ?? 0])),
  });
  const corpus = corpusOf(frequencies);

  it('are the rarest, as far as their chunks are not too many', async () => {
    expect(await candidateStems(await query(), corpus, 2_000)).toEqual(['crue', 'vall', 'boulang']);
    expect(await candidateStems(await query(), corpus, 1_000)).toEqual(['crue', 'vall']);
    expect(await candidateStems(await query(), corpus, 100)).toEqual(['crue']);
  });

  it('have the rarest however common it is, and none that no chunk has', async () => {
    expect(await candidateStems(await query(), corpus, 10)).toEqual(['crue']);
    expect(await candidateStems(await query(), corpusOf({}))).toEqual([]);
  });
});

describe('retrieve', () => {
  it.each([
    ['Combien de communes la crue a-t-elle inondées ?', 'crue'],
    ['Combien de personnes la crue a-t-elle fait évacuer ?', 'bilan'],
    ['prix du pain', 'greve'],
    ['Why is the ferry delayed?', 'ferry'],
  ])('answers %j from %s first, with vectors or without', async (question, id) => {
    expect((await ids(question))[0]).toBe(id);
    expect((await ids(question, null, false))[0]).toBe(id);
  });

  it('finds by their meaning what the words miss', async () => {
    const query = await library.ask('tramvay', { vector: false });
    const [vector] = await library.embedder.embed(['Le tramway coûtera'], 'query');
    expect(await retrieve(query, library.sources)).toEqual([]);
    const [best] = await retrieve({ ...query, vector: vector! }, library.sources);
    expect(best?.article.id).toBe('tram');
  });

  it('ranks by its score, the best first', async () => {
    const ranked = await found('La crue de la vallée');
    expect(ranked.map(({ score }) => score)).toEqual(
      ranked.map(({ score }) => score).sort((a, b) => b - a),
    );
    for (const { score, features } of ranked) {
      expect(score).toBe(rankingScore(features));
      expect(Object.keys(features)).toEqual(Object.keys(FEATURES));
    }
  });

  it('looks only where it is told to', async () => {
    expect(await ids('La crue de la vallée', ['bilan', 'tram'])).toEqual(['bilan', 'tram']);
    expect(await ids('La crue de la vallée', ['bilan'], false)).toEqual(['bilan']);
    expect(await ids('La crue', [])).toEqual([]);
    expect(await ids('La crue', ['nothing'])).toEqual([]);
  });

  it('works without an index of vectors', async () => {
    const query = await library.ask('crue communes');
    const ranked = await retrieve(query, { ...library.sources, vectors: null });
    expect(ranked[0]?.article.id).toBe('crue');
  });

  it('finds nothing for nothing', async () => {
    expect(await ids('', null, false)).toEqual([]);
    expect(await ids('???')).toEqual([]);
    expect(await ids('zyxwv', null, false)).toEqual([]);
  });

  it('gives finite scores whatever is asked', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc
        .array(fc.constantFrom('crue', '"', 'NEAR(', '*', '-', "l'", '12 500', 'Où', 'é', '\u0000'))
        .map((words) => words.join(' ')),
    );
    await fc.assert(
      fc.asyncProperty(text, async (question) => {
        for (const { score } of await found(question)) expect(score).not.toBeNaN();
      }),
    );
  });
});

describe('the question', () => {
  it('keeps its content words once, in order', async () => {
    const { terms, kind, language, mass } = await library.ask(
      "Combien de communes l'inondation a-t-elle touchées, et quelles communes ?",
    );
    expect(terms.map(({ form }) => form)).toEqual(['communes', 'inondation', 'touchees']);
    expect([kind, language]).toEqual(['number', 'fr']);
    expect(mass).toBeCloseTo(terms.reduce((sum, term) => sum + term.idf, 0));
  });

  it('gives rare words more weight', async () => {
    const { terms } = await library.ask('crue tramway inconnu');
    const [flood, tram, unknown] = terms.map((term) => term.idf);
    expect(flood).toBeLessThan(tram!);
    expect(tram).toBeLessThan(unknown!);
    for (let n = 0; n <= 10; n++) expect(idf(n, 10)).toBeGreaterThan(0);
  });

  it('has character grams whose weights add up to 1', async () => {
    const { grams } = await library.ask('Combien de communes la crue a-t-elle touchées ?');
    expect([...grams.values()].reduce((a, b) => a + b)).toBeCloseTo(1);
    expect((await library.ask('?')).grams.size).toBe(0);
  });
});

describe('chosenArticles', () => {
  const within = async (options: Parameters<typeof chosenArticles>[0]) =>
    (await chosenArticles(options, library.sources.corpus)).within?.toSorted() ?? null;

  it('is everything by default', async () => {
    expect(await within({})).toBeNull();
  });

  it('is one article', async () => {
    expect(await within({ article: 'crue' })).toEqual(['crue']);
  });

  it('is what was published in a time, and what has no date', async () => {
    expect(await within({ since: '2024-03-04' })).toEqual(['bilan', 'ferry', 'greve', 'tram']);
    expect(await within({ until: '2024' })).toEqual(['bilan', 'crue', 'ferry', 'greve']);
    expect(await within({ since: '2024-03', until: '2024-03-03' })).toEqual([
      'crue',
      'ferry',
      'greve',
    ]);
    expect(await within({ since: '2025-06' })).toEqual(['ferry', 'greve', 'tram']);
  });
});

describe('the nearest chunks looked for while a question is read', () => {
  const question = 'Combien de communes la crue a-t-elle inondées ?';
  const refused = () => {
    throw new Error('they are known');
  };

  it('are those that ranking takes, where all articles may answer', async () => {
    const { sources, embedder } = library;
    const nearest = (vector: Float32Array) => sources.vectors!.search(vector, CANDIDATES);
    const ahead = await readQuestion(question, { ...sources, nearest }, embedder);
    const known = { ...sources, vectors: { search: refused } };
    const later = await readQuestion(question, sources, embedder);
    expect(await retrieve(ahead, known)).toEqual(await retrieve(later, sources));
    await expect(retrieve(later, known)).rejects.toThrow('they are known');
  });

  it('are looked for again in some articles', async () => {
    const { sources, embedder } = library;
    const ahead = await readQuestion(question, { ...sources, nearest: () => [] }, embedder);
    const within = ['crue', 'bilan', 'greve', 'tram'];
    const searched: unknown[] = [];
    const vectors = {
      search: (vector: Float32Array, k: number, articles?: readonly string[] | null) => {
        searched.push(articles);
        return sources.vectors!.search(vector, k);
      },
    };
    await retrieve(ahead, { ...sources, vectors }, within);
    expect(searched).toEqual([within]);
  });
});
