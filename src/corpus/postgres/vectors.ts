import pgvector from 'pgvector';

/** As `halfvec` takes it; signed bytes come back as they were. */
export const toHalfvec = (vector: Int8Array | Float32Array): string =>
  pgvector.toSql(Array.from(vector)) as string;

/** The signed bytes that {@link toHalfvec} wrote; null for none. */
export const fromHalfvec = (text: string | null): Int8Array | null =>
  text === null ? null : Int8Array.from(JSON.parse(text) as number[]);

/** Signed bytes of a column; the client may give a part of a larger buffer. */
export const int8Of = (bytes: Uint8Array): Int8Array => new Int8Array(bytes);

/** The same bytes, not copied. */
export const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Buffer =>
  Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);

/** Starts and ends, one after the other. */
export const spansOf = (bytes: Uint8Array): Int32Array =>
  new Int32Array(new Uint8Array(bytes).buffer);
