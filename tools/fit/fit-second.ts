import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadEmbedder } from '../../embeddings/transformers-embedder.ts';
import { cosine } from '../../embeddings/unit-vector.ts';
import { readQuestion } from '../../src/retrieval/query.ts';
import { retrieve } from '../../src/retrieval/retrieve.ts';
import { unseenTitles } from '../eval/measure-reading.ts';
import { indexSquad, readSquad } from '../eval/squad.ts';
import { crossValidate, fitListwise, type RankingCase } from './listwise.ts';
import { holdsParagraph } from './reader-cases.ts';

/*
 * Fits the weights of the ranking score and of a second model's cosine, on the titles of PIAF that the reader was not
 * trained on:
 *   npm run fit:second -- --dataset FILE.json --model MODEL [--write]
 * Prints the figures by cross-validation over titles; --write stores the weights fitted on everything. Takes some minutes.
 */
const FOLDS = 5;
const { values } = parseArgs({
  options: {
    dataset: { type: 'string' },
    model: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
if (!values.dataset || !values.model) {
  console.error('fit:second takes --dataset FILE.json, PIAF in SQuAD format, and --model MODEL.');
  process.exit(2);
}

const cacheDir = '.kiosque/models';
const set = readSquad(values.dataset);
const embedder = await loadEmbedder({ model: 'kiosque-fr-en', cacheDir });
const second = await loadEmbedder({ model: values.model, cacheDir, oneThread: true });
const sources = await indexSquad(set.articles, embedder);
const vectors = new Map<string, Float32Array | null>();
async function vectorOf(text: string): Promise<Float32Array | null> {
  if (!vectors.has(text)) vectors.set(text, (await second.embed([text], 'passage'))[0] ?? null);
  return vectors.get(text)!;
}

const titles = unseenTitles();
const cases: RankingCase[] = [];
for (const question of set.questions.filter(({ title }) => titles.has(title))) {
  const ranked = await retrieve(await readQuestion(question.question, sources, embedder), sources);
  const [asked] = await second.embed([question.question], 'query');
  const rows: Float64Array[] = [];
  for (const { score, chunk } of ranked) {
    const vector = await vectorOf(chunk.text);
    rows.push(Float64Array.of(score, asked && vector ? cosine(asked, vector) : 0));
  }
  const right = ranked.map((candidate) => holdsParagraph(question, candidate));
  cases.push({ rows, right, group: question.title });
}

function share(scores: readonly (readonly number[])[], k: number): string {
  const found = cases.filter(({ right }, i) => {
    const order = right.map((isRight, at) => ({ isRight, score: scores[i]![at]! }));
    const best = order.sort((a, b) => b.score - a.score).slice(0, k);
    return best.some(({ isRight }) => isRight);
  });
  return ((100 * found.length) / cases.length).toFixed(1);
}
const before = cases.map(({ rows }) => rows.map((row) => row[0]!));
const after = crossValidate(cases, FOLDS);
const figures = [1, 3, 6].map((k) => `@${k} ${share(after, k)} (${share(before, k)} without)`);
console.log(`${cases.length} questions, cross-validated: ${figures.join('  ')}`);
const [ofScore, ofCosine] = fitListwise(cases);
const round = (value: number): number => Number(value.toPrecision(4));
const fitted = {
  madeBy: 'npm run fit:second -- --dataset FILE.json --model MODEL --write',
  model: values.model.split(/[\\/]/).at(-1),
  score: round(ofScore!),
  cosine: round(ofCosine!),
};
console.log(JSON.stringify(fitted, null, 2));
if (values.write) {
  const file = new URL('../../src/retrieval/second-weights.json', import.meta.url);
  writeFileSync(file, `${JSON.stringify(fitted, null, 2)}\n`);
}
await sources.close();
await Promise.all([embedder.close(), second.close()]);
