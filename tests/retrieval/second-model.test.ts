import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { retrieve } from '../../src/retrieval/retrieve.ts';
import type { SecondModel } from '../../src/retrieval/second-model.ts';
import weights from '../../src/retrieval/second-weights.json' with { type: 'json' };
import { type TinyLibrary, tinyLibrary } from '../helpers/sources.ts';

let library: TinyLibrary;
beforeAll(async () => {
  library = await tinyLibrary({
    crue: 'La crue a inondé douze communes de la vallée mardi.',
    bilan: 'La crue a fait 340 évacués dans la vallée.',
    tram: 'Le tramway de la vallée coûtera 260 millions d’euros.',
  });
});
afterAll(() => library.close());

const QUESTION = 'Combien de communes de la vallée ont été inondées ?';
const ranked = async (second?: SecondModel) =>
  retrieve(await library.ask(QUESTION), { ...library.sources, ...(second && { second }) });
const cosineOf = (told: Readonly<Record<string, number>>): SecondModel => ({
  cosines: async (_question, texts) =>
    texts.map((text) => Object.entries(told).find(([word]) => text.includes(word))?.[1] ?? null),
});

describe('a second model in the ranking', () => {
  it('is asked for the whole question with the texts of the candidates', async () => {
    const asked: [string, readonly string[]][] = [];
    const candidates = await ranked({
      cosines: async (question, texts) => {
        asked.push([question, texts]);
        return texts.map(() => null);
      },
    });
    expect(asked).toHaveLength(1);
    expect(asked[0]![0]).toBe(QUESTION);
    expect([...asked[0]![1]].sort()).toEqual(candidates.map(({ chunk }) => chunk.text).sort());
  });

  it('changes nothing where it has no vector yet, or fails', async () => {
    const without = await ranked();
    expect(await ranked(cosineOf({}))).toEqual(without);
    expect(await ranked({ cosines: () => Promise.reject(new Error('gone')) })).toEqual(without);
  });

  it('weighs its cosine against the score; a passage without a vector has that of the mean', async () => {
    const score = (list: Awaited<ReturnType<typeof ranked>>, id: string) =>
      list.find(({ article }) => article.id === id)!.score;
    const without = await ranked();
    const found = await ranked(cosineOf({ douze: 0.8, évacués: 0.9 }));
    const added = (id: string) => score(found, id) - weights.score * score(without, id);
    expect(added('tram')).toBeCloseTo(0);
    expect(added('bilan')).toBeCloseTo(weights.cosine * 0.05);
    expect(added('crue')).toBeCloseTo(weights.cosine * -0.05);
    const first = await ranked(cosineOf({ douze: 0, évacués: 0, tramway: 1 }));
    expect(first[0]!.article.id).toBe('tram');
  });
});
