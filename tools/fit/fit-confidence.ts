import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadEmbedder } from '../../embeddings/transformers-embedder.ts';
import { scoreSentences } from '../../src/answering/choose-sentences.ts';
import { CONFIDENCE_FEATURES, confidenceFeatures } from '../../src/answering/confidence.ts';
import { type Query, readQuestion } from '../../src/retrieval/query.ts';
import { type RankedCandidate, retrieve } from '../../src/retrieval/retrieve.ts';
import { type HeldOut, heldOut } from '../eval/abstention.ts';
import { auroc } from '../eval/auroc.ts';
import { indexSquad, readSquad } from '../eval/squad.ts';
import { fitLogistic, type LogisticCase, probability } from './logistic.ts';

/*
 * Fits the weights of the confidence:
 *   npm run fit:confidence -- --dataset FILE.json [--write]
 * Questions with and without an answer are made as `abstention.ts` says; small folders are added to them.
 */
const FOLDS = 5;
const KEPT = 0.9;
/** So many folders of one article in so many: about 14 articles, 45 passages. */
const SMALL = 8;
const SMALL_STEP = 34;

const { values } = parseArgs({
  options: { dataset: { type: 'string' }, write: { type: 'boolean', default: false } },
});
if (!values.dataset) {
  console.error('fit:confidence takes --dataset FILE.json, a dataset in SQuAD format.');
  process.exit(2);
}

interface ConfidenceCase extends LogisticCase {
  readonly what: HeldOut['what'] | 'small answerable' | 'small absent';
  readonly group: string;
}

const set = readSquad(values.dataset);
const embedder = await loadEmbedder({ model: 'kiosque-fr-en', cacheDir: '.kiosque/models' });
const sources = await indexSquad(set.articles, embedder);

const names = Object.keys(CONFIDENCE_FEATURES) as (keyof typeof CONFIDENCE_FEATURES)[];
const cases: ConfidenceCase[] = [];

function caseOf(
  what: ConfidenceCase['what'],
  group: string,
  query: Query,
  ranked: readonly RankedCandidate[],
  size: number,
): ConfidenceCase {
  const asked = { ...query, chunks: size };
  const features = confidenceFeatures(asked, ranked, scoreSentences(asked, ranked));
  const row = Float64Array.from(names, (name) => features?.[name] ?? 0);
  const stratum = what.startsWith('small') ? 'small' : 'large';
  return { what, group, row, stratum, right: what.endsWith('answerable') };
}

for (const question of set.questions) {
  const query = await readQuestion(question.question, sources, embedder);
  const all = await retrieve(query, sources);
  for (const { what, ranked } of heldOut(question, all, set)) {
    cases.push(caseOf(what, question.title, query, ranked, query.chunks / 2));
  }
}

// Small folders: among few chunks every word is rare, and the same numbers mean something else.
for (let part = 0; part < SMALL; part++) {
  const articles = set.articles.filter((_, i) => i % SMALL_STEP === part);
  const ids = new Set(articles.map(({ id }) => id));
  const small = await indexSquad(articles, embedder);
  const inside = set.questions.filter(({ articleId }) => ids.has(articleId));
  const outside = set.questions.filter(
    ({ articleId }, i) => !ids.has(articleId) && i % SMALL_STEP === part,
  );
  for (const question of [...inside, ...outside.slice(0, inside.length)]) {
    const query = await readQuestion(question.question, small, embedder);
    const what = ids.has(question.articleId) ? 'small answerable' : 'small absent';
    cases.push(caseOf(what, question.title, query, await retrieve(query, small), query.chunks));
  }
  small.close();
}

const groups = [...new Set(cases.map(({ group }) => group))].sort();
const foldOf = new Map(groups.map((group, i) => [group, i % FOLDS]));
const scores = new Float64Array(cases.length);
for (let fold = 0; fold < FOLDS; fold++) {
  const model = fitLogistic(cases.filter(({ group }) => foldOf.get(group) !== fold));
  cases.forEach(({ row, group }, i) => {
    if (foldOf.get(group) === fold) scores[i] = probability(model, row);
  });
}
const of = (what: ConfidenceCase['what']): number[] =>
  cases.flatMap((entry, i) => (entry.what === what ? [scores[i]!] : []));
const answerable = of('answerable').sort((a, b) => a - b);
const share = (list: readonly number[], below: number): number =>
  list.filter((score) => score < below).length / list.length;
const threshold = answerable[Math.floor((1 - KEPT) * answerable.length)]!;
const absent = of('absent').sort((a, b) => a - b);
// "Sure" is where nine of ten questions without an article would not pass.
const sure = Math.max(threshold, absent[Math.floor(0.9 * absent.length)]!);
console.log(
  `cross-validated: AUROC absent ${auroc(answerable, absent).toFixed(3)}, missing ${auroc(answerable, of('missing')).toFixed(3)}`,
);
console.log(
  `threshold ${threshold.toFixed(3)} keeps 90 %, refuses ${(100 * share(absent, threshold)).toFixed(1)} % absent, ${(100 * share(of('missing'), threshold)).toFixed(1)} % missing`,
);
const smallAnswerable = of('small answerable');
console.log(
  `small folders: AUROC ${auroc(smallAnswerable, of('small absent')).toFixed(3)}, keeps ${(100 - 100 * share(smallAnswerable, threshold)).toFixed(1)} %, refuses ${(100 * share(of('small absent'), threshold)).toFixed(1)} %`,
);
console.log(
  `sure from ${sure.toFixed(3)}: ${(100 - 100 * share(answerable, sure)).toFixed(1)} % of the answerable, 10 % of the absent`,
);

const model = fitLogistic(cases);
const fitted = {
  madeBy: 'npm run fit:confidence -- --dataset FILE.json --write',
  bias: Number(model.bias.toPrecision(4)),
  thresholds: { perhaps: Number(threshold.toPrecision(3)), sure: Number(sure.toPrecision(3)) },
  /** For a threshold, what share of answerable questions it keeps and of questions without an article it refuses. */
  rates: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7].map((at) => ({
    threshold: at,
    kept: Number((1 - share(answerable, at)).toFixed(3)),
    refused: Number(share(absent, at).toFixed(3)),
  })),
  weights: Object.fromEntries(
    names.map((name, i) => [name, Number(model.weights[i]!.toPrecision(4))]),
  ),
};
console.log(fitted);
if (values.write) {
  writeFileSync(
    new URL('../../src/answering/confidence-weights.json', import.meta.url),
    `${JSON.stringify(fitted, null, 2)}\n`,
  );
}
sources.close();
await embedder.close();
