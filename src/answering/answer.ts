import type { ArticleDetails } from '../articles/article.ts';
import type { Passage } from '../retrieval/passage.ts';
import type { Language } from '../text/language.ts';
import type { Span } from '../text/spans.ts';

/** The proof of a sentence: `quote === article.text.slice(start, end)`. */
export interface Citation extends Span {
  /** The marker: 1 is shown as [1]. */
  readonly n: number;
  readonly articleId: string;
  readonly file: string;
  readonly article: ArticleDetails;
  readonly quote: string;
  /** Other articles that say the same in nearly the same words: copies of an agency's text. */
  readonly alsoIn?: readonly {
    readonly articleId: string;
    readonly file: string;
    readonly title: string;
  }[];
}

/** One sentence shown: the words of its citation, or what a language model wrote and its citation proves. */
export interface AnswerSentence {
  /** `stated`: told from the article's details, as who wrote it. */
  readonly kind: 'quoted' | 'stated' | 'written';
  /** What is stated or was written; absent where the quote itself is shown. */
  readonly text?: string;
  /** Stands before the sentence, in the question's language: whose side, or of what day it is. */
  readonly label?: string;
  readonly citation: Citation;
  /** The sentence that answers, relative to the quote, which may hold more of the text to say who speaks. */
  readonly sentence?: Span;
  /** Parts of the quote that answer, relative to its start; shown in bold. */
  readonly highlights: readonly Span[];
}

/** `answered`, with a warning (`perhaps`), not in the articles (`abstained`), or no question at all (`chat`). */
export type AnswerKind = 'answered' | 'perhaps' | 'abstained' | 'chat';

/** The kinds of question for which an answer is made. */
export const QUESTION_KINDS = [
  'fact',
  'list',
  'summary',
  'overview',
  'compare',
  'changed',
  'latest',
  'first',
  'about-articles',
  'speaker',
  'yes-no',
  'definition',
  'false-premise',
  'chat',
] as const;

/** A kind of question that has a way of its own to be answered. */
export type QuestionKindName = (typeof QUESTION_KINDS)[number];

/** What a question is answered with: sentences with their citations, or none where the articles do not say. */
export interface Answer {
  readonly question: string;
  readonly questionKind: QuestionKindName;
  /** Of the words around the quotes: the one that the reader chose, else the question's. */
  readonly language: Language;
  readonly kind: AnswerKind;
  /** 0..1: how likely it is that a sentence answers. */
  readonly confidence: number;
  /** Shown for what its kind of question makes of it, as a summary or a list: the confidence decides nothing. */
  readonly vouched?: true;
  /** Stands before the sentences, in the question's language: how many were found, "oui"… */
  readonly lead?: string;
  /** In the order shown; empty unless `answered` or `perhaps`. */
  readonly sentences: readonly AnswerSentence[];
  /** The articles do not answer; what one says of another article does, and is quoted. */
  readonly teaser?: true;
  /** When abstaining: the nearest article, where one is near. */
  readonly closest: (ArticleDetails & { readonly articleId: string; readonly file: string }) | null;
  /** A follow-up with the words that complete it; null for a question that stands alone. */
  readonly understood?: string | null;
  /** Something was carried over from the turn before, and the question says enough to be asked without it. */
  readonly mayStandAlone?: true;
  /** Things the reader must be told, in the question's language: how a follow-up or a date was understood… */
  readonly notes: readonly string[];
  /** The language model that wrote the sentences; absent where they are the articles' own. */
  readonly writtenBy?: string;
  /** Why a language model that was asked did not write them, for logs. */
  readonly trouble?: string;
  /** Why the passages were not read although there is a reader, for logs. */
  readonly readingTrouble?: string;
  /** The best ten, whatever the kind. */
  readonly passages: readonly Passage[];
  /** Milliseconds taken. */
  readonly ms: number;
}
