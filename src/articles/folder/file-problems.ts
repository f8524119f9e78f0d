import type { Localized } from '../../i18n/localized.ts';
import { articleText } from '../texts/index.ts';

/** Why a file or folder can't be read, and what to do. */
export const PROBLEMS = {
  brokenLink: articleText((texts) => texts.fileProblems.brokenLink),
  outside: articleText((texts) => texts.fileProblems.linkOutside),
  notAFile: articleText((texts) => texts.fileProblems.notRegularFile),
  unreadable: articleText((texts) => texts.fileProblems.notPermitted),
  gone: articleText((texts) => texts.fileProblems.disappeared),
  badName: articleText((texts) => texts.fileProblems.nameNotUtf8),
  sameName: articleText((texts) => texts.fileProblems.sameName),
  linkTwice: articleText((texts) => texts.fileProblems.linkToArticle),
} as const satisfies Readonly<Record<string, Localized>>;

/** A file of more than its format takes. */
export function tooLarge(largestBytes: number): Localized {
  const megabytes = Math.floor(largestBytes / 1024 / 1024);
  return articleText((texts) => texts.fileProblems.tooLarge(megabytes));
}

/** What a sidecar has wrong, said of its article. */
export function ofSidecar(problem: Localized, name?: string): Localized {
  const named = name === undefined ? '' : `, ${name},`;
  return articleText((texts, language) => texts.fileProblems.badSidecar(named, problem[language]));
}

/** The code of an error of the file system, such as `ENOENT`; null for any other error. */
export function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error ? String(error.code) : null;
}

/**
 * @param name as it was listed: what is not UTF-8 in it was lost, and then the file isn't found.
 * @throws the error itself when it doesn't come from the file system.
 */
export function problemOf(error: unknown, name = ''): Localized {
  const code = codeOf(error);
  if (code === null) throw error;
  if (code === 'ENOENT' && name.includes('\ufffd')) return PROBLEMS.badName;
  if (code === 'ENOENT') return PROBLEMS.gone;
  if (code === 'EACCES' || code === 'EPERM') return PROBLEMS.unreadable;
  return articleText((texts) => texts.fileProblems.unreadable(code));
}
