import { loadHnsw } from '../../embeddings/hnsw-file.ts';
import { answerQuestion } from '../../src/answering/answer-question.ts';
import { scoreSentences } from '../../src/answering/choose-sentences.ts';
import { hnswIdentity, hnswPath } from '../../src/indexing/hnsw-location.ts';
import { startWorker, type Worker } from '../../src/indexing/worker.ts';
import { readQuestion } from '../../src/retrieval/read-question.ts';
import { retrieve, type Sources } from '../../src/retrieval/retrieve.ts';
import { rememberNeighbours } from '../../src/retrieval/soft-matching.ts';
import { CorpusReader } from '../../src/store/corpus-reader.ts';
import { openCorpusForReading } from '../../src/store/open-corpus.ts';
import { timed } from './statistics.ts';

/** What a question goes through; the rest of the whole is confidence and the answer's form. */
export const STAGES = {
  embedding: 'embedding round trip to the child (part of the next)',
  reading: 'question read: vector, neighbours of words, analysis',
  fullText: 'full text candidates',
  hnsw: 'HNSW neighbours',
  ranking: 'candidates read and ranked',
  sentences: 'sentences chosen',
} as const;
export type Stage = keyof typeof STAGES;

export interface QuestionBench {
  readonly passages: number;
  /** Milliseconds of each question. */
  readonly whole: readonly number[];
  readonly stages: Readonly<Record<Stage, readonly number[]>>;
}

const ALL = { within: null, notes: [] };
/** As many as `retrieve` asks of each. */
const CANDIDATES = 80;

/**
 * Makes the index of a folder, warms up with the first `warmUp` questions, and times the others: one as a whole, the
 * next stage by stage, so that none finds ready what the same question left behind.
 */
export async function timeQuestions(
  folders: { readonly articlesDir: string; readonly dataDir: string },
  questions: readonly string[],
  warmUp: number,
): Promise<QuestionBench> {
  const worker = await startWorker({
    ...folders,
    model: 'kiosque-fr-en',
    cacheDir: folders.dataDir,
  });
  try {
    await worker.refresh({ full: false, files: null });
    await worker.save('changed');
    const sources = await openSources(folders.dataDir, worker);
    const whole: number[] = [];
    const stages: Record<Stage, number[]> = {
      embedding: [],
      reading: [],
      fullText: [],
      hnsw: [],
      ranking: [],
      sentences: [],
    };
    for (const [i, question] of questions.entries()) {
      if (i < warmUp || i % 2 === 0) {
        const { ms } = await timed(() => answerQuestion(question, ALL, sources, worker.embedder));
        if (i >= warmUp) whole.push(ms);
      } else {
        const spent = await timeStages(question, sources, worker);
        for (const stage of Object.keys(STAGES) as Stage[]) stages[stage].push(spent[stage]);
      }
    }
    const passages = sources.corpus.counts.chunks;
    sources.corpus.close();
    return { passages, whole, stages };
  } finally {
    await worker.close();
  }
}

async function openSources(dataDir: string, worker: Worker): Promise<Sources> {
  const corpus = new CorpusReader(openCorpusForReading(dataDir)!);
  const loaded = await loadHnsw(hnswPath(dataDir), hnswIdentity(worker.embedder.info));
  if (!('index' in loaded)) throw new Error(loaded.en);
  return { corpus, vectors: loaded.index, neighbours: rememberNeighbours(worker.neighbours) };
}

async function timeStages(
  question: string,
  sources: Sources,
  { embedder }: Worker,
): Promise<Record<Stage, number>> {
  const embedding = await timed(() => embedder.embed([question], 'query'));
  const reading = await timed(() => readQuestion(question, sources, embedder));
  const query = reading.result;
  const stems = query.terms.flatMap((term) => term.alternatives.map(({ stem }) => stem));
  const fullText = await timed(() => sources.corpus.fullText(stems, CANDIDATES, null));
  const hnsw = await timed(() => sources.vectors!.search(query.vector!, CANDIDATES));
  const retrieved = await timed(() => retrieve(query, sources));
  const sentences = await timed(() => scoreSentences(query, retrieved.result));
  return {
    embedding: embedding.ms,
    reading: reading.ms,
    fullText: fullText.ms,
    hnsw: hnsw.ms,
    ranking: retrieved.ms - fullText.ms - hnsw.ms,
    sentences: sentences.ms,
  };
}
