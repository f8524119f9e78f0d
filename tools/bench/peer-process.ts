/** `peer-process.ts NAME DATA_DIR`: reads questions as JSON, and prints what a peer took for them as JSON. */
import { text } from 'node:stream/consumers';
import { stemmer } from '@orama/stemmers/french';
import MiniSearch from 'minisearch';
import { dot } from '../../embeddings/word-vectors.ts';
import { corpusStore } from '../../src/corpus/open-store.ts';
import { stem } from '../../src/text/stems.ts';
import { STOPWORDS } from '../../src/text/stopwords.ts';
import { splitWords } from '../../src/text/words.ts';
import type { PeerName } from './peers.ts';
import { processTree } from './processes.ts';
import { timed } from './statistics.ts';

interface Passage {
  readonly id: number;
  readonly title: string;
  readonly text: string;
}

type Search = (question: string) => unknown;

const SHOWN = 10;

/** A package that only the bench has: the compiler need not know it. */
const optional = (name: string) => import(name);
/** As AnythingLLM's native embedder has it. */
const EMBEDDED_AT_ONCE = 50;

const makers: Readonly<Record<PeerName, (passages: readonly Passage[]) => Promise<Search>>> = {
  // As its README sets it up.
  minisearch: async (passages) => {
    const engine = new MiniSearch<Passage>({ fields: ['title', 'text'] });
    engine.addAll(passages);
    return (question) => engine.search(question).slice(0, SHOWN);
  },
  'minisearch-fr': async (passages) => {
    const engine = new MiniSearch<Passage>({
      fields: ['title', 'text'],
      processTerm: (term) =>
        splitWords(term).flatMap((word) => (STOPWORDS.fr.has(word.form) ? [] : [stem(word, 'fr')])),
    });
    engine.addAll(passages);
    return (question) => engine.search(question).slice(0, SHOWN);
  },
  orama: async (passages) => {
    const { create, insertMultiple, search } = await optional('@orama/orama');
    const engine = create({
      schema: { title: 'string', text: 'string' },
      components: { tokenizer: { language: 'french', stemming: true, stemmer } },
    });
    await insertMultiple(
      engine,
      passages.map((passage) => ({ ...passage, id: String(passage.id) })),
    );
    return (term) => search(engine, { term, limit: SHOWN });
  },
  // What its native embedder does, with the model that is here; that it loads the model anew for each question, and its
  // store, which compares with each vector in a database, are left out.
  anythingllm: async (passages) => {
    const { env, pipeline } = await import('@xenova/transformers');
    env.allowRemoteModels = false;
    env.localModelPath = 'embeddings/model/';
    const embedder = await pipeline('feature-extraction', 'kiosque-fr-en');
    const embed = async (texts: string[]): Promise<number[][]> =>
      (await embedder(texts, { pooling: 'mean', normalize: true })).tolist();
    const rows: { passage: Passage; vector: Float32Array }[] = [];
    for (let start = 0; start < passages.length; start += EMBEDDED_AT_ONCE) {
      const some = passages.slice(start, start + EMBEDDED_AT_ONCE);
      const vectors = await embed(some.map((passage) => passage.text));
      for (const [i, passage] of some.entries()) {
        rows.push({ passage, vector: Float32Array.from(vectors[i]!) });
      }
    }
    return async (question) => {
      const [numbers] = await embed([question]);
      const asked = Float32Array.from(numbers!);
      const scored = rows.map(({ passage, vector }) => ({ passage, score: dot(asked, vector) }));
      return scored.sort((one, other) => other.score - one.score).slice(0, SHOWN);
    };
  },
  // As the documentation of its HNSWLib store does, with the model that is here: no other can be fetched offline.
  langchain: async (passages) => {
    const community = '@langchain/community';
    const { env } = await optional('@huggingface/transformers');
    const { HuggingFaceTransformersEmbeddings } = await optional(
      `${community}/embeddings/huggingface_transformers`,
    );
    const { HNSWLib } = await optional(`${community}/vectorstores/hnswlib`);
    const { Document } = await optional('@langchain/core/documents');
    env.allowRemoteModels = false;
    env.localModelPath = 'embeddings/model/';
    const embeddings = new HuggingFaceTransformersEmbeddings({
      model: 'kiosque-fr-en',
      pretrainedOptions: { dtype: 'q8' },
    });
    const documents = passages.map(
      ({ id, title, text: pageContent }) => new Document({ pageContent, metadata: { id, title } }),
    );
    const store = await HNSWLib.fromDocuments(documents, embeddings);
    return (question) => store.similaritySearch(question, SHOWN);
  },
};

const [name, dataDir] = process.argv.slice(2) as [PeerName, string];
const questions = JSON.parse(await text(process.stdin)) as string[];
const corpus = (await corpusStore({ dataDir }).read({ checked: false }))!;
const chunks = await corpus.chunks([...(await corpus.vectorRows.ids())]);
const articles = await corpus.details(chunks.map(({ articleId }) => articleId));
const passages = chunks.map(
  ({ id, articleId, text: written }): Passage => ({
    id,
    title: articles.get(articleId)!.title,
    text: written,
  }),
);
await corpus.close();
const { ms: buildMs, result: search } = await timed(() => makers[name](passages));
const times: number[] = [];
for (const question of questions) times.push((await timed(() => search(question))).ms);
const { peakMb } = processTree(process.pid)[0]!;
process.stdout.write(
  `${JSON.stringify({ build: buildMs / 1000, questions: times.slice(5), peakMb })}\n`,
);
process.exit(0);
