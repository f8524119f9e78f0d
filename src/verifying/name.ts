import type { Word } from '../text/words.ts';

/** A word with a capital, as it is compared. */
export interface Name extends Word {
  /** Whether it opens the sentence or a quotation, where every word has a capital. */
  readonly opening: boolean;
}

/** Words of the claim that say something, and where the support has them. */
export interface Held {
  readonly start: number;
  readonly places: readonly number[];
}
