import type { Piece } from './pieces.ts';
import type { PassageReading, SpanReading, TextSpan } from './reader.ts';
import type { Window } from './windows.ts';

/** How well an answer starts and ends at each token of one window. */
export interface WindowLogits {
  /** Of the passage's tokens that were read. */
  readonly window: Window;
  readonly start: ArrayLike<number>;
  readonly end: ArrayLike<number>;
  /** Where the window's first token stands in `start` and `end`; their first numbers are those of "no answer". */
  readonly offset: number;
}

/** Tokens that an answer may have. */
const LONGEST_ANSWER = 30;

interface Best {
  margin: number;
  first: number;
  last: number;
}

/** The best span of a passage and of each of its sentences, over all windows. */
export function bestSpans(
  pieces: readonly Piece[],
  sentences: readonly TextSpan[],
  logits: readonly WindowLogits[],
): PassageReading {
  const sentenceOf = pieces.map((piece) =>
    sentences.findIndex(({ start, end }) => start <= piece.start && piece.end <= end),
  );
  let best: Best | null = null;
  const bySentence: (Best | null)[] = sentences.map(() => null);
  for (const { window, start, end, offset } of logits) {
    const nowhere = start[0]! + end[0]!;
    for (let first = window.start; first < window.end; first++) {
      const sentence = sentenceOf[first]!;
      const stop = Math.min(window.end, first + LONGEST_ANSWER);
      for (let last = first; last < stop; last++) {
        const margin =
          start[offset + first - window.start]! + end[offset + last - window.start]! - nowhere;
        if (best === null || margin > best.margin) best = { margin, first, last };
        if (sentence < 0 || sentenceOf[last] !== sentence) continue;
        const known = bySentence[sentence]!;
        if (known === null || margin > known.margin) bySentence[sentence] = { margin, first, last };
      }
    }
  }
  return {
    best: toReading(best, pieces),
    sentences: bySentence.map((found) => toReading(found, pieces)),
  };
}

function toReading(best: Best | null, pieces: readonly Piece[]): SpanReading | null {
  if (best === null) return null;
  const { margin, first, last } = best;
  return { margin, span: { start: pieces[first]!.start, end: pieces[last]!.end } };
}
