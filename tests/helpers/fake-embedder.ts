import type { EmbedderInfo, LocalEmbedder, TextRole } from '../../embeddings/embedder.ts';
import { splitWords } from '../../src/text/words.ts';
import { unitVector } from '../embeddings/unit-vectors.ts';

export interface FakeEmbedder extends LocalEmbedder {
  /** Every text that was embedded, in order. */
  readonly embedded: string[];
}

function seedOf(word: string): number {
  let seed = 7;
  for (let i = 0; i < word.length; i++) seed = (Math.imul(seed, 31) + word.charCodeAt(i)) >>> 0;
  return seed;
}

/**
 * A small embedder without a model: the sum of one direction for each word, the same for the same words. A text without
 * words has no vector. It counts words as tokens, and remembers what it embedded.
 */
export function fakeEmbedder(
  changes: Partial<EmbedderInfo> = {},
  before: (texts: readonly string[], role: TextRole) => void = () => {},
): FakeEmbedder {
  const info = { id: 'fake', revision: '1', dimension: 32, maxTokens: 512, ...changes };
  const embedded: string[] = [];
  const directions = new Map<string, Float32Array>();
  const directionOf = (word: string): Float32Array => {
    const direction = directions.get(word) ?? unitVector(seedOf(word), info.dimension);
    directions.set(word, direction);
    return direction;
  };
  const vector = (text: string): Float32Array | null => {
    const sum = new Float32Array(info.dimension);
    for (const { form } of splitWords(text)) {
      const direction = directionOf(form);
      for (let i = 0; i < sum.length; i++) sum[i]! += direction[i]!;
    }
    const length = Math.hypot(...sum);
    return length === 0 ? null : sum.map((value) => value / length);
  };
  return {
    info,
    embedded,
    countTokens: (text) => splitWords(text).length,
    embed: async (texts, role) => {
      before(texts, role);
      embedded.push(...texts);
      return texts.map(vector);
    },
    openVocabulary: null,
    close: async () => {},
  };
}
