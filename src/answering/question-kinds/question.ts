import type { Sources } from '../../retrieval/retrieve.ts';
import type { DayRange } from '../../text/dates/calendar.ts';
import type { Language } from '../../text/language.ts';
import type { QuestionKindName } from '../answer.ts';
import type { Finding } from '../find-answer.ts';
import type { Quoted } from '../quoting.ts';
import type { Understood } from './understood.ts';

/** A question with all that its kinds look at. */
export interface Question {
  /** Without what only chose articles, as "les articles de mai". */
  readonly question: string;
  readonly asWritten: string;
  /** The question folded, with straight apostrophes: what patterns are written for. */
  readonly folded: string;
  /** Of the words around the quotes. */
  readonly language: Language;
  /** Of the question itself. */
  readonly spoken: Language;
  /** Ids of the articles to look in; null for all. */
  readonly within: readonly string[] | null;
  /** Whether they are those of a time that was asked for; undated ones are among them on sufferance. */
  readonly isOfATime: boolean;
  /** What the reader makes of the question by itself, asked once and only where it is wanted; null where none is there. */
  readonly understood: () => Promise<Understood | null>;
  /** The days in which the question says something happened; null where it names none. */
  readonly period: DayRange | null;
  /** Where the reader is, yyyy-mm-dd. */
  readonly today: string;
  /** Ids of the articles that answered the turn before, best first. */
  readonly before: readonly string[];
  /** What the turn before showed. */
  readonly quotesBefore: readonly string[];
  readonly sources: Sources;
  /** What was found for the question as it stands. */
  readonly finding: Finding;
  /** Looks for other words, in the same articles. */
  readonly find: (words: string) => Promise<Finding>;
}

/** What a kind of question made of what was found. */
export interface Composed {
  readonly kind: QuestionKindName;
  readonly lead?: string;
  /** Things the reader must be told beside. */
  readonly notes?: readonly string[];
  readonly parts: readonly Quoted[];
  /** True where the parts answer by what they are; else the finding's confidence decides how they are shown. */
  readonly sure: boolean;
  /** There is nothing of what is wanted, and whatever else was found is of something else: not in the articles. */
  readonly none?: true;
  /** The parts are worth a warning however little the words of the question were found. */
  readonly atLeast?: 'perhaps';
}

/**
 * Answers a question that is of its kind: from its words and from what was found.
 * @returns null where it is not, or where that kind finds nothing: the fact way then answers.
 */
export type AnswerKindOfQuestion = (asked: Question) => Promise<Composed | null> | Composed | null;
