import type { Localized } from './i18n/localized.ts';
import { inBoth } from './i18n/messages.ts';

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

/** Built for another Node, or not built at all; of the packages that npm installs, one that is not there. */
const NATIVE =
  /NODE_MODULE_VERSION|Could not locate the bindings file|did not self-register|Cannot find (?:package|module) '(?:[^./'][^']*)'|invalid ELF header/;

/** What to do about a module of another package that does not load; null for any other error. */
export function moduleProblem(error: unknown): UserError | null {
  if (!(error instanceof Error) || error instanceof UserError) return null;
  const { code } = error as NodeJS.ErrnoException;
  if (code !== 'ERR_DLOPEN_FAILED' && !NATIVE.test(error.message)) return null;
  const [first = ''] = error.message.split('\n');
  const why = first.replace(/\.? ?Tried:$/, '');
  return new UserError(
    inBoth(({ module }) => module.doesNotLoad(process.version, why)),
    inBoth(({ module }) => module.installAgain),
    { cause: error },
  );
}
