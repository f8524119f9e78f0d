import { DamagedArticle, DamagedFullText } from '../damage.ts';

/**
 * Whether an error of a full-text search says that its tables are damaged, which SQLite's own check may not notice; one
 * that starts with "fts5:" is of the question's form.
 */
export function isFullTextDamage(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return (
    code === 'SQLITE_CORRUPT_VTAB' ||
    (code === 'SQLITE_ERROR' && !String(message).startsWith('fts5:'))
  );
}

/** Whether an error says that the store, or a part of it, is damaged. */
export function isDamage(error: unknown): boolean {
  const { code = '' } = error as { code?: unknown };
  return (
    error instanceof DamagedArticle ||
    error instanceof DamagedFullText ||
    String(code).startsWith('SQLITE_CORRUPT')
  );
}
