/** E5-like models embed questions and passages differently. */
export type TextRole = 'query' | 'passage';

/** What tells one embedding model from another. */
export interface EmbedderInfo {
  /** Model id or folder, as configured. */
  readonly id: string;
  /** Pinned revision, or a checksum for a local model: vectors of two revisions do not mix. */
  readonly revision: string;
  /** Numbers in a vector. */
  readonly dimension: number;
  /** Tokens that the model reads of one text; the rest would be cut off. */
  readonly maxTokens: number;
}

/** Text to vectors. */
export interface Embedder {
  readonly info: EmbedderInfo;
  /** Unit vectors in the order of `texts`; null for a text without any token. */
  embed(texts: readonly string[], role: TextRole): Promise<(Float32Array | null)[]>;
  close(): Promise<void>;
}

/** An embedder in this very process, which can also count tokens. */
export interface LocalEmbedder extends Embedder {
  /** Tokens of a text, by the model's own tokenizer. */
  countTokens(text: string): number;
  /**
   * Opens an empty vocabulary to find the neighbours of words in. Null when the model is no table of words: what a word
   * means to it depends on the words around.
   */
  readonly openVocabulary: (() => Promise<WordIndex>) | null;
}

/** A word and its cosine with the one that was asked for. */
export interface WordNeighbour {
  readonly word: string;
  readonly score: number;
}

/** Words with their vectors, in which the nearest to any word are found. */
export interface WordIndex {
  readonly size: number;
  /** Adds a word under the name to return it by, with its vector in signed bytes of any scale. */
  add(word: string, vector: Int8Array): void;
  /** For each word at most `k`, nearest first; none for a word without any token. */
  nearest(words: readonly string[], k: number): Promise<WordNeighbour[][]>;
}
