import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenedCollections, seenIn } from '../../src/collections/visibility.ts';
import type { Kiosque } from '../../src/product/kiosque.ts';
import {
  COLLECTION_IDS,
  type CollectionId,
  collectionsLibrary,
  MARKS,
} from '../helpers/collections-library.ts';
import { LONG } from '../helpers/long.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const RUNS = LONG ? 10_000 : 120;

const folder = temporaryFolder();
const libraries = new Map<string, Awaited<ReturnType<typeof collectionsLibrary>>>();
let whole: Kiosque;
beforeAll(async () => {
  for (let bits = 0; bits < 1 << COLLECTION_IDS.length; bits++) {
    const ids = COLLECTION_IDS.filter((_id, i) => bits & (1 << i));
    libraries.set(JSON.stringify(ids), await collectionsLibrary(folder, ids));
  }
  whole = libraries.get(JSON.stringify(COLLECTION_IDS))!.kiosque;
}, 60_000);
afterAll(async () => {
  for (const library of libraries.values()) await library.close();
});

/** A corpus in which there is nothing but what is seen. */
const alone = (ids: readonly CollectionId[]): Kiosque =>
  libraries.get(JSON.stringify(ids))!.kiosque;

/** Without what differs from one store to the next, or with time. */
const comparable = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (key, part) =>
      key === 'ms' || (key === 'id' && typeof part === 'number') ? undefined : part,
    ) ?? 'null',
  );

const anyArticle = fc.constantFrom(
  ...COLLECTION_IDS.flatMap((id) => [1, 2].map((n) => `${MARKS[id].toLowerCase()}${n}`)),
);
const anyWord = fc.constantFrom(...COLLECTION_IDS.map((id) => MARKS[id]), 'Bergamotte', 'mairie');

/** All that someone may do, each as a question of the product. */
const doing = fc.oneof(
  anyWord.map((word) => ({
    what: `ask ${word}`,
    do: (k: Kiosque) => k.ask(`Quel budget la mairie de ${word} a-t-elle voté ?`),
  })),
  fc
    .constantFrom(
      'Quels articles parlent du budget ?',
      "Combien d'articles as-tu ?",
      'Qui a écrit le dernier article ?',
      'Que dit Anne Dromadaire ?',
      "Qu'est-ce qui a changé dans le budget ?",
      'Résume le budget',
      "Que s'est-il passé en janvier 2024 ?",
      'Quel est le dernier article ?',
      'Compare les budgets de Bergamote et de Clafoutis',
    )
    .map((question) => ({ what: question, do: (k: Kiosque) => k.ask(question) })),
  fc.tuple(anyWord, anyArticle).map(([word, articleId]) => ({
    what: `follow up on ${articleId}`,
    do: (k: Kiosque) =>
      k.ask('et les écoles ?', {
        turns: [
          { question: `${word} ?`, understood: `Le budget de ${word} ?`, articleIds: [articleId] },
        ],
      }),
  })),
  anyArticle.map((article) => ({
    what: `ask in ${article}`,
    do: (k: Kiosque) => k.ask('Quel budget a été voté ?', { article }),
  })),
  anyWord.map((word) => ({
    what: `search ${word}`,
    do: (k: Kiosque) => k.search(`${word} écoles`),
  })),
  fc
    .constantFrom('', '2024', 'janvier 2024', 'budget', 'dromadaire', 'Journal', 'écoles')
    .map((filter) => ({ what: `list ${filter}`, do: (k: Kiosque) => k.articles(filter) })),
  anyArticle.map((id) => ({
    what: `open ${id}`,
    do: async (k: Kiosque) => [await k.article(id), await k.passages(id), await k.excerpt(id, 0)],
  })),
  fc.constantFrom(undefined, '2024-02').map((since) => ({
    what: `digest since ${since}`,
    do: (k: Kiosque) => k.digest(since === undefined ? {} : { since }),
  })),
  anyWord.map((word) => ({
    what: `timeline of ${word}`,
    do: (k: Kiosque) => k.timeline(`budget de la mairie de ${word}`),
  })),
  fc.constant({
    what: 'timeline of all',
    do: (k: Kiosque) => k.timeline('budget voté, écoles rénovées'),
  }),
  anyWord.map((word) => ({
    what: `subscribe to ${word}`,
    do: (k: Kiosque) =>
      k.match(
        [`budget de ${word}`, ''].map((text) => ({
          text,
          reader: { language: 'fr', chosen: true },
        })),
        COLLECTION_IDS.flatMap((id) => [1, 2].map((n) => `${MARKS[id].toLowerCase()}${n}`)),
        'Europe/Paris',
      ),
  })),
  fc.constant({
    what: 'status',
    do: async (k: Kiosque) => {
      const { articles, chunks, sentences } = await k.status();
      return { articles, chunks, sentences, collections: await k.collections() };
    },
  }),
);

const anyList = fc.subarray(['*', 'gone', ...COLLECTION_IDS]);
const anyMapping: fc.Arbitrary<OpenedCollections> = fc.record({
  server: fc.option(anyList),
  channels: fc.dictionary(fc.constantFrom('c1', 'c2'), anyList),
  roles: fc.dictionary(fc.constantFrom('r1', 'r2'), anyList),
});
const anyPlace = fc.record({
  channelId: fc.option(fc.constantFrom('c1', 'c2', 'c3')),
  roles: fc.subarray(['r1', 'r2', 'r3']),
});

describe('what is not seen', () => {
  it(
    `shows in nothing, over ${RUNS} mappings: all is as if there were nothing else`,
    async () => {
      let bounded = 0;
      await fc.assert(
        fc.asyncProperty(anyMapping, anyPlace, doing, async (mapping, place, act) => {
          const seen = seenIn(mapping, place);
          const ids = COLLECTION_IDS.filter((id) => seen === null || seen.includes(id));
          if (ids.length < COLLECTION_IDS.length) bounded++;
          const got = comparable(await act.do(whole.seeing(seen)));
          expect(got, act.what).toEqual(comparable(await act.do(alone(ids))));
          const asked = JSON.stringify(got);
          for (const id of COLLECTION_IDS) {
            if (ids.includes(id)) continue;
            // Names of what is asked for may be said back; what only its articles have, never.
            expect(asked, act.what).not.toContain(`${MARKS[id]} a voté`);
            expect(asked, act.what).not.toContain(`Journal de ${MARKS[id]}`);
            expect(asked, act.what).not.toContain(`${MARKS[id].toLowerCase()}-`);
          }
        }),
        { numRuns: RUNS },
      );
      expect(bounded).toBeGreaterThan(RUNS / 4);
    },
    LONG ? 1_200_000 : 120_000,
  );

  it('is not shown by an old citation either, whatever became of its article', async () => {
    const inside = { articleId: 'dromadaire1', file: 'interne/dromadaire-1.txt' };
    const gone = { articleId: 'gone', file: 'interne/gone.txt' };
    const moved = { articleId: 'dromadaire1', file: 'ville/before.txt' };
    const seesAll = async (kiosque: Kiosque) =>
      Promise.all([inside, gone, moved].map((cited) => kiosque.sees(cited)));
    expect(await seesAll(whole)).toEqual([true, true, true]);
    expect(await seesAll(whole.seeing(['interne']))).toEqual([true, true, true]);
    expect(await seesAll(whole.seeing(['ville']))).toEqual([false, false, false]);
    expect(await seesAll(whole.seeing([]))).toEqual([false, false, false]);
  });
});
