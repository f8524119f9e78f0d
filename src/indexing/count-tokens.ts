import type { LocalEmbedder } from '../../embeddings/embedder.ts';

/** Emptied when full, so that its memory stays bounded. */
const CACHE_LIMIT = 50_000;
/** What is longer is seldom met twice, and so are long numbers. */
const LONGEST_WORD = 40;
const LONG_NUMBER = /\d{5}/;

/** The same embedder, that counts the tokens of each word once, however often it comes. */
export function countingWordsOnce(embedder: LocalEmbedder): LocalEmbedder {
  const known = new Map<string, number>();
  return {
    ...embedder,
    countTokens: (text) => {
      if (text.length > LONGEST_WORD || LONG_NUMBER.test(text)) return embedder.countTokens(text);
      let tokens = known.get(text);
      if (tokens === undefined) {
        if (known.size >= CACHE_LIMIT) known.clear();
        tokens = embedder.countTokens(text);
        known.set(text, tokens);
      }
      return tokens;
    },
  };
}
