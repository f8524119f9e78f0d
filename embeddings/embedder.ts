/** E5-like models embed questions and passages differently. */
export type TextRole = 'query' | 'passage';

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
}
