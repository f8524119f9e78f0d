import { crc32 } from 'node:zlib';
import type { Database } from 'better-sqlite3';

/** Over what is shown of the rows of `corpus.db`, as SQL: SQLite itself does not notice a flipped bit in a text. */
export const CHECKSUMS = {
  details: 'checksum(id, file, details, published, words, title_stems)',
  text: 'checksum(text, leftovers)',
  chunk:
    'checksum(article_id, start, "end", text, stems, word_count, sentence_spans, vector, sentence_vectors)',
} as const;

/** Makes `checksum(…)` known to a connection. */
export function defineChecksum(db: Database): void {
  db.function('checksum', { varargs: true, deterministic: true }, checksumOf);
}

/** CRC-32 over values as SQLite gives them, with a byte between two. */
export function checksumOf(...values: unknown[]): number {
  let sum = 0;
  for (const value of values) {
    sum = crc32(isBytes(value) ? value : String(value), sum);
    sum = crc32('\0', sum);
  }
  return sum;
}

const isBytes = (value: unknown): value is Uint8Array | Int8Array | Int32Array =>
  ArrayBuffer.isView(value);
