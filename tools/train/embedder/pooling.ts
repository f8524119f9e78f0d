/** Piece vectors, row by row. */
export interface Table {
  readonly data: Float32Array;
  readonly dimension: number;
}

/**
 * The mean of a text's piece vectors, brought to unit length.
 *
 * @param pieces ids, those of the text from `from` to `to`.
 * @param into written from `at` on: `dimension` numbers.
 * @returns the length of the mean before; 0 leaves zeros.
 */
export function pool(
  table: Table,
  pieces: ArrayLike<number>,
  from: number,
  to: number,
  into: Float32Array,
  at: number,
): number {
  const { data, dimension } = table;
  const sum = into.subarray(at, at + dimension).fill(0);
  for (let i = from; i < to; i++) {
    const row = pieces[i]! * dimension;
    for (let d = 0; d < dimension; d++) sum[d]! += data[row + d]!;
  }
  let squares = 0;
  for (let d = 0; d < dimension; d++) squares += sum[d]! * sum[d]!;
  const length = Math.sqrt(squares);
  if (length === 0) return 0;
  for (let d = 0; d < dimension; d++) sum[d]! /= length;
  return length / (to - from);
}

/**
 * From the gradient by a unit vector to that by each of the text's piece vectors, in place: with u = m / |m| and m the
 * mean of n of them, that is (g - (g·u) u) / (n |m|).
 *
 * @param gradient changed from `at` on.
 * @param unit the unit vector, from `at` on.
 * @param length |m|
 * @param count n
 */
export function poolBackward(
  gradient: Float32Array,
  unit: Float32Array,
  at: number,
  dimension: number,
  length: number,
  count: number,
): void {
  let along = 0;
  for (let d = at; d < at + dimension; d++) along += gradient[d]! * unit[d]!;
  const factor = length === 0 ? 0 : 1 / (length * count);
  for (let d = at; d < at + dimension; d++)
    gradient[d] = (gradient[d]! - along * unit[d]!) * factor;
}
