import { UserError } from '../errors.ts';
import { en, fr } from '../i18n/typography.ts';

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

/** The full text is damaged: vectors answer alone until it is made anew. */
export class DamagedFullText extends Error {
  constructor(cause: unknown) {
    super(`the full text is damaged: ${(cause as Error).message}`, { cause });
  }
}
