import type { Language } from '../text/language.ts';

/** An index stem and how near its word is to the one asked for: the cosine. */
export interface StemNeighbour {
  readonly stem: string;
  readonly score: number;
  /** Of the article where its word was first found. */
  readonly language: Language;
}
