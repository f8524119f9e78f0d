/** A text in every language of the interface. */
export interface Localized {
  readonly fr: string;
  readonly en: string;
}

/**
 * An error of a model or an index that is safe to show: what happened, which file or option it
 * concerns, and what to do. Its `message`, for logs, is in English.
 */
export class EmbeddingError extends Error {
  override readonly name = 'EmbeddingError';

  /** @param remedy what the reader can do about it, a full sentence. */
  constructor(
    readonly text: Localized,
    readonly remedy: Localized,
    options?: { readonly cause?: unknown },
  ) {
    super(text.en, options);
  }
}

/** A cause of ours, without a remedy: an {@link EmbeddingError} tells it. */
export class Cause extends Error {
  constructor(readonly text: Localized) {
    super(text.en);
  }
}

/** What a cause says: in both languages when it is ours, as the system or a library says it otherwise. */
export function causeText(cause: unknown): Localized {
  if (cause instanceof Cause) return cause.text;
  const message =
    cause instanceof Error
      ? cause.message || ((cause as NodeJS.ErrnoException).code ?? cause.name)
      : String(cause);
  return { fr: message, en: message };
}
