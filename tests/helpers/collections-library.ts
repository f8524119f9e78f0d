import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { ExactIndex } from '../../embeddings/exact-index.ts';
import { fromInt8 } from '../../embeddings/int8-vector.ts';
import { extractive } from '../../src/answering/answerer.ts';
import type { ParsedArticle } from '../../src/articles/article.ts';
import { type CollectionRule, collectionOf } from '../../src/collections/rules.ts';
import { loadConfig } from '../../src/config/config.ts';
import { corpusStore } from '../../src/corpus/open-store.ts';
import { RULES_META } from '../../src/indexing/sort-collections.ts';
import type { Kiosque } from '../../src/product/kiosque.ts';
import type { KiosqueParts } from '../../src/product/kiosque-parts.ts';
import { LiveKiosque } from '../../src/product/live-kiosque.ts';
import { type AllSources, seenSources } from '../../src/product/seen-sources.ts';
import { prepareLexicon } from '../../src/retrieval/spelling.ts';
import { corpusOf, parsedArticle } from './corpus.ts';
import { fakeEmbedder } from './fake-embedder.ts';

/** One word that stands in all that an article of a collection has, and nowhere else. */
export const MARKS = {
  '': 'Amarante',
  sport: 'Bergamote',
  ville: 'Clafoutis',
  interne: 'Dromadaire',
} as const;
export type CollectionId = keyof typeof MARKS;
export const COLLECTION_IDS = Object.keys(MARKS) as CollectionId[];

/** Articles of one collection: about the same, so that all of them answer the same questions. */
function articlesOf(id: CollectionId): [string, ParsedArticle][] {
  const mark = MARKS[id];
  return [1, 2].map((n) => {
    const file = `${id === '' ? '' : `${id}/`}${mark.toLowerCase()}-${n}.txt`;
    const title = `Le budget de ${mark} ${n}`;
    const text = [
      title,
      `La mairie de ${mark} a voté un budget de ${n}${mark.length} millions d'euros mardi.`,
      `Le maire de ${mark} a dit que les écoles seront rénovées en juin.`,
    ].join('\n\n');
    return [
      `${mark.toLowerCase()}${n}`,
      parsedArticle(text, {
        file,
        title,
        publisher: `Journal de ${mark}`,
        author: `Anne ${mark}`,
        published: { value: `2024-0${n}-1${mark.length % 7}`, precision: 'day', source: 'text' },
      }),
    ];
  });
}

/** The product over some collections, without processes; real stores, rules, ranking and answers. */
export async function collectionsLibrary(
  folder: string,
  ids: readonly CollectionId[] = COLLECTION_IDS,
  rules: readonly CollectionRule[] = [],
): Promise<{ readonly kiosque: Kiosque; close(): Promise<void> }> {
  const embedder = fakeEmbedder({ dimension: 64 });
  const articles = Object.fromEntries(ids.flatMap(articlesOf));
  const dataDir = mkdtempSync(join(folder, 'library-'));
  const { reader: before, writer } = await corpusOf(dataDir, articles, embedder, (file) =>
    collectionOf(rules, file),
  );
  await writer.setMeta(RULES_META, JSON.stringify(rules));
  await Promise.all([writer.close(), before.close()]);
  const reader = (await corpusStore({ dataDir }).read())!;
  await prepareLexicon(reader);
  const index = new ExactIndex(embedder.info.dimension);
  for (const { id, vector } of await reader.vectorRows.after(0, 1000)) {
    index.add(id, fromInt8(vector));
  }
  const all: AllSources = { corpus: reader, index, vectors: index };
  const parts = {
    config: loadConfig({ TIME_ZONE: 'Europe/Paris' }, {}, folder),
    now: new Date('2024-05-15T12:00:00Z'),
    live: {
      use: async (work: (sources: never) => unknown, seen = null) =>
        work((await seenSources(all, seen)) as never),
    },
    models: { reader: async () => null, embedderFor: () => embedder, worker: null },
    answerer: extractive,
    trouble: { end() {} },
  };
  return {
    kiosque: new LiveKiosque(parts as unknown as KiosqueParts),
    close: () => reader.close(),
  };
}
