import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalEmbedder } from '../../embeddings/embedder.ts';
import { answerQuestion } from '../../src/answering/answer-question.ts';
import { corpusStore } from '../../src/corpus/open-store.ts';
import type { Sources } from '../../src/retrieval/retrieve.ts';
import { hasPostgres, postgresForTests } from '../helpers/postgres.ts';
import { refreshIndex } from '../helpers/refresh-index.ts';
import {
  indexedFolder,
  type OpenSources,
  sampleArticles,
  sampleQuestions,
} from '../helpers/sample-library.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const folder = temporaryFolder();
const now = new Date('2026-01-15T12:00:00');

// It needs a server with pgvector, which `npm run postgres -- fetch` brings.
describe.skipIf(!hasPostgres)('over a server', () => {
  const { newDatabase } = postgresForTests();
  let embedded: OpenSources;
  let embedder: LocalEmbedder;
  let served: Sources;
  beforeAll(async () => {
    ({ sources: embedded, embedder } = await indexedFolder(sampleArticles, join(folder, 'data')));
    const location = { dataDir: folder, database: { url: newDatabase(), efSearch: 100 } };
    await refreshIndex({
      ...location,
      ...{ articlesDir: sampleArticles, now, full: false, embedder, onProgress: () => {} },
    });
    const corpus = (await corpusStore(location).read())!;
    served = { corpus, vectors: corpus.nearest };
  });
  afterAll(() => embedded.corpus.close());

  it('the sample questions get the answers that they get from the files', async () => {
    const told = async (question: string, sources: Sources) => {
      const scope = { within: null, now };
      const answer = await answerQuestion(question, scope, sources, embedder);
      const { kind, confidence, sentences, passages } = answer;
      return {
        ...{ question, kind, confidence: confidence.toFixed(6) },
        quotes: sentences.map(({ citation: { file, start, end } }) => [file, start, end]),
        passages: passages.map(({ article, chunk }) => [article.file, chunk.start]),
      };
    };
    for (const { question } of sampleQuestions()) {
      expect.soft(await told(question, served)).toEqual(await told(question, embedded));
    }
  });
});
