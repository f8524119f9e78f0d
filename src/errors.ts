/**
 * An error that is safe to show: what happened, which file or option it concerns, and what to do.
 * Anything else that is thrown is a bug.
 */
export class UserError extends Error {
  override readonly name = 'UserError';

  /** @param remedy what the reader can do about it, a full sentence. */
  constructor(
    message: string,
    readonly remedy: string,
    options?: { readonly cause?: unknown },
  ) {
    super(message, options);
  }
}
