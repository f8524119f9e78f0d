/** Emptied when full, so that its memory stays bounded. */
const CACHE_LIMIT = 50_000;
/** What is longer is seldom met twice, and so are long numbers. */
const LONGEST_WORD = 40;
const LONG_NUMBER = /\d{5}/;

/**
 * Tokenizes each word once, however often it comes. Only for a tokenizer that never looks beyond white space and puts
 * nothing around a text.
 */
export function encodingByWord(encode: (text: string) => number[]): (text: string) => number[] {
  const known = new Map<string, readonly number[]>();
  const idsOf = (word: string): readonly number[] => {
    if (word.length > LONGEST_WORD) return encode(word);
    let ids = known.get(word);
    if (ids === undefined) {
      ids = encode(word);
      if (LONG_NUMBER.test(word)) return ids;
      if (known.size >= CACHE_LIMIT) known.clear();
      known.set(word, ids);
    }
    return ids;
  };
  return (text) => {
    const ids: number[] = [];
    for (const word of text.replaceAll('\n', ' ').split(' ')) {
      if (word !== '') for (const id of idsOf(word)) ids.push(id);
    }
    return ids;
  };
}
