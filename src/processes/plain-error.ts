import { EmbeddingError } from '../../embeddings/embedding-error.ts';
import { IndexBusy, moduleProblem, UserError } from '../errors.ts';
import type { Localized } from '../i18n/localized.ts';

/** An error that crosses the process boundary; with a remedy it is safe to show. */
export type PlainError =
  | { readonly text: Localized; readonly remedy: Localized; readonly busy: boolean }
  | { readonly message: string; readonly stack: string | undefined };

/** An error as it crosses over to another process. */
export function plainError(error: unknown): PlainError {
  const showable = moduleProblem(error) ?? error;
  if (showable instanceof UserError || showable instanceof EmbeddingError) {
    const { text, remedy } = showable;
    return { text, remedy, busy: showable instanceof IndexBusy };
  }
  if (!(error instanceof Error)) return { message: String(error), stack: undefined };
  return { message: error.message, stack: error.stack };
}

/** The error on the other side. */
export function revived(plain: PlainError): Error {
  if ('remedy' in plain) {
    const { text, remedy, busy } = plain;
    return busy ? new IndexBusy(text, remedy) : new UserError(text, remedy);
  }
  const error = new Error(plain.message);
  if (plain.stack !== undefined) error.stack = plain.stack;
  return error;
}
