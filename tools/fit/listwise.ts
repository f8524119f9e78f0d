/** The candidates of one question: rows of features, and which of them are right. */
export interface RankingCase {
  readonly rows: readonly Float64Array[];
  readonly right: readonly boolean[];
  /** Cases of one group stay in one fold. */
  readonly group: string;
}

const STEPS = 200;
const RATE = 0.1;
const L2 = 1e-3;

/**
 * Weights that minimise the listwise softmax loss -ln(sum of p over the right rows), with full-batch Adam on
 * standardised features. Deterministic.
 */
export function fitListwise(cases: readonly RankingCase[]): Float64Array {
  const usable = cases.filter(({ right }) => right.includes(true));
  const size = usable[0]?.rows[0]?.length ?? 0;
  const { mean, deviation } = moments(usable, size);
  const flat = usable.map(({ rows }) => {
    const values = new Float64Array(rows.length * size);
    rows.forEach((row, i) => {
      for (let f = 0; f < size; f++) values[i * size + f] = (row[f]! - mean[f]!) / deviation[f]!;
    });
    return values;
  });
  const weights = new Float64Array(size);
  const first = new Float64Array(size);
  const second = new Float64Array(size);
  for (let step = 1; step <= STEPS; step++) {
    const gradient = weights.map((weight) => 2 * L2 * weight);
    for (const [c, values] of flat.entries()) {
      addGradient(values, usable[c]!.right, weights, gradient, flat.length);
    }
    const rate = RATE * (1 - step / (STEPS + 1));
    for (let f = 0; f < size; f++) {
      first[f] = 0.9 * first[f]! + 0.1 * gradient[f]!;
      second[f] = 0.99 * second[f]! + 0.01 * gradient[f]! ** 2;
      const m = first[f]! / (1 - 0.9 ** step);
      const v = second[f]! / (1 - 0.99 ** step);
      weights[f]! -= (rate * m) / (Math.sqrt(v) + 1e-9);
    }
  }
  return weights.map((weight, f) => weight / deviation[f]!);
}

/** Adds one case's share of the loss's gradient; `values` holds its rows one after the other. */
function addGradient(
  values: Float64Array,
  right: readonly boolean[],
  weights: Float64Array,
  gradient: Float64Array,
  cases: number,
): void {
  const size = weights.length;
  const scores = new Float64Array(right.length);
  let top = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < right.length; i++) {
    let score = 0;
    for (let f = 0; f < size; f++) score += values[i * size + f]! * weights[f]!;
    scores[i] = score;
    top = Math.max(top, score);
  }
  let all = 0;
  let good = 0;
  for (let i = 0; i < right.length; i++) {
    scores[i] = Math.exp(scores[i]! - top);
    all += scores[i]!;
    if (right[i]) good += scores[i]!;
  }
  for (let i = 0; i < right.length; i++) {
    const delta = (scores[i]! / all - (right[i] ? scores[i]! / good : 0)) / cases;
    for (let f = 0; f < size; f++) gradient[f]! += delta * values[i * size + f]!;
  }
}

export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** Scores of each case's rows by weights fitted on the other folds; groups are dealt in order of their name. */
export function crossValidate(cases: readonly RankingCase[], folds: number): number[][] {
  const groups = [...new Set(cases.map(({ group }) => group))].sort();
  const foldOf = new Map(groups.map((group, i) => [group, i % folds]));
  const scores: number[][] = cases.map(() => []);
  for (let fold = 0; fold < folds; fold++) {
    const weights = fitListwise(cases.filter(({ group }) => foldOf.get(group) !== fold));
    for (const [i, { rows, group }] of cases.entries()) {
      if (foldOf.get(group) === fold) scores[i] = rows.map((row) => dot(row, weights));
    }
  }
  return scores;
}

function moments(
  cases: readonly RankingCase[],
  size: number,
): { mean: Float64Array; deviation: Float64Array } {
  const mean = new Float64Array(size);
  const deviation = new Float64Array(size);
  let n = 0;
  for (const { rows } of cases) {
    for (const row of rows) {
      n++;
      for (let f = 0; f < size; f++) {
        mean[f]! += row[f]!;
        deviation[f]! += row[f]! ** 2;
      }
    }
  }
  for (let f = 0; f < size; f++) {
    mean[f]! /= n || 1;
    deviation[f] = Math.sqrt(Math.max(0, deviation[f]! / (n || 1) - mean[f]! ** 2)) || 1;
  }
  return { mean, deviation };
}
