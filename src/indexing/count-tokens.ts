import type { LocalEmbedder } from '../../embeddings/embedder.ts';

/** A sum over words may be a little off, for some tokenizers look at the space before a word too. */
const SURE = 0.9;
/** Emptied when full, so that its memory stays bounded. */
const CACHE_LIMIT = 50_000;

/**
 * The same embedder, quicker at telling that a text is short enough: the chunker asks again for each sentence that a
 * chunk grows by, which takes as long as embedding it. A text is first taken for as many tokens as it has bytes, then
 * word by word for what its words have, words counted before first, until it is surely short enough; only one that
 * comes near the limit is counted whole.
 */
export function countingByWord(embedder: LocalEmbedder): LocalEmbedder {
  const surely = SURE * embedder.info.maxTokens;
  const added = embedder.countTokens('');
  /** By word: how many tokens fewer than bytes, the space before it being one of them. */
  const savings = new Map<string, number>();
  const saving = (word: string): number => {
    let saved = savings.get(word);
    if (saved === undefined) {
      if (savings.size >= CACHE_LIMIT) savings.clear();
      saved = Buffer.byteLength(word) + 1 + added - embedder.countTokens(word);
      savings.set(word, saved);
    }
    return saved;
  };
  return {
    ...embedder,
    countTokens: (text) => {
      let most = added + Buffer.byteLength(text);
      const unknown: string[] = [];
      for (const word of text.split(' ')) {
        if (most <= surely) return most;
        const saved = savings.get(word);
        if (saved === undefined) unknown.push(word);
        else most -= saved;
      }
      for (const word of unknown) {
        if (most <= surely) break;
        most -= saving(word);
      }
      return most <= surely ? most : embedder.countTokens(text);
    },
  };
}
