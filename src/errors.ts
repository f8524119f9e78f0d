import type { Localized } from './i18n/localized.ts';

/**
 * An error that is safe to show: what happened, which file or option it concerns, and what to do.
 * Anything else that is thrown is a bug. Its `message`, for logs, is in English.
 */
export class UserError extends Error {
  override readonly name = 'UserError';

  /** @param remedy what the reader can do about it, a full sentence. */
  constructor(
    readonly text: Localized,
    readonly remedy: Localized,
    options?: { readonly cause?: unknown },
  ) {
    super(text.en, options);
  }
}

/** Another process writes what this one wants to write. */
export class IndexBusy extends UserError {}
