import type { Localized } from '../../i18n/localized.ts';
import type { NumericOrder } from '../../text/dates/reading.ts';
import type { DateSource } from '../../text/partial-date.ts';
import type { Span } from '../../text/spans.ts';
import type { Mark } from '../article.ts';
import type { DeclaredDetails } from '../details/details.ts';

/**
 * One way of writing articles down. This object is loaded at every start, so it imports no parser: `read` loads what it
 * needs when it is first called.
 */
export interface ArticleFormat {
  /** What people call it: "Markdown". */
  readonly name: string;
  /** In lower case with their dot, the usual one first; no two formats share one. */
  readonly extensions: readonly [string, ...string[]];
  /** Of a file; a larger one is skipped unread, with its name. */
  readonly largestBytes: number;
  /**
   * What a file says. Never throws or hangs for what the file holds: what cannot be read is a problem with a remedy.
   * @param name relative to the articles folder, for formats that look at it; never opened.
   */
  read(bytes: Uint8Array, name: string): Promise<Content | Problem>;
}

/** What is wrong with a file and what to do, in one line that goes on from its name: "is encrypted. Remove …". */
export interface Problem {
  readonly problem: Localized;
}

/** What one place says of an article, and which place that is. */
export type Declaration = readonly [source: DateSource, details: DeclaredDetails];

/** A file's text with what is known of it before its details are settled. Every offset counts in `text`. */
export interface Content {
  /** NFC, LF, and no control character but tab and line feed. */
  readonly text: string;
  /** The strongest source first: each detail is taken from the first that has it. */
  readonly declared?: readonly Declaration[];
  /** The headline as the text shows it, where no source declares one. */
  readonly heading?: string | null;
  /** Parts that are no article's, as far as the format can tell: running heads, menus. Sorted, disjoint. */
  readonly leftovers?: readonly Span[];
  /** What of the leftovers names other articles, each from its headline on, as far as the format can tell. Sorted, disjoint. */
  readonly teasers?: readonly Span[];
  /** Pages or chapters, in the order of their offsets. */
  readonly marks?: readonly Mark[];
  /** How 03/05/2024 is meant in its text, where the format tells. */
  readonly order?: NumericOrder;
  /** The articles in the file, where it holds several: sorted, disjoint. What is in none of them is left out. */
  readonly parts?: readonly ContentPart[];
  /** What could not be read well, though the rest was: as a {@link Problem} goes on from the file's name. */
  readonly warnings?: readonly Localized[];
}

/** One article of several in a file. */
export interface ContentPart extends Span {
  readonly declared?: readonly Declaration[];
  readonly heading?: string | null;
}
