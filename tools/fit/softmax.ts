/** Linear weights of several classes, for features as they come. */
export interface SoftmaxModel {
  /** (classes, features) */
  readonly weights: readonly Float64Array[];
  readonly biases: Float64Array;
}

const RATE = 0.02;

/**
 * Multinomial logistic regression by full-batch Adam on standardised features. Deterministic.
 * @param rows (cases, features)
 * @param classes of each case, counted from 0.
 */
export function fitSoftmax(
  rows: readonly Float64Array[],
  classes: readonly number[],
  { count, steps, l2 }: { readonly count: number; readonly steps: number; readonly l2: number },
): SoftmaxModel {
  const size = rows[0]!.length;
  const mean = new Float64Array(size);
  const deviation = new Float64Array(size);
  for (const row of rows) for (let f = 0; f < size; f++) mean[f]! += row[f]! / rows.length;
  for (const row of rows)
    for (let f = 0; f < size; f++) deviation[f]! += (row[f]! - mean[f]!) ** 2 / rows.length;
  for (let f = 0; f < size; f++) deviation[f] = Math.sqrt(deviation[f]!) + 1e-4;
  const scaled = rows.map((row) => {
    const values = new Float64Array(size + 1);
    for (let f = 0; f < size; f++) values[f] = (row[f]! - mean[f]!) / deviation[f]!;
    values[size] = 1;
    return values;
  });
  const all = (size + 1) * count;
  const weights = new Float64Array(all);
  const first = new Float64Array(all);
  const second = new Float64Array(all);
  for (let step = 1; step <= steps; step++) {
    const gradient = weights.map((weight, i) => (i % (size + 1) < size ? 2 * l2 * weight : 0));
    for (const [n, row] of scaled.entries()) {
      const shares = sharesOf(weights, row, count);
      for (let k = 0; k < count; k++) {
        const delta = (shares[k]! - (classes[n] === k ? 1 : 0)) / rows.length;
        if (Math.abs(delta) < 1e-9) continue;
        const at = k * (size + 1);
        for (let f = 0; f <= size; f++) gradient[at + f]! += delta * row[f]!;
      }
    }
    for (let i = 0; i < all; i++) {
      first[i] = 0.9 * first[i]! + 0.1 * gradient[i]!;
      second[i] = 0.999 * second[i]! + 0.001 * gradient[i]! ** 2;
      weights[i]! -=
        (RATE * (first[i]! / (1 - 0.9 ** step))) /
        (Math.sqrt(second[i]! / (1 - 0.999 ** step)) + 1e-8);
    }
  }
  const plain = Array.from({ length: count }, (_, k) =>
    weights.slice(k * (size + 1), k * (size + 1) + size).map((weight, f) => weight / deviation[f]!),
  );
  const biases = Float64Array.from(plain, (row, k) =>
    row.reduce((sum, weight, f) => sum - weight * mean[f]!, weights[k * (size + 1) + size]!),
  );
  return { weights: plain, biases };
}

function sharesOf(weights: Float64Array, row: Float64Array, count: number): Float64Array {
  const logits = new Float64Array(count);
  for (let k = 0; k < count; k++) {
    let sum = 0;
    const at = k * row.length;
    for (let f = 0; f < row.length; f++) sum += weights[at + f]! * row[f]!;
    logits[k] = sum;
  }
  const most = Math.max(...logits);
  const odds = logits.map((logit) => Math.exp(logit - most));
  const total = odds.reduce((sum, one) => sum + one, 0);
  return odds.map((one) => one / total);
}
