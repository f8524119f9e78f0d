import type { ParsedArticle } from '../../src/articles/article.ts';
import type { OpenCorpus } from '../../src/corpus/corpus-reader.ts';
import type { CorpusStore } from '../../src/corpus/corpus-store.ts';
import type { CorpusWriter } from '../../src/corpus/corpus-writer.ts';
import { corpusStore } from '../../src/corpus/open-store.ts';
import type { NewArticle } from '../../src/corpus/stored-article.ts';
import { prepareArticle, textsToEmbed, withVectors } from '../../src/indexing/article-batch.ts';
import { type FakeEmbedder, fakeEmbedder } from './fake-embedder.ts';

/** An article of a text, with its first line as title unless told otherwise. */
export function parsedArticle(text: string, changes: Partial<ParsedArticle> = {}): ParsedArticle {
  return {
    file: 'article.txt',
    text,
    leftovers: [],
    title: text.split('\n')[0] ?? '',
    publisher: null,
    author: null,
    url: null,
    published: null,
    language: 'fr',
    ...changes,
  };
}

/** What indexing makes of an article, ready for the store. */
export async function newArticle(
  id: string,
  article: ParsedArticle,
  embedder: FakeEmbedder = fakeEmbedder(),
  known: ReadonlyMap<string, Int8Array> = new Map(),
  collection: string | null = null,
): Promise<NewArticle> {
  const stored = { id, file: article.file, hash: `hash of ${id}`, size: 1, mtimeMs: 1.5 };
  const pending = prepareArticle(stored, article, known, embedder, collection);
  const texts = textsToEmbed([pending]);
  const vectors = await embedder.embed(texts, 'passage');
  return withVectors(pending, new Map(texts.map((text, i) => [text, vectors[i] ?? null])));
}

/** A store filled with articles whose ids are the keys, and read. */
export async function fill(
  store: CorpusStore,
  articles: Readonly<Record<string, ParsedArticle>>,
  embedder: FakeEmbedder = fakeEmbedder(),
  collectionOf: (file: string) => string | null = () => null,
): Promise<{ writer: CorpusWriter; reader: OpenCorpus; embedder: FakeEmbedder }> {
  const { writer } = await store.write(new Date(0));
  const entries = await Promise.all(
    Object.entries(articles).map(([id, article]) =>
      newArticle(id, article, embedder, new Map(), collectionOf(article.file)),
    ),
  );
  await writer.put(entries, embedder.info.dimension);
  return { writer, reader: (await store.read())!, embedder };
}

/** The same in a data folder. */
export const corpusOf = (
  folder: string,
  ...rest: [Parameters<typeof fill>[1], FakeEmbedder?, Parameters<typeof fill>[3]?]
) => fill(corpusStore({ dataDir: folder }), ...rest);
