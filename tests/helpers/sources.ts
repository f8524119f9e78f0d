import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ExactIndex } from '../../embeddings/exact-index.ts';
import { fromInt8 } from '../../embeddings/int8-vector.ts';
import type { ParsedArticle } from '../../src/articles/article.ts';
import { analyseQuestion, type Query } from '../../src/retrieval/query.ts';
import type { Sources } from '../../src/retrieval/retrieve.ts';
import { detectLanguage } from '../../src/text/language.ts';
import { corpusOf, parsedArticle } from './corpus.ts';
import { type FakeEmbedder, fakeEmbedder } from './fake-embedder.ts';

/** A small corpus to ask questions of, and what asks them. */
export interface TinyLibrary {
  readonly sources: Sources;
  readonly embedder: FakeEmbedder;
  /** The question as ranking sees it; without a vector when told so. */
  ask(question: string, options?: { readonly vector: boolean }): Promise<Query>;
  close(): Promise<void>;
}

/** A library of articles by id; a text alone is an article `ID.txt` without a title. */
export async function tinyLibrary(
  articles: Readonly<Record<string, string | ParsedArticle>>,
): Promise<TinyLibrary> {
  const embedder = fakeEmbedder({ dimension: 128 });
  const folder = mkdtempSync(join(tmpdir(), 'kiosque-'));
  const { writer, reader } = await corpusOf(
    folder,
    Object.fromEntries(
      Object.entries(articles).map(([id, article]) => [
        id,
        typeof article === 'string'
          ? parsedArticle(article, { file: `${id}.txt`, title: '' })
          : article,
      ]),
    ),
    embedder,
  );
  const vectors = new ExactIndex(embedder.info.dimension);
  for (const { id, vector } of await reader.vectorRows.after(0, 10_000))
    vectors.add(id, fromInt8(vector));
  await writer.close();
  return {
    sources: { corpus: reader, vectors },
    embedder,
    ask: async (question, { vector } = { vector: true }) => {
      const [made = null] = vector ? await embedder.embed([question], 'query') : [];
      return analyseQuestion(question, detectLanguage(question), made, reader);
    },
    close: async () => {
      await reader.close();
      rmSync(folder, { recursive: true });
    },
  };
}
