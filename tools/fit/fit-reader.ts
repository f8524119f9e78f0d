import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { loadReader } from '../../embeddings/reader/local-reader.ts';
import { loadEmbedder } from '../../embeddings/transformers-embedder.ts';
import { PASSAGES_READ } from '../../src/answering/read-passages.ts';
import {
  clippedMargin,
  READ_FEATURES,
  type ReadFeatureName,
  readFeatures,
  readingOf,
} from '../../src/answering/weigh-readings.ts';
import { auroc } from '../eval/auroc.ts';
import { unseenTitles } from '../eval/measure-reading.ts';
import { indexSquad, readSquad, type SquadSet } from '../eval/squad.ts';
import { cachedReader } from './cached-reader.ts';
import { englishPart, englishQuestions } from './english-questions.ts';
import { crossValidate, dot, fitListwise, type RankingCase } from './listwise.ts';
import { fitLogistic, type LogisticCase, probability } from './logistic.ts';
import {
  holdsAnswer,
  holdsParagraph,
  type ReaderCase,
  type ReaderCaseKind,
  readerCases,
} from './reader-cases.ts';

/*
 * Fits what the reader's margins are worth, on the titles of PIAF that it was not trained on:
 *   npm run fit:reader -- --dataset FILE.json [--limit QUESTIONS] [--english PAIRS.tsv.gz] [--write]
 * English questions on French passages are made of the pairs of another file (english-questions.ts), as many as a quarter of
 * the others. Prints the figures by cross-validation over titles; --write stores the weights fitted on everything. What was read is
 * kept in a file, so that only the first run takes its time.
 */
const FOLDS = 5;
const CLIP = 8;
/** Of all that is answered from a threshold on, without a warning and with one. */
const RIGHT = { sure: 0.9, perhaps: 0.6 };
/** More of each of {@link READ_FEATURES} speaks for a right answer. */
const MONOTONE = { monotone: true };
const KINDS: readonly ReaderCaseKind[] = ['absent', 'missing', 'removed', 'swapped'];

const { values } = parseArgs({
  options: {
    dataset: { type: 'string' },
    limit: { type: 'string' },
    english: { type: 'string' },
    readings: { type: 'string', default: '/tmp/kiosque-readings.jsonl' },
    write: { type: 'boolean', default: false },
  },
});
if (!values.dataset) {
  console.error('fit:reader takes --dataset FILE.json, PIAF in SQuAD format.');
  process.exit(2);
}

const set = readSquad(values.dataset);
const embedder = await loadEmbedder({ model: 'kiosque-fr-en', cacheDir: '.kiosque/models' });
const reader = cachedReader(values.readings, () => loadReader({ threads: 1 }));
const cases: ReaderCase[] = [];
async function take(from: SquadSet, titles: ReadonlySet<string>, limit: number): Promise<void> {
  const sources = await indexSquad(from.articles, embedder);
  for await (const one of readerCases(from, titles, sources, embedder, reader, limit)) {
    cases.push(one);
    if (cases.length % 500 === 0) console.error(`${cases.length} cases`);
  }
  await sources.close();
}
await take(set, unseenTitles(), Number(values.limit ?? Number.POSITIVE_INFINITY));
const french = cases.length;
if (values.english) {
  const lines = gunzipSync(readFileSync(values.english)).toString().split('\n');
  const english = englishQuestions(lines);
  const titles = new Set(english.questions.map(({ title }) => title));
  const asked = cases.filter(({ kind }) => kind === 'answerable').length;
  const part = englishPart(english, Math.ceil(asked / 4));
  await take(part, titles, part.questions.length);
  console.log(`${cases.length - french} of the cases are English questions on French passages`);
}
const answerable = cases.filter(({ kind }) => kind === 'answerable');
console.log(`${answerable.length} questions, ${cases.length} cases`);

const passageCases = answerable.map(({ question, ranked, readings }): RankingCase => {
  const best = ranked.slice(0, PASSAGES_READ);
  return {
    rows: best.map(({ score, chunk }) =>
      Float64Array.of(score, clippedMargin(readings.get(chunk.id)?.best)),
    ),
    right: best.map((candidate) => holdsParagraph(question, candidate)),
    group: question.title,
  };
});
const sentenceRows = ({ sentences, readings }: ReaderCase): Float64Array[] =>
  sentences.map((sentence) =>
    Float64Array.of(sentence.score, clippedMargin(readingOf(sentence, readings))),
  );
const sentenceCases = answerable.map(
  (one): RankingCase => ({
    rows: sentenceRows(one),
    right: one.sentences.map((sentence) => holdsAnswer(one.question, sentence)),
    group: one.question.title,
  }),
);

function report(label: string, ranked: readonly RankingCase[]): Float64Array {
  const share = (scores: readonly (readonly number[])[], k: number): string => {
    const found = ranked.filter(({ right }, i) => {
      const order = scores[i]!.map((score, at) => ({ score, right: right[at]! }));
      return order
        .sort((a, b) => b.score - a.score)
        .slice(0, k)
        .some((row) => row.right);
    });
    return ((100 * found.length) / ranked.length).toFixed(1);
  };
  const before = ranked.map(({ rows }) => rows.map((row) => row[0]!));
  const after = crossValidate(ranked, FOLDS);
  const figures = [1, 2, 3].map((k) => `@${k} ${share(after, k)} (${share(before, k)} before)`);
  console.log(`${label}, cross-validated: ${figures.join('  ')}`);
  return fitListwise(ranked);
}
const passageWeights = report('passages', passageCases);
const sentenceWeights = report('sentences', sentenceCases);

interface Confidence extends LogisticCase {
  readonly kind: ReaderCaseKind;
  readonly group: string;
  readonly weight: number;
}
const names = Object.keys(READ_FEATURES) as ReadFeatureName[];
const counts = new Map<ReaderCaseKind, number>();
for (const { kind } of cases) counts.set(kind, (counts.get(kind) ?? 0) + 1);
/** Of three questions two have an answer; the others have none in the four ways alike. */
const weightOf = (kind: ReaderCaseKind): number =>
  (kind === 'answerable' ? 2 / 3 : 1 / 3 / KINDS.length) / counts.get(kind)!;
const confidences = cases.map((one): Confidence => {
  const order = sentenceRows(one)
    .map((row, i) => ({ sentence: one.sentences[i]!, score: dot(row, sentenceWeights) }))
    .sort((a, b) => b.score - a.score);
  const chosen = order.map(({ sentence, score }) => ({ ...sentence, score }));
  const features = readFeatures({ ...one, before: one.sentences, chosen });
  return {
    kind: one.kind,
    group: one.question.title,
    row: Float64Array.from(names, (name) => Math.max(-50, features?.[name] ?? 0)),
    stratum: '',
    weight: weightOf(one.kind),
    right:
      one.kind === 'answerable' &&
      chosen.slice(0, 2).some((sentence) => holdsAnswer(one.question, sentence)),
  };
});
const groups = [...new Set(confidences.map(({ group }) => group))].sort();
const foldOf = new Map(groups.map((group, i) => [group, i % FOLDS]));
const scores = new Float64Array(confidences.length);
for (let fold = 0; fold < FOLDS; fold++) {
  const model = fitLogistic(
    confidences.filter(({ group }) => foldOf.get(group) !== fold),
    MONOTONE,
  );
  confidences.forEach(({ row, group }, i) => {
    if (foldOf.get(group) === fold) scores[i] = probability(model, row);
  });
}
const of = (test: (one: Confidence) => boolean): number[] =>
  confidences.flatMap((one, i) => (test(one) ? [scores[i]!] : []));
const below = (list: readonly number[], least: number): number =>
  (100 * list.filter((score) => score < least).length) / (list.length || 1);
const [all, right] = [of(({ kind }) => kind === 'answerable'), of((one) => one.right)];
const keeps = right.sort((a, b) => a - b)[Math.floor(0.1 * right.length)]!;
for (const kind of KINDS) {
  const without = of((one) => one.kind === kind);
  console.log(
    `${kind}: ${without.length}, AUROC ${auroc(all, without).toFixed(3)}, refused where 90 % of the right answers are kept ${below(without, keeps).toFixed(1)} %`,
  );
}

/** The least score such that so many are right from there on. */
function threshold(share: number): number {
  const order = confidences
    .map(({ right: isRight, weight }, i) => ({ score: scores[i]!, isRight, weight }))
    .sort((a, b) => b.score - a.score);
  let [sum, good, least] = [0, 0, 1];
  for (const { score, isRight, weight } of order) {
    sum += weight;
    if (isRight) good += weight;
    if (good / sum >= share) least = score;
  }
  return least;
}
const sure = threshold(RIGHT.sure);
const perhaps = threshold(RIGHT.perhaps);
console.log(
  `sure from ${sure.toFixed(3)}: ${(100 - below(right, sure)).toFixed(1)} % of the right answers; with a warning from ${perhaps.toFixed(3)}: ${(below(right, sure) - below(right, perhaps)).toFixed(1)} %; refused: ${below(right, perhaps).toFixed(1)} %`,
);
for (const kind of KINDS) {
  const without = of((one) => one.kind === kind);
  console.log(
    `${kind}: answered ${(100 - below(without, sure)).toFixed(1)} %, with a warning ${(below(without, sure) - below(without, perhaps)).toFixed(1)} %`,
  );
}

const model = fitLogistic(confidences, MONOTONE);
const round = (value: number): number => Number(value.toPrecision(4));
const made = [
  ...(values.limit ? [`--limit ${values.limit}`] : []),
  ...(values.english ? ['--english PAIRS.tsv.gz'] : []),
];
const fitted = {
  madeBy: ['npm run fit:reader -- --dataset FILE.json', ...made, '--write'].join(' '),
  questions: answerable.length,
  clip: CLIP,
  ranking: { score: round(passageWeights[0]!), margin: round(passageWeights[1]!) },
  sentences: { choice: round(sentenceWeights[0]!), margin: round(sentenceWeights[1]!) },
  confidence: {
    bias: round(model.bias),
    thresholds: { perhaps: round(perhaps), sure: round(sure) },
    weights: Object.fromEntries(names.map((name, i) => [name, round(model.weights[i]!)])),
  },
};
console.log(JSON.stringify(fitted, null, 2));
if (values.write) {
  const file = new URL('../../src/answering/reading-weights.json', import.meta.url);
  writeFileSync(file, `${JSON.stringify(fitted, null, 2)}\n`);
}
await Promise.all([embedder.close(), reader.close()]);
