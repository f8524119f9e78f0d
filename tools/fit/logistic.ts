export interface LogisticCase {
  readonly row: Float64Array;
  readonly right: boolean;
  /** Right and wrong cases of one stratum weigh the same; each stratum weighs the same. */
  readonly stratum: string;
  /** Weighs so much instead, among all others. */
  readonly weight?: number;
}

export interface LogisticModel {
  readonly weights: Float64Array;
  readonly bias: number;
}

const STEPS = 300;
const RATE = 0.1;
const L2 = 1e-4;

export function probability({ weights, bias }: LogisticModel, row: Float64Array): number {
  let sum = bias;
  for (let f = 0; f < row.length; f++) sum += weights[f]! * row[f]!;
  return 1 / (1 + Math.exp(-sum));
}

/**
 * Logistic regression by full-batch Adam on standardised features. Deterministic.
 * @param monotone no weight is below 0: where more of each feature is known to speak for a right answer, what a small sample
 *   says otherwise is chance, or the shadow of another feature.
 */
export function fitLogistic(
  cases: readonly LogisticCase[],
  { monotone = false }: { readonly monotone?: boolean } = {},
): LogisticModel {
  const size = cases[0]?.row.length ?? 0;
  const mean = new Float64Array(size);
  const deviation = new Float64Array(size);
  for (const { row } of cases) for (let f = 0; f < size; f++) mean[f]! += row[f]! / cases.length;
  for (const { row } of cases) {
    for (let f = 0; f < size; f++) deviation[f]! += (row[f]! - mean[f]!) ** 2 / cases.length;
  }
  for (let f = 0; f < size; f++) deviation[f] = Math.sqrt(deviation[f]!) || 1;
  const classOf = ({ stratum, right }: LogisticCase): string => `${stratum} ${right}`;
  const counts = new Map<string, number>();
  for (const entry of cases) counts.set(classOf(entry), (counts.get(classOf(entry)) ?? 0) + 1);
  const scaled = cases.map((entry) => ({
    row: Float64Array.from([...entry.row.map((value, f) => (value - mean[f]!) / deviation[f]!), 1]),
    target: entry.right ? 1 : 0,
    weight: entry.weight ?? 1 / (counts.size * counts.get(classOf(entry))!),
  }));
  const weights = new Float64Array(size + 1);
  const first = new Float64Array(size + 1);
  const second = new Float64Array(size + 1);
  for (let step = 1; step <= STEPS; step++) {
    const gradient = weights.map((weight, f) => (f < size ? 2 * L2 * weight : 0));
    for (const { row, target, weight } of scaled) {
      const delta = weight * (probability({ weights, bias: 0 }, row) - target);
      for (let f = 0; f <= size; f++) gradient[f]! += delta * row[f]!;
    }
    const rate = RATE * (1 - step / (STEPS + 1));
    for (let f = 0; f <= size; f++) {
      first[f] = 0.9 * first[f]! + 0.1 * gradient[f]!;
      second[f] = 0.99 * second[f]! + 0.01 * gradient[f]! ** 2;
      weights[f]! -=
        (rate * (first[f]! / (1 - 0.9 ** step))) /
        (Math.sqrt(second[f]! / (1 - 0.99 ** step)) + 1e-9);
      if (monotone && f < size) weights[f] = Math.max(0, weights[f]!);
    }
  }
  const plain = weights.slice(0, size).map((weight, f) => weight / deviation[f]!);
  const shift = plain.reduce((sum, weight, f) => sum + weight * mean[f]!, 0);
  return { weights: plain, bias: weights[size]! - shift };
}
