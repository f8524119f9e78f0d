import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { LocalEmbedder } from '../../embeddings/embedder.ts';
import { loadHnsw } from '../../embeddings/hnsw-file.ts';
import { loadReader } from '../../embeddings/reader/local-reader.ts';
import { loadEmbedder } from '../../embeddings/transformers-embedder.ts';
import { answerQuestion } from '../../src/answering/answer-question.ts';
import { type CorpusLocation, corpusStore } from '../../src/corpus/open-store.ts';
import { hnswIdentity, hnswPath } from '../../src/indexing/hnsw/hnsw-location.ts';
import { StemNeighbours } from '../../src/indexing/stem-neighbours.ts';
import type { Sources } from '../../src/retrieval/retrieve.ts';
import { rememberNeighbours } from '../../src/retrieval/soft-matching.ts';
import { localTimeZone } from '../../src/text/dates/calendar.ts';
import { refreshIndex } from '../../tests/helpers/refresh-index.ts';
import { sampleArticles, sampleQuestions } from '../../tests/helpers/sample-library.ts';
import { cachedReader } from '../fit/cached-reader.ts';
import { hasPiaf, PIAF, writePiaf } from './piaf.ts';
import { EF_SEARCH, withServer } from './postgres-server.ts';
import type { Figure } from './report.ts';

const now = new Date('2026-01-15T12:00:00');
/** As the product asks: it knows where it is. */
const CONTEXT = { within: null, timeZone: localTimeZone(), now };
const PIAF_QUESTIONS = 300;

/** A set of articles, and what they are asked. */
interface AnswersSet {
  readonly name: string;
  readonly articlesDir: string;
  readonly questions: readonly string[];
}

/**
 * Whether questions get the same citations from a server as from files, with and without the reader: those of the sample articles,
 * and of PIAF where it is there. What differs is told on standard error.
 */
export const measurePostgresAnswers = (
  folder: string,
  add: (figure: Figure) => void,
): Promise<void> => withServer((server) => compareAnswers(folder, server, add));

async function compareAnswers(
  folder: string,
  server: string,
  add: (figure: Figure) => void,
): Promise<void> {
  const samples = sampleQuestions().map(({ question }) => question);
  const sets: AnswersSet[] = [
    { name: 'sample articles', articlesDir: sampleArticles, questions: samples },
  ];
  if (hasPiaf) {
    const articlesDir = path.join(folder, 'piaf');
    const questions = spread(writePiaf(articlesDir), PIAF_QUESTIONS);
    sets.push({ name: 'PIAF', articlesDir, questions });
  } else console.error(`Without PIAF: it is not at ${PIAF}.`);
  const embedder = await loadEmbedder({ model: 'kiosque-fr-en', cacheDir: folder });
  // The same passage is read once for both.
  const reader = cachedReader(path.join(folder, 'readings.jsonl'), () => loadReader());
  for (const [i, { name, articlesDir, questions }] of sets.entries()) {
    const dataDir = path.join(folder, `answers-${i}`);
    mkdirSync(dataDir, { recursive: true });
    const database = { url: `${server}?schema=answers_${i}`, efSearch: EF_SEARCH };
    const files = await indexed(articlesDir, { dataDir }, embedder);
    const served = await indexed(articlesDir, { dataDir, database }, embedder);
    for (const withReader of [false, true]) {
      const read = withReader ? reader : undefined;
      const ask = (question: string, { sources }: Indexed) =>
        citationsOf(question, { ...sources, reader: read }, embedder);
      let other = 0;
      for (const question of questions) {
        const [one, two] = [await ask(question, files), await ask(question, served)];
        if (one === two) continue;
        other++;
        console.error(`${question}\n  files      ${one}\n  PostgreSQL ${two}`);
      }
      const label = `${name}, ${questions.length} questions, ${withReader ? 'read' : 'READER=off'}`;
      const measured = (100 * other) / questions.length;
      add({ name: `${label}: other citations`, measured, unit: '%', limit: 1 });
    }
    for (const one of [files, served]) await one.close();
  }
  await reader.close();
  await embedder.close();
}

/** Where an answer's sentences are from, as text to be compared. */
export async function citationsOf(
  question: string,
  sources: Sources,
  embedder: LocalEmbedder,
): Promise<string> {
  const { kind, sentences } = await answerQuestion(question, CONTEXT, sources, embedder);
  const cited = sentences.map(({ citation: { file, start, end } }) => `${file}:${start}-${end}`);
  return [kind, ...cited].join(' ');
}

/** At most so many of them, evenly from all. */
export function spread(questions: readonly string[], most: number): string[] {
  const step = Math.max(1, Math.floor(questions.length / most));
  return questions.filter((_, i) => i % step === 0).slice(0, most);
}

interface Indexed {
  readonly sources: Sources;
  close(): Promise<void>;
}

/** A folder indexed in one place or the other, and all that its questions are asked of. */
async function indexed(
  articlesDir: string,
  location: CorpusLocation,
  embedder: LocalEmbedder,
): Promise<Indexed> {
  const { dataDir, database } = location;
  await refreshIndex({
    ...location,
    ...{ articlesDir, now, full: false, embedder, onProgress: () => {} },
  });
  const corpus = (await corpusStore(location).read())!;
  const loaded = database ? null : await loadHnsw(hnswPath(dataDir), hnswIdentity(embedder.info));
  if (loaded && !('index' in loaded)) throw new Error(loaded.en);
  const stems = new StemNeighbours(location, embedder);
  return {
    sources: {
      corpus,
      vectors: loaded?.index ?? corpus.nearest,
      neighbours: rememberNeighbours((words, k) => stems.nearest(words, k)),
    },
    close: async () => {
      await stems.close();
      await corpus.close();
    },
  };
}
