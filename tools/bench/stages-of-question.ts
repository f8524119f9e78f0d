import type { Embedder } from '../../embeddings/embedder.ts';
import { loadHnsw } from '../../embeddings/hnsw-file.ts';
import { loadReader } from '../../embeddings/reader/local-reader.ts';
import type { Reader } from '../../embeddings/reader/reader.ts';
import { loadEmbedder } from '../../embeddings/transformers-embedder.ts';
import { answerQuestion } from '../../src/answering/answer-question.ts';
import { corpusStore } from '../../src/corpus/open-store.ts';
import { pack } from '../../src/discord/interactions/custom-id.ts';
import { answerView } from '../../src/discord/views/render-answer.ts';
import type { ViewContext } from '../../src/discord/views/view.ts';
import { hnswIdentity, hnswPath } from '../../src/indexing/hnsw/hnsw-location.ts';
import { StemNeighbours } from '../../src/indexing/stem-neighbours.ts';
import { readQuestion } from '../../src/retrieval/query.ts';
import {
  CANDIDATES,
  candidateStems,
  retrieve,
  type Sources,
} from '../../src/retrieval/retrieve.ts';
import { rememberNeighbours } from '../../src/retrieval/soft-matching.ts';
import { localTimeZone } from '../../src/text/dates/calendar.ts';
import { cpuTimed } from './cpu-time.ts';
import type { StageKind } from './stage-kind.ts';
import { median } from './statistics.ts';

/** What a question goes through. */
export const QUESTION_STAGES = {
  understanding: {
    name: 'understanding: vector, neighbours of words, analysis',
    grows: 'logarithm',
  },
  candidates: { name: 'candidates: full text and HNSW', grows: 'logarithm' },
  ranking: { name: 'ranking', grows: 'constant' },
  reading: { name: 'reading', grows: 'constant' },
  composing: { name: 'composing: kind, sentences, confidence, other look-ups', grows: 'logarithm' },
  rendering: { name: 'rendering for Discord', grows: 'constant' },
} as const satisfies Readonly<Record<string, StageKind>>;
export type QuestionStage = keyof typeof QUESTION_STAGES;

const WARM_UP = 25;
const QUESTIONS = 60;
/** As the product asks: it knows where it is. */
const ALL = { within: null, timeZone: localTimeZone() };
const CONTEXT: ViewContext = {
  language: 'fr',
  customId: (action) => pack(action, () => 1),
  botId: '42',
  readsThreads: false,
  commandIds: new Map(),
};
const FRAME = { answerId: 1, deleter: '1', showQuestion: true, offerThread: true };

/**
 * Milliseconds of processor time that each stage of a question takes, in the middle of many, with all that has processes
 * of its own in this one.
 * @throws where the HNSW file cannot be read.
 */
export async function questionStages(
  dataDir: string,
  questions: readonly string[],
): Promise<Record<QuestionStage, number>> {
  const embedder = await loadEmbedder({ model: 'kiosque-fr-en', cacheDir: dataDir });
  const loaded = await loadHnsw(hnswPath(dataDir), hnswIdentity(embedder.info));
  if (!('index' in loaded)) throw new Error(loaded.en);
  const corpus = (await corpusStore({ dataDir }).read({ checked: false }))!;
  const words = new StemNeighbours({ dataDir }, embedder);
  const reader = timedReader(await loadReader({ threads: 1 }));
  const sources: Sources = {
    corpus,
    vectors: loaded.index,
    neighbours: rememberNeighbours((asked, k) => words.nearest(asked, k)),
    reader,
  };
  const step = Math.max(1, Math.floor(questions.length / (WARM_UP + QUESTIONS)));
  const asked = questions.filter((_, i) => i % step === 0).slice(0, WARM_UP + QUESTIONS);
  const spent: Record<QuestionStage, number>[] = [];
  try {
    for (const question of asked) spent.push(await stagesOf(question, sources, embedder, reader));
  } finally {
    await words.close();
    await corpus.close();
  }
  const middle = (stage: QuestionStage) => median(spent.slice(WARM_UP).map((one) => one[stage]));
  const stages = Object.keys(QUESTION_STAGES) as QuestionStage[];
  return Object.fromEntries(stages.map((stage) => [stage, middle(stage)])) as Record<
    QuestionStage,
    number
  >;
}

/** The same reader, which adds up what it took. */
function timedReader(reader: Reader): Pick<Reader, 'read'> & { spent: number } {
  return {
    spent: 0,
    async read(question, passages) {
      const { ms, result } = await cpuTimed(() => reader.read(question, passages));
      this.spent += ms;
      return result;
    },
  };
}

async function stagesOf(
  question: string,
  sources: Sources,
  embedder: Embedder,
  reader: { spent: number },
): Promise<Record<QuestionStage, number>> {
  const found = await searchStages(question, sources, embedder);
  reader.spent = 0;
  const whole = await cpuTimed(() => answerQuestion(question, ALL, sources, embedder));
  const reading = reader.spent;
  // The answer found at hand what the stages before left ready: so much of it was theirs.
  const again = await searchStages(question, sources, embedder);
  const rendering = await cpuTimed(() => answerView(whole.result, FRAME, CONTEXT));
  const { understanding, candidates, ranking } = again;
  const composing = whole.ms - reading - understanding - candidates - ranking;
  return { ...found, reading, composing: Math.max(0, composing), rendering: rendering.ms };
}

/** What a question takes until its passages are ranked. */
async function searchStages(question: string, sources: Sources, embedder: Embedder) {
  const understood = await cpuTimed(() => readQuestion(question, sources, embedder));
  const query = understood.result;
  const candidates = await cpuTimed(async () => {
    const stems = await candidateStems(query, sources.corpus);
    await sources.corpus.fullText(stems, CANDIDATES, null);
    return sources.vectors!.search(query.vector!, CANDIDATES);
  });
  const retrieved = await cpuTimed(() => retrieve(query, sources));
  const ranking = Math.max(0, retrieved.ms - candidates.ms);
  return { understanding: understood.ms, candidates: candidates.ms, ranking };
}
