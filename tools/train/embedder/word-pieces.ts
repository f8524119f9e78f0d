import { MAX_WORD_LENGTH, splitWords } from './split-words.ts';

/** First in every vocabulary; none but the first two ever stands in a text. */
export const SPECIAL_PIECES = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]'] as const;
export const UNKNOWN_ID = 1;
/** Before a piece that does not begin its word. */
export const CONTINUING = '##';

/** Splits texts into the pieces of a vocabulary: from the left, the longest piece that fits. */
export class WordPieces {
  readonly #ids: ReadonlyMap<string, number>;
  readonly #longest: number;
  /** Words come again and again. */
  readonly #known = new Map<string, readonly number[]>();

  /** @param pieces in the order of their ids, the special ones first. */
  constructor(readonly pieces: readonly string[]) {
    this.#ids = new Map(pieces.map((piece, id) => [piece, id]));
    this.#longest = pieces.reduce((longest, piece) => Math.max(longest, piece.length), 0);
  }

  /** Ids of a text's pieces. */
  encode(text: string): number[] {
    const ids: number[] = [];
    for (const word of splitWords(text)) ids.push(...this.encodeWord(word));
    return ids;
  }

  /** Ids of a normalized word's pieces: the unknown one alone when a character is not in the vocabulary. */
  encodeWord(word: string): readonly number[] {
    let ids = this.#known.get(word);
    if (ids === undefined) {
      ids = this.#split(word) ?? [UNKNOWN_ID];
      this.#known.set(word, ids);
    }
    return ids;
  }

  #split(word: string): number[] | null {
    const characters = [...word];
    if (characters.length > MAX_WORD_LENGTH) return null;
    const ids: number[] = [];
    for (let start = 0; start < characters.length; ) {
      const prefix = start === 0 ? '' : CONTINUING;
      let end = Math.min(characters.length, start + this.#longest);
      let id: number | undefined;
      for (; end > start && id === undefined; end--) {
        id = this.#ids.get(prefix + characters.slice(start, end).join(''));
      }
      if (id === undefined) return null;
      ids.push(id);
      start = end + 1;
    }
    return ids;
  }
}
