import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { env, pipeline } from '@xenova/transformers';
import { BUNDLED_READER } from '../../embeddings/reader/local-reader.ts';
import { answerQuestion } from '../../src/answering/answer-question.ts';
import { startReader } from '../../src/reading/process-reader.ts';
import { readQuestion } from '../../src/retrieval/query.ts';
import { type RankedCandidate, retrieve, type Sources } from '../../src/retrieval/retrieve.ts';
import { localTimeZone } from '../../src/text/dates/calendar.ts';
import type { Span } from '../../src/text/spans.ts';
import { repository } from '../../tests/helpers/sample-library.ts';
import { unseenTitles } from '../eval/measure-reading.ts';
import { readSquad, type SquadQuestion } from '../eval/squad.ts';
import { sampled } from '../fit/reader-cases.ts';
import { type OpenIndex, openIndex } from './live.ts';
import { PIAF } from './piaf.ts';
import type { Figure } from './report.ts';
import { piafFolder } from './size.ts';
import { median, timed } from './statistics.ts';

const ROUNDS = 5;
const PER_ROUND = 88;
/** Answered by one before the other has its turn… */
const IN_TURN = 8;
/** …and its threads their rest: for some time after a model has run, they wait for more by turning in circles. */
const PAUSE_MS = 500;
/** What the reader's margins are weighed by was fitted on the questions before these. */
const FITTED = 440;
/** Passages that the pipeline reads. */
const PASSAGES = 8;
/** So many times as fast must a whole answer be… */
const AT_LEAST = 3;
/** …and its first sentence wrong no oftener, in points. */
const BEHIND = 0.5;
/** As it was handed over, before it was taught to rank. */
const HANDED_OVER = path.join(repository, '../shared/model/reader-fr-en');
/** As the product asks, but that what it would not say counts too: the pipeline always says something. */
const ALL = { within: null, timeZone: localTimeZone(), mayAbstain: false };

/** What one question took and gave. */
interface Asked {
  readonly ours: number;
  readonly theirs: number;
  readonly oursRight: boolean;
  readonly theirsRight: boolean;
}

/** Of one passage: what is likeliest to be the answer there, and how likely. */
type Pipeline = (question: string, text: string) => Promise<{ answer: string; score: number }>;

/**
 * The whole answer to a question of PIAF's unseen titles, from the search to its sentences and with its processes, beside
 * transformers.js's question-answering pipeline over the eight best passages of the same ranking: in turns, with
 * how often the first sentence of each has the answer.
 */
export async function measureWholeAnswers(
  folder: string,
  add: (figure: Figure) => void,
): Promise<void> {
  const titles = unseenTitles();
  const set = readSquad(PIAF);
  const unseen = [...sampled(set.questions.filter(({ title }) => titles.has(title)))];
  const texts = new Map(set.articles.map(({ id, text }) => [id, text]));
  const index = await openIndex(await piafFolder(folder));
  const reader = await startReader();
  const sources = { ...index.sources(), reader };
  const peer = await loadPipeline();
  try {
    await ask(unseen.slice(0, IN_TURN), texts, sources, index, peer);
    const rounds: Asked[][] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const from = FITTED + round * PER_ROUND;
      const asked: Asked[] = [];
      for (let at = from; at < from + PER_ROUND; at += IN_TURN) {
        asked.push(...(await ask(unseen.slice(at, at + IN_TURN), texts, sources, index, peer)));
      }
      rounds.push(asked);
    }
    addFigures(rounds, add);
  } finally {
    await reader.close();
    await index.close();
  }
}

async function loadPipeline(): Promise<Pipeline> {
  const folder = existsSync(HANDED_OVER) ? HANDED_OVER : BUNDLED_READER;
  env.allowRemoteModels = false;
  env.localModelPath = path.dirname(folder);
  const answering = await pipeline('question-answering', path.basename(folder), {
    quantized: true,
  });
  return async (question, text) => {
    const found = await answering(`query: ${question}`, text);
    return Array.isArray(found) ? found[0]! : found;
  };
}

async function ask(
  questions: readonly SquadQuestion[],
  texts: Texts,
  sources: Sources,
  { worker: { embedder } }: OpenIndex,
  peer: Pipeline,
): Promise<Asked[]> {
  await setTimeout(PAUSE_MS);
  const ours = [];
  for (const { question } of questions) {
    ours.push(await timed(() => answerQuestion(question, ALL, sources, embedder)));
  }
  const found: (readonly RankedCandidate[])[] = [];
  for (const { question } of questions) {
    const query = await readQuestion(question, sources, embedder);
    found.push((await retrieve(query, sources)).slice(0, PASSAGES));
  }
  await setTimeout(PAUSE_MS);
  const theirs = [];
  for (const [i, { question }] of questions.entries()) {
    theirs.push(await timed(() => bestOf(question, found[i]!, peer)));
  }
  const asked: Asked[] = [];
  for (const [i, question] of questions.entries()) {
    const answers = await answersIn(question, texts, sources);
    const file = fileOf(question.articleId);
    const holds = (sentence: Span) => answers.some((one) => isIn(one, sentence));
    const first = ours[i]!.result.sentences[0]?.citation;
    const { candidate, answer } = theirs[i]!.result;
    asked.push({
      ours: ours[i]!.ms,
      theirs: theirs[i]!.ms,
      oursRight: first?.file === file && holds(first),
      theirsRight: candidate.article.file === file && sentencesWith(answer, candidate).some(holds),
    });
  }
  return asked;
}

/** The text of each article by its id. */
type Texts = ReadonlyMap<string, string>;

const fileOf = (articleId: string): string => `${articleId}.txt`;

const isIn = (inner: Span, outer: Span): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;

/** Where the answers stand in the article as it is stored, with its title above. */
async function answersIn({ articleId, answers }: SquadQuestion, texts: Texts, { corpus }: Sources) {
  const stored = await corpus.article(fileOf(articleId));
  const above = stored!.text.indexOf(texts.get(articleId)!);
  if (above < 0)
    throw new Error(`${fileOf(articleId)} is stored in other letters than it was written in.`);
  return answers.map(({ start, end }) => ({ start: above + start, end: above + end }));
}

/** The passage whose answer is the likeliest. */
async function bestOf(question: string, ranked: readonly RankedCandidate[], peer: Pipeline) {
  const found = [];
  for (const candidate of ranked) {
    found.push({ candidate, ...(await peer(question, candidate.chunk.text)) });
  }
  return found.reduce((best, one) => (one.score > best.score ? one : best));
}

/** The sentences of a passage in which an answer starts that has lost its spaces and signs: the pipeline gives no places. */
function sentencesWith(answer: string, { chunk }: RankedCandidate): readonly Span[] {
  const places = [...chunk.text.matchAll(/[\p{L}\p{N}]/gu)];
  const letters = places.map(([letter]) => letter).join('');
  const wanted = (answer.match(/[\p{L}\p{N}]/gu) ?? []).join('');
  const starts: number[] = [];
  for (
    let at = letters.indexOf(wanted);
    wanted !== '' && at >= 0;
    at = letters.indexOf(wanted, at + 1)
  )
    starts.push(chunk.start + places[at]!.index);
  return chunk.sentences.filter(({ start, end }) => starts.some((at) => start <= at && at < end));
}

function addFigures(rounds: readonly (readonly Asked[])[], add: (figure: Figure) => void): void {
  const all = rounds.flat();
  const ratios = rounds.map(
    (asked) => median(asked.map(({ ours }) => ours)) / median(asked.map(({ theirs }) => theirs)),
  );
  const share = (isRight: (one: Asked) => boolean) =>
    (100 * all.filter(isRight).length) / all.length;
  const [ours, theirs] = [share((one) => one.oursRight), share((one) => one.theirsRight)];
  const peer = `transformers.js question-answering over ${PASSAGES} passages`;
  add({ name: 'a whole answer, PIAF', measured: median(all.map((one) => one.ours)), unit: 'ms' });
  add({ name: peer, measured: median(all.map((one) => one.theirs)), unit: 'ms' });
  add({ name: 'a whole answer over it', measured: median(ratios), unit: '×', limit: 1 / AT_LEAST });
  add({ name: `  least of ${ROUNDS} rounds`, measured: Math.min(...ratios), unit: '×' });
  add({ name: '  most', measured: Math.max(...ratios), unit: '×' });
  add({ name: `first sentence right, of ${all.length} unseen`, measured: ours, unit: '%' });
  add({ name: '  the best of the pipeline', measured: theirs, unit: '%' });
  add({ name: '  behind it', measured: theirs - ours, unit: 'points', limit: BEHIND });
}
