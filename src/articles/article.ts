/** UTF-16 indices into a stored text, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type DatePrecision = 'day' | 'month' | 'year';

/** Where a publication date was read. The time stamp of a file never is one. */
export type DateSource = 'front matter' | 'sidecar' | 'json-ld' | 'meta' | 'text' | 'file name';

export interface PublicationDate {
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as precise as `precision` says. */
  readonly value: string;
  readonly precision: DatePrecision;
  readonly source: DateSource;
}

export type Language = 'fr' | 'en';

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
