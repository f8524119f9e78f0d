import type { Language } from '../text/language.ts';
import type { PublicationDate } from '../text/partial-date.ts';
import type { Span } from '../text/spans.ts';

/** What an article is, apart from its text. */
export interface ArticleDetails {
  readonly title: string;
  readonly publisher: string | null;
  readonly author: string | null;
  readonly url: string | null;
  readonly published: PublicationDate | null;
  readonly language: Language;
}

/** One file as read from the articles folder. */
export interface ParsedArticle extends ArticleDetails {
  /** Relative to the articles folder, with `/` between folders. */
  readonly file: string;
  /** The stored text: decoded, NFC, LF, without markup, whole. Every offset counts in it. */
  readonly text: string;
  /** Parts of `text` that are menus, breadcrumbs, "read more"…: sorted, disjoint; no chunk takes them. */
  readonly leftovers: readonly Span[];
}

/** An article as the store knows it. */
export interface Article extends ParsedArticle {
  readonly id: string;
}
