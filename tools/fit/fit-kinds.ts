import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { CHECKSUMS_FILE, checkModelFiles, RESTORE } from '../../embeddings/model-files.ts';
import { BUNDLED_READER, hiddenOf } from '../../embeddings/reader/local-reader.ts';
import { piecesOf } from '../../embeddings/reader/pieces.ts';
import {
  HEADS_FILE,
  type HiddenQuestion,
  meanOf,
  type QuestionHeads,
  readQuestion,
} from '../../embeddings/reader/question-heads.ts';
import { loadReaderModel } from '../../embeddings/reader/reader-model.ts';
import { unseenTitles } from '../eval/measure-reading.ts';
import { readSquad } from '../eval/squad.ts';
import { type KindQuestion, kindQuestions } from './questions.ts';
import { fitSoftmax } from './softmax.ts';

/*
 * Fits what tells the kind of a question and its topic from the reader's layers:
 *   npm run fit:kinds -- --dataset PIAF.json [--write]
 * on the questions beside this file, and measures it on fifths of them that it has not seen. Questions of an encyclopedia, which
 * look like requests ("quel est le rôle de…"), are facts: some of PIAF's, of the titles that the reader was trained on; those of
 * the others are counted that are taken for something else.
 */
const FOLDS = 5;
const KIND_FIT = { steps: 100, l2: 0.01 };
const TOPIC_FIT = { count: 2, steps: 60, l2: 0.001 };
/** Every so many of PIAF's. */
const OF_PIAF = { taught: 8, counted: 2 };
const LIKELY = 0.7;
const SHOWN = [0.5, 0.6, 0.7, 0.8, 0.9];
/** Of a weight that is written down: the logits move by less than a hundredth. */
const DIGITS = 5;

interface Case extends KindQuestion {
  readonly shown: HiddenQuestion;
  readonly mean: Float64Array;
  /** For each piece whether it is of the topic. */
  readonly marks: readonly boolean[];
}

const { values } = parseArgs({
  options: { dataset: { type: 'string' }, write: { type: 'boolean', default: false } },
});
if (!values.dataset) {
  console.error('fit:kinds takes --dataset FILE.json, in SQuAD format.');
  process.exit(2);
}
const kinds = [...new Set(kindQuestions().map(({ kind }) => kind))].sort();
const cases = await casesOf(kindQuestions());
const { taught, counted } = factsOf(values.dataset);
const facts = await casesOf(taught);
console.log(`${cases.length} questions of ${kinds.length} kinds, ${facts.length} more facts`);
const heads = fitHeads([...cases, ...facts]);
if (values.write) write(heads);
countFacts(await casesOf(counted), heads);
report();

/** Of a dataset, questions to learn from and others, of the titles left out, to count. */
function factsOf(file: string): { taught: KindQuestion[]; counted: KindQuestion[] } {
  const unseen = unseenTitles();
  const asked = readSquad(file).questions.map(({ question, title }) => ({
    question: { q: question, lang: 'fr', kind: 'fact', topic: [] } as const,
    isOut: unseen.has(title),
  }));
  const some = (out: boolean, every: number): KindQuestion[] =>
    asked
      .filter(({ isOut }) => isOut === out)
      .map(({ question }) => question)
      .filter((_, i) => i % every === 0);
  return { taught: some(false, OF_PIAF.taught), counted: some(true, OF_PIAF.counted) };
}

/** How many facts are likely something else, of those that an answer is composed for. */
function countFacts(asked: readonly Case[], heads: QuestionHeads): void {
  const wrong = asked.filter(({ q, shown }) => {
    const { kinds } = readQuestion(q, shown, heads);
    const request = kinds['summary']! + kinds['overview']! + kinds['news']!;
    return request >= LIKELY || kinds['changed']! + kinds['errata']! >= LIKELY;
  });
  console.log(`facts of ${asked.length} taken for something else: ${wrong.length}`);
}

async function casesOf(questions: readonly KindQuestion[]): Promise<Case[]> {
  const files = await checkModelFiles(BUNDLED_READER, RESTORE);
  const model = await loadReaderModel(files, 2, RESTORE);
  const cut = piecesOf(model.tokenizer);
  const made: Case[] = [];
  for (const question of questions) {
    const shown = await hiddenOf(question.q, cut, model);
    if (!shown) throw new Error('The graph shows no hidden_states: export it as graph.py does.');
    const spans = question.topic.map((words) => {
      const start = question.q.indexOf(words);
      return { start, end: start + words.length };
    });
    const marks = shown.pieces.map(({ start, end }) =>
      spans.some((span) => start < span.end && end > span.start),
    );
    made.push({ ...question, shown, mean: meanOf(shown), marks });
  }
  return made;
}

function fitHeads(some: readonly Case[]): QuestionHeads {
  const { weights, biases } = fitSoftmax(
    some.map(({ mean }) => mean),
    some.map(({ kind }) => kinds.indexOf(kind)),
    { ...KIND_FIT, count: kinds.length },
  );
  // What has no topic told teaches nothing of it.
  const told = some.filter(({ topic }) => topic.length > 0);
  const tokens = told.flatMap(({ shown: { pieces, states, width }, marks }) =>
    pieces.flatMap(({ start }, i) =>
      start < 0
        ? []
        : [
            {
              row: Float64Array.from(states.subarray((i + 1) * width, (i + 2) * width)),
              mark: marks[i]!,
            },
          ],
    ),
  );
  const topic = fitSoftmax(
    tokens.map(({ row }) => row),
    tokens.map(({ mark }) => (mark ? 1 : 0)),
    TOPIC_FIT,
  );
  const difference = (a: ArrayLike<number>, b: ArrayLike<number>): number[] =>
    Array.from(a, (value, i) => rounded(value - b[i]!));
  return {
    kinds,
    weights: weights.map((row) => Array.from(row, rounded)),
    biases: Array.from(biases, rounded),
    topic: {
      weights: difference(topic.weights[1]!, topic.weights[0]!),
      bias: rounded(topic.biases[1]! - topic.biases[0]!),
    },
  };
}

function rounded(value: number): number {
  return Number(value.toFixed(DIGITS));
}

/** Precision and recall of each kind by the least probability, and of the topic's tokens, on what was left out. */
function report(): void {
  const found = Array.from({ length: FOLDS }, (_, fold) => {
    const heads = fitHeads([...cases.filter((_, i) => i % FOLDS !== fold), ...facts]);
    return cases
      .filter((_, i) => i % FOLDS === fold)
      .map((one) => ({ one, reading: readQuestion(one.q, one.shown, heads) }));
  }).flat();
  const best = (reading: Record<string, number>): string =>
    kinds.reduce((a, b) => (reading[b]! > reading[a]! ? b : a));
  const right = found.filter(({ one, reading }) => best(reading.kinds) === one.kind).length;
  console.log(`kind right: ${((100 * right) / found.length).toFixed(1)} %`);
  for (const kind of kinds) {
    const of = found.filter(({ one }) => one.kind === kind).length;
    const cells = SHOWN.map((least) => {
      const said = found.filter(({ reading }) => reading.kinds[kind]! >= least);
      const true_ = said.filter(({ one }) => one.kind === kind).length;
      return `${least}: ${Math.round((100 * true_) / (said.length || 1))}/${Math.round((100 * true_) / of)}`;
    });
    console.log(
      `${kind.padEnd(9)} ${String(of).padStart(4)}  precision/recall at ${cells.join('  ')}`,
    );
  }
  let [both, said, meant] = [0, 0, 0];
  for (const { one, reading } of found) {
    const isIn = (at: number): boolean =>
      reading.topic.some(({ start, end }) => start <= at && at < end);
    for (const [i, { start, end }] of one.shown.pieces.entries()) {
      if (start < 0 || end === start) continue;
      if (isIn(start)) said++;
      if (one.marks[i]) meant++;
      if (one.marks[i] && isIn(start)) both++;
    }
  }
  console.log(
    `topic: precision ${((100 * both) / said).toFixed(1)} %, recall ${((100 * both) / meant).toFixed(1)} %`,
  );
}

function write(heads: QuestionHeads): void {
  const file = path.join(BUNDLED_READER, HEADS_FILE);
  const lines = [
    `"kinds": ${JSON.stringify(heads.kinds)}`,
    `"biases": ${JSON.stringify(heads.biases)}`,
    `"weights": [\n${heads.weights.map((row) => JSON.stringify(row)).join(',\n')}\n]`,
    `"topic": ${JSON.stringify(heads.topic)}`,
  ];
  const text = `{\n${lines.join(',\n')}\n}\n`;
  writeFileSync(file, text);
  const list = path.join(BUNDLED_READER, CHECKSUMS_FILE);
  const checksums = JSON.parse(readFileSync(list, 'utf8')) as { files: Record<string, string> };
  checksums.files[HEADS_FILE] = createHash('sha256').update(text).digest('hex');
  writeFileSync(list, `${JSON.stringify(checksums, null, 2)}\n`);
  console.log(`wrote ${file}`);
}
