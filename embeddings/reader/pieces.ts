import { oncePerWord } from '../once-per-word.ts';
import { normalizeWithOrigins } from './normalized-text.ts';
import type { TextSpan } from './reader.ts';

/** A token of a text and the place in it that it stands for. */
export interface Piece extends TextSpan {
  readonly id: number;
}

/** What cutting a text into pieces needs of a unigram tokenizer (SentencePiece). */
export interface UnigramTokenizer {
  normalize(text: string): string;
  /** The most likely pieces of a word, which join to it. */
  cut(word: string): readonly string[];
  /** Undefined for a piece that the vocabulary has not. */
  idOf(piece: string): number | undefined;
  readonly unknownId: number;
}

/** A piece without its place: how many units of the normalised word it takes. */
interface WordPiece {
  readonly id: number;
  readonly length: number;
}

/** SentencePiece writes it before each word. */
const WORD_START = '▁';
/** `<s>` and its like have pieces in the vocabulary, which a text must not be able to write. */
const BEFORE_ANGLE = /(?<=.)(?=<)|(?<=<)/u;

/** Cuts texts as a unigram tokenizer does, and keeps where each piece stands. Words that come again are cut once. */
export function piecesOf(tokenizer: UnigramTokenizer): (text: string) => Piece[] {
  const cutWord = oncePerWord((word) => wordPieces(word, tokenizer));
  return (text) => {
    const { text: normalized, origins } = normalizeWithOrigins(text, tokenizer.normalize);
    const pieces: Piece[] = [];
    for (const { 0: word, index } of normalized.matchAll(/[^ ]+/gu)) {
      let unit = index;
      for (const { id, length } of cutWord(word)) {
        const start = origins[unit]!.start;
        // The mark of a word's start may be a piece of its own, which stands for nothing.
        const end = length === 0 ? start : origins[unit + length - 1]!.end;
        pieces.push({ id, start, end });
        unit += length;
      }
    }
    return pieces;
  };
}

function wordPieces(word: string, tokenizer: UnigramTokenizer): WordPiece[] {
  const pieces: WordPiece[] = [];
  for (const [i, part] of word.split(BEFORE_ANGLE).entries()) {
    const marked = i === 0 ? WORD_START + part : part;
    for (const [k, piece] of tokenizer.cut(marked).entries()) {
      const id = tokenizer.idOf(piece) ?? tokenizer.unknownId;
      const length = piece.length - (i === 0 && k === 0 ? WORD_START.length : 0);
      const last = pieces.at(-1);
      // As the tokenizer itself does: unknown characters side by side are one token.
      if (id === tokenizer.unknownId && last?.id === id) {
        pieces[pieces.length - 1] = { id, length: last.length + length };
      } else pieces.push({ id, length });
    }
  }
  return pieces;
}
