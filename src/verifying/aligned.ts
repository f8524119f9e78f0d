import type { ContentWord } from './content-words.ts';

/** What the alignment of a claim with its proof knows. */
export interface Aligned {
  /** Content words of the claim, in order. */
  readonly words: readonly ContentWord[];
  /** Those of the support. */
  readonly proofWords: readonly ContentWord[];
  /** Which of the proof's words a word of the claim may be. */
  placesOf(word: ContentWord): readonly number[];
  /** Which one it is; -1 for none, or more than one. */
  placeOf(word: ContentWord): number;
  means(word: ContentWord, one: ContentWord): boolean;
  isAmong(stem: string, others: ReadonlySet<string>): boolean;
}
