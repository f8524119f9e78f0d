import type { Pair } from './pairs.ts';
import { UNKNOWN_ID, type WordPieces } from './word-pieces.ts';

/** The pairs of a source as numbers that threads share: text 2i is the anchor of pair i, text 2i + 1 its positive. */
export interface EncodedSource {
  readonly name: string;
  readonly share: number;
  readonly pairs: number;
  /** Piece ids of all texts, one after the other; unknown ones are left out. */
  readonly pieces: Uint16Array;
  /** Where each text's ids start; the last number is where they all end. */
  readonly starts: Uint32Array;
  /** The same number for the same text. */
  readonly texts: Uint32Array;
}

/** Ids of a text's pieces, to train on: as many as a run takes, without unknown ones. */
export type Encode = (text: string) => readonly number[];

/** @param maxPieces of a text; the rest is left out. */
export function trainingEncoder(wordPieces: WordPieces, maxPieces: number): Encode {
  // Passages come in several sources.
  const known = new Map<string, readonly number[]>();
  return (text) => {
    let ids = known.get(text);
    if (ids === undefined) {
      ids = wordPieces.encode(text).filter((id) => id !== UNKNOWN_ID);
      if (ids.length > maxPieces) ids = ids.slice(0, maxPieces);
      known.set(text, ids);
    }
    return ids;
  };
}

/** Pairs of which a text has no piece at all are left out. */
export function encodeSource(
  name: string,
  share: number,
  pairs: readonly Pair[],
  encode: Encode,
): EncodedSource {
  const pieces: number[] = [];
  const starts = [0];
  const texts: number[] = [];
  const numbers = new Map<string, number>();
  for (const { anchor, positive } of pairs) {
    const encoded = [encode(anchor), encode(positive)];
    if (encoded.some((ids) => ids.length === 0)) continue;
    for (const [side, text] of [anchor, positive].entries()) {
      for (const id of encoded[side]!) pieces.push(id);
      starts.push(pieces.length);
      if (!numbers.has(text)) numbers.set(text, numbers.size);
      texts.push(numbers.get(text)!);
    }
  }
  return {
    name,
    share,
    pairs: texts.length / 2,
    pieces: shared(Uint16Array, pieces),
    starts: shared(Uint32Array, starts),
    texts: shared(Uint32Array, texts),
  };
}

function shared<T extends Uint16Array | Uint32Array>(
  type: { new (buffer: SharedArrayBuffer): T; readonly BYTES_PER_ELEMENT: number },
  values: readonly number[],
): T {
  const array = new type(new SharedArrayBuffer(values.length * type.BYTES_PER_ELEMENT));
  array.set(values);
  return array;
}
