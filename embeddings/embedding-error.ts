/**
 * An error of a model or an index that is safe to show: what happened, which file or option it
 * concerns, and what to do. Callers recognise it by its `remedy`.
 */
export class EmbeddingError extends Error {
  override readonly name = 'EmbeddingError';

  /** @param remedy what the reader can do about it, a full sentence. */
  constructor(
    message: string,
    readonly remedy: string,
    options?: { readonly cause?: unknown },
  ) {
    super(message, options);
  }
}
