import { UserError } from '../../errors.ts';
import { en, fr } from '../../i18n/typography.ts';

/** What the store has of an article is not what was written: nothing of it may be shown. */
export class DamagedArticle extends UserError {
  constructor(
    readonly articleId: string,
    file: string,
  ) {
    super(
      {
        fr: fr`Ce que l'index garde de ${file} est endommagé.`,
        en: en`What the index keeps of ${file} is damaged.`,
      },
      {
        fr: fr`Lancez « npm run index -- --full » : l'article est relu.`,
        en: en`Run “npm run index -- --full”: the article is read again.`,
      },
    );
  }
}

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
  return error instanceof DamagedArticle || String(code).startsWith('SQLITE_CORRUPT');
}
