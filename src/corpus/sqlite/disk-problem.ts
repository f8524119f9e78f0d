import { moduleProblem, UserError } from '../../errors.ts';
import type { Localized } from '../../i18n/localized.ts';
import { corpusText } from '../texts/index.ts';

const FULL = /^(?:SQLITE_FULL|ENOSPC|EDQUOT)/;
/** A quota, a largest size of files, or a fault of the disk itself. */
const FAILING = /^(?:SQLITE_IOERR|EIO|EFBIG)/;
const UNWRITABLE = /^(?:SQLITE_(?:READONLY|CANTOPEN|PERM)|EACCES|EPERM|EROFS)/;

/** What a full, read-only or failing disk under the data folder made of a write, to be shown; null for anything else. */
export function diskProblem(error: unknown, dataDir: string): UserError | null {
  if (error instanceof UserError) return null;
  const { code = '' } = error as { code?: unknown };
  if (FULL.test(String(code))) {
    return new UserError(
      corpusText((texts) => texts.diskProblem.diskFull(dataDir)),
      corpusText((texts) => texts.diskProblem.freeSomeSpace),
      { cause: error },
    );
  }
  if (FAILING.test(String(code))) {
    return new UserError(
      unwritten(dataDir, error as Error),
      corpusText((texts) => texts.diskProblem.checkSpace),
      { cause: error },
    );
  }
  if (!UNWRITABLE.test(String(code))) return null;
  return unwritable(dataDir, error as Error);
}

/** The folder, or one that it is in, is a file. */
const NO_FOLDER = /^(?:EEXIST|ENOTDIR)/;

/** The error for a data folder that cannot be written. */
export function unwritable(dataDir: string, cause: Error): UserError {
  const problem = moduleProblem(cause);
  if (problem) return problem;
  if (NO_FOLDER.test(String((cause as NodeJS.ErrnoException).code))) {
    return new UserError(
      corpusText((texts) => texts.diskProblem.noFolder(dataDir)),
      corpusText((texts) => texts.diskProblem.giveFolder),
      { cause },
    );
  }
  return new UserError(
    unwritten(dataDir, cause),
    corpusText((texts) => texts.diskProblem.makeFolderWritable),
    { cause },
  );
}

const unwritten = (dataDir: string, { message }: Error): Localized =>
  corpusText((texts) => texts.diskProblem.notWritable(dataDir, message));
