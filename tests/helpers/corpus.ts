import type { ParsedArticle } from '../../src/articles/article.ts';
import { CorpusReader } from '../../src/corpus/sqlite/corpus-reader.ts';
import { CorpusWriter, type NewArticle } from '../../src/corpus/sqlite/corpus-writer.ts';
import { openCorpusForReading, openCorpusForWriting } from '../../src/corpus/sqlite/open-corpus.ts';
import { prepareArticle, textsToEmbed, withVectors } from '../../src/indexing/build-chunks.ts';
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
): Promise<NewArticle> {
  const stored = { id, file: article.file, hash: `hash of ${id}`, size: 1, mtimeMs: 1.5 };
  const pending = prepareArticle(stored, article, known, embedder);
  const texts = textsToEmbed([pending]);
  const vectors = await embedder.embed(texts, 'passage');
  return withVectors(pending, new Map(texts.map((text, i) => [text, vectors[i] ?? null])));
}

/** A store in `folder`, written with articles whose ids are the keys, and read. */
export async function corpusOf(
  folder: string,
  articles: Readonly<Record<string, ParsedArticle>>,
  embedder: FakeEmbedder = fakeEmbedder(),
): Promise<{ writer: CorpusWriter; reader: CorpusReader; embedder: FakeEmbedder }> {
  const writer = new CorpusWriter(openCorpusForWriting(folder, new Date(0)).db);
  const entries = await Promise.all(
    Object.entries(articles).map(([id, article]) => newArticle(id, article, embedder)),
  );
  writer.put(entries, embedder.info.dimension);
  return { writer, reader: new CorpusReader(openCorpusForReading(folder)!), embedder };
}
