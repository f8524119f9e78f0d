import { UserError } from '../errors.ts';
import { corpusText } from './texts/index.ts';

/** What the store has of an article is not what was written: nothing of it may be shown. */
export class DamagedArticle extends UserError {
  constructor(
    readonly articleId: string,
    file: string,
  ) {
    super(
      corpusText((texts) => texts.damage.damagedArticle(file)),
      corpusText((texts) => texts.damage.readAgain),
    );
  }
}

/** The full text is damaged: vectors answer alone until it is made anew. */
export class DamagedFullText extends Error {
  constructor(cause: unknown) {
    super(`the full text is damaged: ${(cause as Error).message}`, { cause });
  }
}
