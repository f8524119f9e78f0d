import type { Language } from '../articles/article.ts';
import { UserError } from '../errors.ts';
import { messages } from '../i18n/messages.ts';
import { printable } from './printable.ts';

/** The command line itself is wrong: exit code 2. */
export class WrongUse extends UserError {}

/** An error that is safe to show says what to do about it, whichever its class. */
export function isUserError(error: unknown): error is Error & { readonly remedy: string } {
  return error instanceof Error && 'remedy' in error && typeof error.remedy === 'string';
}

/** What is shown of an error: its message and remedy; of a bug, its stack and an apology. */
export function errorText(error: unknown, language: Language): string {
  if (isUserError(error)) return printable(`${error.message}\n${error.remedy}`);
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `${printable(stack)}\n${messages(language).errors.bug}`;
}
