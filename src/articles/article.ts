import type { Localized } from '../i18n/localized.ts';
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
  /** When it was last changed, where that is said and is another day; absent otherwise. */
  readonly updated?: PublicationDate;
  readonly language: Language;
  /** Pages or chapters, in the order of their offsets; absent when it has none. */
  readonly marks?: readonly Mark[];
  /** What it says of other articles, each from its headline on: sorted, disjoint, leftovers. Absent when nothing. */
  readonly teasers?: readonly Span[];
  /** Where the article stands in a file that holds several; absent when it is alone in its file. */
  readonly part?: ArticlePart;
  /** What of the file could not be read well; each goes on from its name. Absent when all could. */
  readonly warnings?: readonly Localized[];
}

/** Where a page or a chapter starts in the stored text. */
export interface Mark {
  readonly offset: number;
  /** As a citation shows it: "p. 3". */
  readonly label: string;
}

/** The page or chapter that a place of an article's text stands on: "p. 3"; null where it has none. */
export function placeOf(
  { marks = [] }: Pick<ArticleDetails, 'marks'>,
  offset: number,
): string | null {
  return marks.findLast((mark) => mark.offset <= offset)?.label ?? null;
}

/** One article of several in a file. */
export interface ArticlePart {
  /** From 1 on, in the order of the file. */
  readonly number: number;
  /** Articles in the file. */
  readonly of: number;
  /** Where its text starts in the text of the whole file. */
  readonly start: number;
}

/** One article as read from the articles folder. */
export interface ParsedArticle extends ArticleDetails {
  /** Relative to the articles folder, with `/` between folders; `#2` behind it for the second article of a file. */
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

/** The name that an article of a file with several goes by. No file has it: it ends in no extension that is read. */
export function partName(file: string, number: number): string {
  return `${file}#${number}`;
}

/** The file that an article's name stands for. */
export function fileOf(name: string): string {
  return name.replace(/#\d+$/, '');
}
