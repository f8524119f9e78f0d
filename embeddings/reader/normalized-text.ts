import type { TextSpan } from './reader.ts';

/** A text as a tokenizer reads it, and where each of its UTF-16 units came from. */
export interface NormalizedText {
  readonly text: string;
  /** For each unit of `text`, the place in the original that it stands for. */
  readonly origins: readonly TextSpan[];
}

/**
 * Runs of characters that normalising leaves alone, or else the smallest pieces that can be normalised apart: Hangul
 * letters, which join, and a character with its marks, the half-width ones of kana too.
 */
const PIECES =
  /[!-~À-ÖØ-öø-ÿŒœŸ’‘“”«»–—€]+(?!\p{M})|[\uac00-\ud7a3]?[\u1100-\u11ff\u3131-\u318e\ua960-\ua97f\ud7b0-\ud7ff\uffa0-\uffdc]+\p{M}*|(?:.|\s)[\p{M}\uff9e\uff9f]*/gu;
const UNCHANGED = /^[!-~À-ÖØ-öø-ÿŒœŸ’‘“”«»–—€]+$/u;
/** Invisible inside a word: it is read as if they were not there. */
const INVISIBLE = /[\u00ad\u2060]/gu;

/**
 * Normalises a text piece by piece, so that each unit of the result knows its origin. Inside a piece (a ligature, a letter
 * with its marks) a unit's origin is the whole piece.
 * @param normalize what the tokenizer does to a text before it cuts it.
 */
export function normalizeWithOrigins(
  text: string,
  normalize: (text: string) => string,
): NormalizedText {
  let normalized = '';
  const origins: TextSpan[] = [];
  for (const { 0: piece, index } of text.matchAll(PIECES)) {
    if (UNCHANGED.test(piece)) {
      for (let at = index; at < index + piece.length; at++)
        origins.push({ start: at, end: at + 1 });
      normalized += piece;
      continue;
    }
    const part = normalize(piece.replace(INVISIBLE, ''));
    const origin = { start: index, end: index + piece.length };
    for (let unit = 0; unit < part.length; unit++) origins.push(origin);
    normalized += part;
  }
  return { text: normalized, origins };
}
