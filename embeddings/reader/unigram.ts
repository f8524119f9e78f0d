import { readFile } from 'node:fs/promises';
import type { UnigramTokenizer } from './pieces.ts';

/** What is read of a `tokenizer.json`, as Hugging Face's tokenizers write it. */
interface TokenizerFile {
  readonly normalizer?: NormalizerPart | null;
  readonly model?: {
    readonly type: string;
    readonly unk_id: number;
    /** Pieces with the logarithm of how likely each is. */
    readonly vocab: readonly (readonly [string, number])[];
  };
}

interface NormalizerPart {
  readonly type: string;
  readonly normalizers?: readonly NormalizerPart[];
}

/** What SentencePiece's `nmt_nfkc` leaves out, and what it reads as a space. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is left out.
const LEFT_OUT = /[\u0001-\u0008\u000b\u000e-\u001f\u007f\u008f\u009f]/g;
const SPACES = /[\t\n\f\r\u1680\u200b\u200c\u200e\u200f\u2028\u2029\u2581\ufeff\ufffd]/g;
/** The one character that it keeps from NFKC. */
const FULL_WIDTH_TILDE = '\uff5e';
/** So much less likely than the least likely piece is a character that is in none. */
const UNKNOWN_PENALTY = 10;
/** Other steps than these would change a text in ways that are not done here; words part at any number of spaces. */
const KNOWN_STEPS = ['Precompiled', 'Replace'];

/**
 * Reads the tokenizer of SentencePiece's unigram kind. The models' library reads it too; it takes five times as long,
 * a third of all that starting a reader takes.
 * @throws Error when the file holds another kind.
 */
export async function readUnigram(file: string): Promise<UnigramTokenizer> {
  const { normalizer, model } = JSON.parse(await readFile(file, 'utf8')) as TokenizerFile;
  if (model?.type !== 'Unigram') {
    throw new Error(`the tokenizer is a ${model?.type}, not a Unigram`);
  }
  const steps = normalizer?.normalizers ?? (normalizer ? [normalizer] : []);
  const strange = steps.find(({ type }) => !KNOWN_STEPS.includes(type));
  if (strange) throw new Error(`the tokenizer normalizes by ${strange.type}, which is not known`);
  const ids = new Map<string, number>();
  let [longest, least] = [0, 0];
  // Of 64,000 pieces: to take each apart by a pattern takes twice as long.
  for (let id = 0; id < model.vocab.length; id++) {
    const piece = model.vocab[id]![0];
    ids.set(piece, id);
    longest = Math.max(longest, piece.length);
    least = Math.min(least, model.vocab[id]![1]);
  }
  const { unk_id: unknownId, vocab } = model;
  const unknown = least - UNKNOWN_PENALTY;
  const scoreOf = (piece: string): number | undefined => {
    const id = ids.get(piece);
    return id === undefined ? undefined : id === unknownId ? unknown : vocab[id]![1];
  };
  return {
    normalize: normalizeNmtNfkc,
    cut: (word) => mostLikely(word, longest, unknown, scoreOf),
    idOf: (piece) => ids.get(piece),
    unknownId,
  };
}

/** Normalises as SentencePiece does by default, `nmt_nfkc`. */
function normalizeNmtNfkc(text: string): string {
  const cleaned = text.replace(LEFT_OUT, '').replace(SPACES, ' ');
  return cleaned
    .split(FULL_WIDTH_TILDE)
    .map((part) => part.normalize('NFKC'))
    .join(FULL_WIDTH_TILDE);
}

/** The pieces that join to a word and whose scores have the greatest sum, found by Viterbi's algorithm. */
function mostLikely(
  word: string,
  longest: number,
  unknown: number,
  scoreOf: (piece: string) => number | undefined,
): string[] {
  const best = new Float64Array(word.length + 1).fill(Number.NEGATIVE_INFINITY);
  const startOf = new Int32Array(word.length + 1);
  best[0] = 0;
  const offer = (start: number, end: number, score: number): void => {
    if (best[start]! + score <= best[end]!) return;
    best[end] = best[start]! + score;
    startOf[end] = start;
  };
  for (let start = 0; start < word.length; start++) {
    const last = Math.min(word.length, start + longest);
    for (let end = start + 1; end <= last; end++) {
      const score = scoreOf(word.slice(start, end)) ?? (end === start + 1 ? unknown : undefined);
      if (score !== undefined) offer(start, end, score);
    }
  }
  const pieces: string[] = [];
  for (let end = word.length; end > 0; end = startOf[end]!) {
    pieces.push(word.slice(startOf[end]!, end));
  }
  return pieces.reverse();
}
