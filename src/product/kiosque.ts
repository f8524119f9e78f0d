import type { Answer } from '../answering/answer.ts';
import type { AnswerOptions } from '../answering/answerer.ts';
import type { CheckedClaim } from '../answering/check-claim.ts';
import type { Digest } from '../answering/digest.ts';
import type { SearchResult } from '../answering/find-passages.ts';
import type { Turn } from '../answering/follow-up.ts';
import type { Subject, SubjectMatch } from '../answering/match-subject.ts';
import type { Timeline } from '../answering/timeline/timeline.ts';
import type { Article } from '../articles/article.ts';
import type { SeenCollections } from '../collections/visibility.ts';
import type { Localized } from '../i18n/localized.ts';
import type { IndexProgress, IndexSummary } from '../indexing/progress.ts';
import type { ArticleChoice } from '../retrieval/scope.ts';
import type { ReaderLanguage } from '../text/language.ts';
import type { Span } from '../text/spans.ts';

/** The circumstances of a question, as far as whoever asks tells them. */
export interface AskOptions extends AnswerOptions, ArticleChoice {
  /** Questions of one conversation are turns of it. */
  readonly conversation?: string;
  /** IANA name of where whoever asks is, where that is not the product's own. */
  readonly timeZone?: string;
  /** The turns before in the conversation, oldest first. */
  readonly turns?: readonly Turn[];
  /** Whom the words around the quotes are for. */
  readonly reader?: ReaderLanguage;
}

/** Where passages are looked for, and how many. */
export interface SearchOptions
  extends Omit<ArticleChoice, 'article'>,
    Pick<AskOptions, 'timeZone' | 'reader'> {
  /** At most this many passages; 50 by default. */
  readonly limit?: number;
}

/** An article without its text, and how many words it has. */
export type ArticleSummary = Omit<Article, 'text' | 'leftovers'> & {
  readonly words: number;
};

/** Which articles a timeline is made of, and for whom. */
export type TimelineOptions = Omit<ArticleChoice, 'article'> &
  Pick<AskOptions, 'timeZone' | 'reader'>;

/** What a filter of articles found one by. */
export type FoundBy =
  | 'date'
  | 'date and words'
  | 'title'
  | 'publisher'
  | 'file'
  | 'text'
  /** By a date that it may have, for it tells none. */
  | 'undated';

/** An article in a list. */
export type ListedArticle = ArticleSummary & {
  /** Absent without a filter. */
  readonly foundBy?: FoundBy;
};

/** A place in an article, in its context. */
export interface Excerpt {
  readonly article: ArticleSummary;
  /** The chunk around the cited sentence, in the article's stored text. */
  readonly passage: Span & { readonly text: string };
  /** The cited sentence, relative to the start of `passage.text`; null when a whole passage was asked for. */
  readonly cited: Span | null;
  /** Where the passages before and after start, for {@link Kiosque.excerpt}. */
  readonly previous: number | null;
  readonly next: number | null;
}

/** A collection with the names that readers see, and how many articles it has. */
export interface Collection {
  /** '' for the articles folder itself. */
  readonly id: string;
  readonly names: Localized;
  readonly articles: number;
}

/** Of which articles a digest is made. */
export interface DigestChoice extends Omit<ArticleChoice, 'article'> {
  /** Only these, by id. */
  readonly articles?: readonly string[];
}

/** The articles that were added or changed since a mark, and the next mark. */
export interface ChangedArticles {
  /** A digest of their title and text, by their ids. */
  readonly versions: ReadonlyMap<string, string>;
  readonly mark: number;
}

/** How the index and the product are. */
export interface Status {
  readonly articles: number;
  readonly chunks: number;
  readonly sentences: number;
  readonly embedder: string;
  /** ISO 8601, of the last refresh; null when there never was one. */
  readonly indexedAt: string | null;
  readonly uptimeSeconds: number;
  /** Resident memory of this process, in bytes. */
  readonly memoryBytes: number;
  /** Median of the last 200 answers, in milliseconds; null when none was given. */
  readonly medianAnswerMs: number | null;
  /** The language model that writes answers, and whether it answered the last time (null before the first); null for none. */
  readonly languageModel: { readonly model: string; readonly answers: boolean | null } | null;
}

/** What the commands can ask of the product. */
export interface Kiosque {
  ask(question: string, options?: AskOptions): Promise<Answer>;
  /**
   * Reads what the passages of an answer say of a claim; null where they are not read, or nothing of it can be asked.
   * @param answer to the claim.
   */
  check(claim: string, answer: Answer): Promise<CheckedClaim | null>;
  /** Ranked as for an answer. */
  search(words: string, options?: SearchOptions): Promise<SearchResult>;
  /**
   * Newest first, undated last. A filter is a date in words ("mars 2024", "last week"), or words of the title, the paper,
   * the file's name or, behind them, of the text; or such words with a date. Behind a date, undated articles come last.
   * @param timeZone where whoever asks is, for "hier"; the product's own by default.
   */
  articles(filter?: string, timeZone?: string): Promise<ListedArticle[]>;
  /** By id, or by exact file name: of a file that holds several, the first, whose `part` says of how many. */
  article(id: string): Promise<Article | null>;
  /** All chunks of an article, in the order of the text. */
  passages(articleId: string): Promise<readonly Excerpt['passage'][]>;
  /** The chunk that holds offset `start` of an article, `end` given when a sentence is cited. */
  excerpt(articleId: string, start: number, end?: number): Promise<Excerpt | null>;
  /** By id. */
  collections(): Promise<readonly Collection[]>;
  /** Whether an article is shown, also one that is gone: then by the file that it was in. */
  sees(article: { readonly articleId: string; readonly file: string }): Promise<boolean>;
  /** Without the collections that `collections.yml` keeps from a Discord server. */
  allowedOn(serverId: string, seen: SeenCollections): Promise<SeenCollections>;
  /**
   * The same product as whoever sees some collections only sees it: nothing that it answers, lists or counts tells of
   * other articles. It is closed with the one it is of.
   */
  seeing(seen: SeenCollections): Kiosque;
  /** What the articles published in a time tell, or some articles, event by event; undated ones only where they are named, else they are counted. */
  digest(choice: DigestChoice): Promise<Digest>;
  /** What the articles say of a subject over time: dated, cited, with the figures that changed. */
  timeline(subject: string, options?: TimelineOptions): Promise<Timeline>;
  /**
   * The articles that came or changed behind a mark, with what tells their content from another; and the mark that
   * stands for now.
   * @param mark null for all there are.
   */
  changedSince(mark: number | null): Promise<ChangedArticles>;
  /** Which of some articles answer which subjects, in the order of the subjects. */
  match(
    subjects: readonly Subject[],
    articleIds: readonly string[],
    timeZone: string,
  ): Promise<readonly (readonly SubjectMatch[])[]>;
  /** Puts questions that ask nearly the same together: their places, the largest groups first. */
  groupQuestions(questions: readonly string[]): Promise<readonly (readonly number[])[]>;
  /** IANA name of where the readers are. */
  readonly timeZone: string;
  /** The clock: what "hier" and "last week" are counted from. */
  now(): Date;
  status(): Promise<Status>;
  /** Brings the index up to date with the folder. */
  refresh(onProgress?: (progress: IndexProgress) => void): Promise<IndexSummary>;
  close(): Promise<void>;
}

/** Who wants to know what happens to the index while it is in use. */
export interface LiveListener {
  /** After articles have changed, whatever process took them in. */
  changed(): void;
  /** After files were taken in, or left out. */
  updated(summary: IndexSummary): void;
  /** Told once of each trouble, until it is over. */
  failed(error: unknown): void;
}
