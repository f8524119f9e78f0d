/** `peer-process.ts NAME DATA_DIR`: reads questions as JSON, and prints what a peer took for them as JSON. */
import { text } from 'node:stream/consumers';
import MiniSearch from 'minisearch';
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
