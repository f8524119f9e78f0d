import type { LocalEmbedder } from '../../embeddings/embedder.ts';
import { oncePerWord } from '../../embeddings/once-per-word.ts';

/** The same embedder, that counts the tokens of each word once, however often it comes. */
export function countingWordsOnce(embedder: LocalEmbedder): LocalEmbedder {
  return { ...embedder, countTokens: oncePerWord(embedder.countTokens) };
}
