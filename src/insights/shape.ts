import type { AnswerKind, Citation } from '../answering/answer.ts';

/** What became of a question: small talk is none. */
export type AnsweredKind = Exclude<AnswerKind, 'chat'>;

/** Questions that ask nearly the same. */
export interface QuestionGroup {
  /** One of them, to stand for all. */
  readonly question: string;
  /** How often it was asked, in these words or others. */
  readonly asked: number;
}

/** An article that answers were taken from. */
export interface CitedArticle extends Pick<Citation, 'articleId' | 'file' | 'article'> {
  /** Of how many answers it is a source. */
  readonly answers: number;
}

/** How a server's members use the bot, without a word on who they are. */
export interface Insights {
  /** `YYYY-MM-DD`, oldest first, also those without a question. */
  readonly days: readonly { readonly day: string; readonly questions: number }[];
  readonly counts: Readonly<Record<AnsweredKind, number>>;
  /** What the articles did not answer, the most asked first. */
  readonly unanswered: readonly QuestionGroup[];
  /** What was answered, and somebody found it wrong. */
  readonly rejected: readonly QuestionGroup[];
  /** The most cited first. */
  readonly articles: readonly CitedArticle[];
}
