/** How long a chunk may be for the embedder to read it whole. */
export interface ChunkLimits {
  /** What the embedder reads of one text. */
  readonly maxTokens: number;
  /** At most one for a byte of UTF-8, beside those that every text gets, the empty one too. */
  countTokens(text: string): number;
}

/** More characters than that in a token are not worth counting. */
export const CHARACTERS_PER_TOKEN = 12;
/** UTF-8 has at most so many for each unit of UTF-16. */
const BYTES_PER_UNIT = 3;
/** A sum over words may be a little off, for some tokenizers look at what stands before a word. */
const SURE = 0.9;
/** What is longer is not tokenized for a sum, but taken for as many tokens as it has bytes. */
const LONGEST_WORD = 40;

/**
 * Tells whether the embedder reads a part of the text whole. The chunker asks again for each sentence that a chunk grows
 * by, so each word is counted once; only a part that comes near the limit is counted whole.
 */
export function fitting(
  text: string,
  { maxTokens, countTokens }: ChunkLimits,
): (start: number, end: number) => boolean {
  const added = countTokens('');
  let between: ((start: number, end: number) => number) | null = null;
  return (start, end) => {
    if (end - start > maxTokens * CHARACTERS_PER_TOKEN) return false;
    if ((end - start) * BYTES_PER_UNIT + added <= maxTokens) return true;
    between ??= tokensBetween(text, (word) =>
      word.length > LONGEST_WORD ? Buffer.byteLength(word) : countTokens(word) - added,
    );
    if (added + between(start, end) <= SURE * maxTokens) return true;
    const part = text.slice(start, end);
    return Buffer.byteLength(part) + added <= maxTokens || countTokens(part) <= maxTokens;
  };
}

/** Sums over the words of a text, each of them whole that the part has some of, with a token for each space. */
function tokensBetween(
  text: string,
  tokensOf: (word: string) => number,
): (start: number, end: number) => number {
  /** Where each word starts, and the tokens before it. */
  const starts: number[] = [];
  const before: number[] = [];
  let sum = 0;
  for (let start = 0; start <= text.length; ) {
    const space = text.indexOf(' ', start);
    const end = space === -1 ? text.length : space;
    starts.push(start);
    before.push(sum);
    sum += tokensOf(text.slice(start, end)) + 1;
    start = end + 1;
  }
  before.push(sum);
  /** How many words start before a place. */
  const wordsUpTo = (place: number): number => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (starts[middle]! < place) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return (start, end) => before[wordsUpTo(end)]! - before[wordsUpTo(start + 1) - 1]!;
}
