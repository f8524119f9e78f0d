/** A tokenizer and a graph. */
export interface ModelSession {
  /** Tokens that the model reads of one text, special ones included. */
  readonly maxTokens: number;
  /** Token ids as the model wants them, special ones included, not cut. */
  encode(text: string): number[];
  /** Whether an id stands for something written: no frame, padding or unknown token. */
  isContent(id: number): boolean;
  /** One vector a text, each of the same dimension, of unit length up to rounding. */
  run(batch: readonly (readonly number[])[]): Promise<Float32Array[]>;
  /** From now on in one thread, for a graph so small that threads take longer to meet than to work. */
  useOneThread(): Promise<void>;
}

/** The output of a graph that pools by itself: a vector a text. */
export const POOLED_OUTPUT = 'sentence_embedding';
/** Keeps onnxruntime to the thread that it is called on. */
export const ONE_THREAD = { intraOpNumThreads: 1, interOpNumThreads: 1 } as const;
const DEFAULT_MAX_TOKENS = 512;

/** The ids of a batch in rows of the same length, and which of them are not padding. */
export function tokenInputs(
  batch: readonly (readonly number[])[],
  padId: number,
): { readonly ids: BigInt64Array; readonly mask: BigInt64Array; readonly shape: [number, number] } {
  const width = Math.max(...batch.map((ids) => ids.length));
  const ids = new BigInt64Array(batch.length * width).fill(BigInt(padId));
  const mask = new BigInt64Array(ids.length);
  // Each is two words, the lower first: as big integers they would all have to be made.
  const low = new Int32Array(ids.buffer);
  for (const [row, tokens] of batch.entries()) {
    const start = row * width;
    for (let column = 0; column < tokens.length; column++) {
      low[2 * (start + column)] = tokens[column]!;
    }
    mask.fill(1n, start, start + tokens.length);
  }
  return { ids, mask, shape: [batch.length, width] };
}

/** The rows of an output. */
export function rows({
  data,
  dims,
}: {
  readonly data: unknown;
  readonly dims: readonly number[];
}): Float32Array[] {
  const [count = 0, dimension = 0] = dims;
  const numbers = data as Float32Array;
  return Array.from({ length: count }, (_, row) =>
    numbers.slice(row * dimension, (row + 1) * dimension),
  );
}

/** Tokens that a model reads, by its `tokenizer_config.json` and its `config.json`. */
export function maxTokensOf(
  tokenizer: { readonly model_max_length?: unknown },
  config: { readonly model_type?: string; readonly max_position_embeddings?: unknown },
): number {
  // RoBERTa and its kin number positions from 2 on.
  const reserved = /roberta|camembert/.test(config.model_type ?? '') ? 2 : 0;
  const limits = [
    Number(tokenizer.model_max_length),
    Number(config.max_position_embeddings) - reserved,
  ].filter((limit) => limit > 0 && limit < 1e6);
  return limits.length === 0 ? DEFAULT_MAX_TOKENS : Math.min(...limits);
}
