import pgvector from 'pgvector';

/** As `halfvec` takes it; signed bytes come back as they were. */
export const toHalfvec = (vector: Int8Array | Float32Array): string =>
  pgvector.toSql(Array.from(vector)) as string;

/** What is read of a vector: its bytes, as neither side then writes or reads numbers as text. */
export const HALFVEC_BYTES = 'halfvec_send(vector)';
/** Two for the dimension, and two that pgvector keeps for itself. */
const HALFVEC_HEADER = 4;

/** The signed bytes that {@link toHalfvec} wrote, from {@link HALFVEC_BYTES}; null for none. */
export function fromHalfvec(bytes: Uint8Array | null): Int8Array | null {
  if (bytes === null) return null;
  const vector = new Int8Array((bytes.length - HALFVEC_HEADER) / 2);
  for (let i = 0; i < vector.length; i++) {
    const at = HALFVEC_HEADER + 2 * i;
    vector[i] = wholeOfHalf((bytes[at]! << 8) | bytes[at + 1]!);
  }
  return vector;
}

/** A whole number in half precision (IEEE 754 binary16): a sign, five bits of exponent, ten of fraction. */
function wholeOfHalf(bits: number): number {
  const exponent = (bits >> 10) & 31;
  if (exponent < 15) return 0;
  const size = (0x400 | (bits & 0x3ff)) >> (25 - exponent);
  return bits & 0x8000 ? -size : size;
}

/** Signed bytes of a column; the client may give a part of a larger buffer. */
export const int8Of = (bytes: Uint8Array): Int8Array => new Int8Array(bytes);

/** The same bytes, not copied. */
export const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Buffer =>
  Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);

/** Starts and ends, one after the other. */
export const spansOf = (bytes: Uint8Array): Int32Array =>
  new Int32Array(new Uint8Array(bytes).buffer);
