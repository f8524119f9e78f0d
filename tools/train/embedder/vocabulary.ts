import { Heap } from './heap.ts';
import { MAX_WORD_LENGTH } from './split-words.ts';
import { CONTINUING, SPECIAL_PIECES, WordPieces } from './word-pieces.ts';

export interface VocabularyOptions {
  /** Pieces in all, special ones and single characters included. */
  readonly size: number;
  /** A character seen less often is unknown. */
  readonly minCharacterCount: number;
  /** Words seen less often are not looked at. */
  readonly minWordCount: number;
  /** This many times `size` are made, of which those stay that splitting uses most; 1 keeps all that are made. */
  readonly surplus: number;
}

/** Two pieces next to each other: how often, and the words where. */
interface Pair {
  readonly left: number;
  readonly right: number;
  count: number;
  readonly words: Set<number>;
}

/**
 * Trains a WordPiece vocabulary as Hugging Face's trainer does: from single characters, the pair of neighbouring pieces
 * that is seen most is joined, again and again (Sennrich et al. 2016), with counts kept up word by word.
 *
 * @param counts normalized words with how often they are seen, whole numbers or not.
 * @returns pieces in the order of their ids.
 */
export function trainVocabulary(
  counts: ReadonlyMap<string, number>,
  options: VocabularyOptions,
): string[] {
  const alphabet = frequentCharacters(counts, options.minCharacterCount);
  const pieces: string[] = [
    ...SPECIAL_PIECES,
    ...alphabet,
    ...alphabet.map((character) => CONTINUING + character),
  ];
  const basic = pieces.length;
  joinPairs(pieces, counts, options);
  return options.surplus > 1 ? mostUsed(pieces, basic, counts, options.size) : pieces;
}

function frequentCharacters(counts: ReadonlyMap<string, number>, least: number): string[] {
  const seen = new Map<string, number>();
  for (const [word, count] of counts) {
    for (const character of word) seen.set(character, (seen.get(character) ?? 0) + count);
  }
  return [...seen].flatMap(([character, count]) => (count >= least ? [character] : [])).sort();
}

function joinPairs(
  pieces: string[],
  counts: ReadonlyMap<string, number>,
  options: VocabularyOptions,
): void {
  const ids = new Map(pieces.map((piece, id) => [piece, id]));
  const words: number[][] = [];
  const frequencies: number[] = [];
  for (const [word, count] of counts) {
    const characters = [...word];
    if (count < options.minWordCount || characters.length > MAX_WORD_LENGTH) continue;
    const split = characters.map((character, at) =>
      ids.get(at === 0 ? character : CONTINUING + character),
    );
    if (split.includes(undefined)) continue;
    words.push(split as number[]);
    frequencies.push(count);
  }
  const pairs = new Map<number, Pair>();
  // The heap also holds counts that have fallen since; they are put right when they come up.
  const heap = new Heap<{ readonly count: number; readonly pair: Pair }>(
    (a, b) => a.count - b.count || b.pair.left - a.pair.left || b.pair.right - a.pair.right,
  );
  const count = (left: number, right: number, word: number, by: number): Pair => {
    const key = left * 65536 + right;
    let pair = pairs.get(key);
    if (pair === undefined) {
      pair = { left, right, count: 0, words: new Set() };
      pairs.set(key, pair);
    }
    pair.count += by;
    if (by > 0) pair.words.add(word);
    return pair;
  };
  for (const [word, split] of words.entries()) {
    for (let i = 1; i < split.length; i++)
      count(split[i - 1]!, split[i]!, word, frequencies[word]!);
  }
  for (const pair of pairs.values()) heap.push({ count: pair.count, pair });

  const size = Math.round(options.size * options.surplus);
  while (pieces.length < size) {
    const top = heap.pop();
    if (top === undefined) break;
    const { pair } = top;
    if (pair.count < options.minWordCount) continue;
    if (pair.count < top.count) {
      heap.push({ count: pair.count, pair });
      continue;
    }
    const piece = pieces[pair.left]! + pieces[pair.right]!.slice(CONTINUING.length);
    let id = ids.get(piece);
    if (id === undefined) {
      id = pieces.push(piece) - 1;
      ids.set(piece, id);
    }
    const grown = new Set<Pair>();
    for (const word of pair.words) {
      const split = words[word]!;
      const by = frequencies[word]!;
      for (let i = 1; i < split.length; i++) {
        if (split[i - 1] !== pair.left || split[i] !== pair.right) continue;
        if (i > 1) {
          count(split[i - 2]!, pair.left, word, -by);
          grown.add(count(split[i - 2]!, id, word, by));
        }
        if (i + 1 < split.length) {
          count(pair.right, split[i + 1]!, word, -by);
          grown.add(count(id, split[i + 1]!, word, by));
        }
        split.splice(i - 1, 2, id);
      }
    }
    pair.count = 0;
    pair.words.clear();
    for (const other of grown) heap.push({ count: other.count, pair: other });
  }
}

/** Splitting takes the longest piece, so that many steps on the way to one are never used: others take their place. */
function mostUsed(
  pieces: readonly string[],
  basic: number,
  counts: ReadonlyMap<string, number>,
  size: number,
): string[] {
  const used = new Float64Array(pieces.length);
  const wordPieces = new WordPieces(pieces);
  for (const [word, count] of counts) {
    for (const id of wordPieces.encodeWord(word)) used[id]! += count;
  }
  const kept = pieces
    .map((_, id) => id)
    .slice(basic)
    .sort((a, b) => used[b]! - used[a]! || a - b)
    .slice(0, size - basic)
    .sort((a, b) => a - b);
  return [...pieces.slice(0, basic), ...kept.map((id) => pieces[id]!)];
}
