import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadEmbedder } from '../../embeddings/transformers-embedder.ts';
import { SENTENCE_FEATURES, scoreSentences } from '../../src/answering/choose-sentences.ts';
import { FEATURES } from '../../src/retrieval/features.ts';
import { type Query, readQuestion } from '../../src/retrieval/query.ts';
import { type RankedCandidate, retrieve } from '../../src/retrieval/retrieve.ts';
import { indexSquad, readSquad, type SquadQuestion } from '../eval/squad.ts';
import { crossValidate, dot, fitListwise, type RankingCase } from './listwise.ts';

/*
 * Fits the weights of the ranking and of the choice of sentences:
 *   npm run fit:ranking -- --dataset FILE.json [--write]
 * Prints the figures by cross-validation over the articles' titles; --write stores the weights fitted on everything.
 */
const FOLDS = 5;
const { values } = parseArgs({
  options: { dataset: { type: 'string' }, write: { type: 'boolean', default: false } },
});
if (!values.dataset) {
  console.error('fit:ranking takes --dataset FILE.json, a dataset in SQuAD format.');
  process.exit(2);
}

const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }): boolean =>
  a.start < b.end && b.start < a.end;
const holdsGold = (question: SquadQuestion, candidate: RankedCandidate): boolean =>
  candidate.article.id === question.articleId && overlaps(candidate.chunk, question.paragraph);

const set = readSquad(values.dataset);
const embedder = await loadEmbedder({ model: 'kiosque-fr-en', cacheDir: '.kiosque/models' });
const sources = await indexSquad(set.articles, embedder);
console.error('indexed');

const rankings: {
  question: SquadQuestion;
  query: Query;
  ranked: RankedCandidate[];
}[] = [];
const passageCases: RankingCase[] = [];
for (const question of set.questions) {
  const query = await readQuestion(question.question, sources, embedder);
  const ranked = await retrieve(query, sources);
  rankings.push({ question, query, ranked });
  passageCases.push({
    rows: ranked.map(({ features }) =>
      Float64Array.from(Object.keys(FEATURES), (name) => features[name as keyof typeof FEATURES]),
    ),
    right: ranked.map((candidate) => holdsGold(question, candidate)),
    group: question.title,
  });
}

function report(
  label: string,
  cases: readonly RankingCase[],
  scores: readonly (readonly number[])[],
  at: readonly number[],
): void {
  const ranks = cases.map(({ right }, i) => {
    const order = scores[i]!.map((score, k) => ({ score, right: right[k] })).sort(
      (a, b) => b.score - a.score,
    );
    const found = order.findIndex((row) => row.right);
    return found < 0 ? Number.POSITIVE_INFINITY : found + 1;
  });
  const share = (test: (rank: number) => boolean): string =>
    ((100 * ranks.filter(test).length) / ranks.length).toFixed(1);
  const mrr =
    (100 * ranks.reduce((sum, rank) => sum + (rank <= 10 ? 1 / rank : 0), 0)) / ranks.length;
  console.log(
    `${label}: ${at.map((k) => `@${k} ${share((rank) => rank <= k)}`).join('  ')}  MRR@10 ${mrr.toFixed(1)}  in candidates ${share(Number.isFinite)}`,
  );
}

const passageScores = crossValidate(passageCases, FOLDS);
report('passages, cross-validated', passageCases, passageScores, [1, 3, 5, 10]);
const passageWeights = fitListwise(passageCases);
report(
  'passages, all',
  passageCases,
  passageCases.map(({ rows }) => rows.map((row) => dot(row, passageWeights))),
  [1, 3, 5, 10],
);

const sentenceCases: RankingCase[] = rankings.map(({ question, query, ranked }, i) => {
  // Ranked by weights that never saw this question.
  const reranked = ranked
    .map((candidate, k) => ({ ...candidate, score: passageScores[i]![k]! }))
    .sort((a, b) => b.score - a.score);
  const sentences = scoreSentences(query, reranked);
  return {
    rows: sentences.map(({ features }) =>
      Float64Array.from(
        Object.keys(SENTENCE_FEATURES),
        (name) => features[name as keyof typeof SENTENCE_FEATURES],
      ),
    ),
    right: sentences.map(
      (sentence) =>
        sentence.candidate.article.id === question.articleId &&
        question.answers.some(
          (answer) => answer.start >= sentence.start && answer.end <= sentence.end,
        ),
    ),
    group: question.title,
  };
});
report('sentences, cross-validated', sentenceCases, crossValidate(sentenceCases, FOLDS), [1, 2, 3]);
const sentenceWeights = fitListwise(sentenceCases);

const madeBy = 'npm run fit:ranking -- --dataset FILE.json --write';
const named = (names: readonly string[], weights: Float64Array): string => {
  const byName = names.map((name, i) => [name, Number(weights[i]!.toPrecision(4))]);
  return `${JSON.stringify({ madeBy, ...Object.fromEntries(byName) }, null, 2)}\n`;
};
const files = {
  'src/retrieval/ranking-weights.json': named(Object.keys(FEATURES), passageWeights),
  'src/answering/sentence-weights.json': named(Object.keys(SENTENCE_FEATURES), sentenceWeights),
};
for (const [file, text] of Object.entries(files)) {
  console.log(file, text);
  if (values.write) writeFileSync(new URL(`../../${file}`, import.meta.url), text);
}
sources.close();
await embedder.close();
