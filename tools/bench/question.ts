import { answerQuestion } from '../../src/answering/answer-question.ts';
import { scoreSentences } from '../../src/answering/choose-sentences.ts';
import { confidenceOf } from '../../src/answering/confidence.ts';
import { pack } from '../../src/discord/interactions/custom-id.ts';
import { answerView } from '../../src/discord/views/render-answer.ts';
import type { ViewContext } from '../../src/discord/views/view.ts';
import { startReader } from '../../src/reading/process-reader.ts';
import { readQuestion } from '../../src/retrieval/query.ts';
import { CANDIDATES, candidateStems, retrieve } from '../../src/retrieval/retrieve.ts';
import { localTimeZone } from '../../src/text/dates/calendar.ts';
import { type OpenIndex, openIndex } from './live.ts';
import { timed } from './statistics.ts';

/** What a question goes through. */
export const STAGES = {
  embedding: 'embedding round trip to the child (part of the next)',
  reading: 'question read: vector, neighbours of words, analysis',
  fullText: 'full text candidates',
  hnsw: 'HNSW neighbours',
  ranking: 'candidates read and ranked',
  sentences: 'sentences chosen',
  confidence: 'confidence',
  rendering: 'rendered for Discord',
} as const;
export type Stage = keyof typeof STAGES;

export interface QuestionBench {
  readonly passages: number;
  /** Milliseconds of each question. */
  readonly whole: readonly number[];
  /** The same when so many are asked at once. */
  readonly together: readonly number[];
  readonly stages: Readonly<Record<Stage, readonly number[]>>;
}

export const AT_ONCE = 50;
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
 * Warms up with the first `warmUp` questions, and times the others: one as a whole, the next stage by stage, so that
 * none finds ready what the same question left behind.
 */
export async function timeQuestions(
  folders: { readonly articlesDir: string; readonly dataDir: string },
  questions: readonly string[],
  warmUp: number,
): Promise<QuestionBench> {
  const index = await openIndex(folders);
  const ask = (question: string) =>
    answerQuestion(question, ALL, index.sources(), index.worker.embedder);
  const alone = questions.slice(warmUp, -AT_ONCE);
  try {
    const whole: number[] = [];
    const spent: Record<Stage, number>[] = [];
    for (const question of questions.slice(0, warmUp)) await ask(question);
    for (const [i, question] of alone.entries()) {
      if (i % 2 === 0) whole.push((await timed(() => ask(question))).ms);
      else spent.push(await timeStages(question, index));
    }
    const stages = Object.fromEntries(
      Object.keys(STAGES).map((stage) => [stage, spent.map((times) => times[stage as Stage])]),
    ) as Record<Stage, number[]>;
    const together = await Promise.all(
      questions.slice(-AT_ONCE).map(async (question) => (await timed(() => ask(question))).ms),
    );
    return { passages: index.sources().corpus.counts.chunks, whole, together, stages };
  } finally {
    await index.close();
  }
}

/** Milliseconds of each question with the reader, its process included; each that it is warmed up with is left out. */
export async function timeReadQuestions(
  folders: { readonly articlesDir: string; readonly dataDir: string },
  questions: readonly string[],
  warmUp: number,
): Promise<number[]> {
  const index = await openIndex(folders);
  const reader = await startReader();
  const times: number[] = [];
  try {
    for (const question of questions) {
      const sources = { ...index.sources(), reader };
      const { embedder } = index.worker;
      times.push((await timed(() => answerQuestion(question, ALL, sources, embedder))).ms);
    }
    return times.slice(warmUp);
  } finally {
    await reader.close();
    await index.close();
  }
}

async function timeStages(question: string, index: OpenIndex): Promise<Record<Stage, number>> {
  const { embedder } = index.worker;
  const sources = index.sources();
  const embedding = await timed(() => embedder.embed([question], 'query'));
  const reading = await timed(() => readQuestion(question, sources, embedder));
  const query = reading.result;
  const stems = await candidateStems(query, sources.corpus);
  const fullText = await timed(() => sources.corpus.fullText(stems, CANDIDATES, null));
  const hnsw = await timed(async () => sources.vectors!.search(query.vector!, CANDIDATES));
  const retrieved = await timed(() => retrieve(query, sources));
  const sentences = await timed(() => scoreSentences(query, retrieved.result));
  const confidence = await timed(() => confidenceOf(query, retrieved.result, sentences.result));
  const answer = await answerQuestion(question, ALL, sources, embedder);
  const rendering = await timed(() => answerView(answer, FRAME, CONTEXT));
  return {
    embedding: embedding.ms,
    reading: reading.ms,
    fullText: fullText.ms,
    hnsw: hnsw.ms,
    ranking: retrieved.ms - fullText.ms - hnsw.ms,
    sentences: sentences.ms,
    confidence: confidence.ms,
    rendering: rendering.ms,
  };
}
