const TOLERANCE = 1e-3;

/** Why `vector` is not a finite unit vector of `dimension` numbers, or null when it is one. */
export function vectorFault(vector: Float32Array, dimension: number): string | null {
  if (!(vector instanceof Float32Array)) return 'not a Float32Array';
  if (vector.length !== dimension) return `${vector.length} numbers instead of ${dimension}`;
  let squares = 0;
  for (const x of vector) squares += x * x;
  if (!Number.isFinite(squares)) return 'a number that is not finite';
  const length = Math.sqrt(squares);
  return Math.abs(length - 1) <= TOLERANCE ? null : `length ${length.toFixed(4)} instead of 1`;
}

/** Cosine similarity of two unit vectors of one dimension. */
export function cosine(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
