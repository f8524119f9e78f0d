import type { AnswerSentence } from '../answering/answer.ts';
import type { ArticleDetails } from '../articles/article.ts';
import type { Language } from '../text/language.ts';

/** A passage as the model was given it. */
export interface GivenPassage {
  readonly articleId: string;
  readonly file: string;
  readonly article: ArticleDetails;
  /** Of the text, in the article's. */
  readonly start: number;
  readonly text: string;
}

/** A sentence that a model wrote, in the language that it was asked in. */
export interface Claim {
  readonly text: string;
  readonly language: Language;
}

/** What the model says proves it: words of a passage; null where the number that it gave is no passage's. */
interface Proof {
  readonly passage: GivenPassage | null;
  readonly quote: string;
}

/** What may be shown of a claim. */
export type Verdict =
  /** Proved: in its own words. */
  | { readonly kind: 'written'; readonly sentence: UnnumberedSentence }
  /** Not proved, but its quotation answers: the article's words in its place. */
  | { readonly kind: 'quoted'; readonly sentence: UnnumberedSentence; readonly reason: string }
  | { readonly kind: 'refused'; readonly reason: string };

/** A sentence to show, its citation not yet numbered. */
export type UnnumberedSentence = Omit<AnswerSentence, 'citation' | 'kind'> & {
  readonly citation: Omit<AnswerSentence['citation'], 'n'>;
};

/** Tells whether quotations prove a claim. */
export interface Verifier {
  /**
   * Whether the words quoted prove a claim.
   * @param question what was asked: a quotation that has nothing to do with it is refused.
   */
  verify(claim: Claim, proof: Proof, question: string): Promise<Verdict>;
}
