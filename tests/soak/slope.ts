/** A value at a time. */
export interface Sample {
  /** Minutes. */
  readonly at: number;
  readonly value: number;
}

export interface Slope {
  /** By how much the value grows in a minute. */
  readonly perMinute: number;
  /** Half the width of the 95 % interval. */
  readonly margin: number;
}

const NORMAL_95 = 1.96;

/** The mean of each `size` samples in a row: what they deviate by has less to do with the sample before. */
export function blockMeans(samples: readonly Sample[], size: number): Sample[] {
  const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
  return Array.from({ length: Math.floor(samples.length / size) }, (_, i) => {
    const block = samples.slice(i * size, (i + 1) * size);
    return { at: mean(block.map(({ at }) => at)), value: mean(block.map(({ value }) => value)) };
  });
}

/** One slope by least squares for several stretches, each of which may begin at a height of its own. */
export function slopeOf(stretches: readonly (readonly Sample[])[]): Slope {
  let squares = 0;
  let products = 0;
  const centred: Sample[] = [];
  for (const samples of stretches) {
    const at = samples.reduce((sum, sample) => sum + sample.at, 0) / samples.length;
    const value = samples.reduce((sum, sample) => sum + sample.value, 0) / samples.length;
    for (const sample of samples) {
      const one = { at: sample.at - at, value: sample.value - value };
      squares += one.at * one.at;
      products += one.at * one.value;
      centred.push(one);
    }
  }
  const perMinute = products / squares;
  const left = centred.reduce((sum, { at, value }) => sum + (value - perMinute * at) ** 2, 0);
  const freedom = centred.length - stretches.length - 1;
  return { perMinute, margin: NORMAL_95 * Math.sqrt(left / freedom / squares) };
}
