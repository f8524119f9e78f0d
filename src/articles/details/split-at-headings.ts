import { detectLanguage, type Language } from '../../text/language.ts';
import type { Span } from '../../text/spans.ts';
import type { ContentPart } from '../formats/format.ts';
import { isHeadlineLike, type Line, linesOf } from '../formats/lines.ts';
import { bylineIn } from './byline.ts';
import { findDatelines } from './datelines.ts';
import { type DeclaredDetails, dateIn, oneLine } from './details.ts';
import { isDateLine, isHeaderLine, isProse, isTitle } from './header-lines.ts';
import { namesIn } from './signed-names.ts';
import { type Split, trimmed } from './split-articles.ts';

/** A heading as a document sets it apart. */
export interface Heading extends Span {
  /** Higher is above: a size in type, or the level of a style. The same for headings that are set alike. */
  readonly rank: number;
}

/** Headings with nothing but each other between them: a section over a title, a title over its subtitle. */
interface Head {
  readonly headings: readonly Heading[];
  readonly start: number;
  readonly end: number;
}

/** From one head to the next of its rank or a higher one. */
interface Piece extends Span {
  readonly title: Heading;
  /** What stands over its title, where the document has that over each. */
  readonly header: readonly Line[];
  readonly lines: readonly Line[];
}

/** What {@link splitAtHeadings} asks of a document. */
export interface HeadingOptions {
  /** In a book only bylines and dates tell articles apart: below the heading of a chapter a name is whom it quotes. */
  readonly isBook?: boolean;
  /** What stands at the edges of its pages. */
  readonly running?: string;
}

/** So many letters of prose make an article where it says by whom or when; and where it doesn't. */
const SIGNED_PROSE = 100;
const UNSIGNED_PROSE = 250;
/** A byline or a date stands so near to the title, or to the end. */
const NEAR_TITLE = 3;
const NEAR_END = 2;
/** Words of the average headline: parts of one text have shorter headings. */
const HEADLINE_WORDS = 4.5;
const MOST_RANKS = 12;
const MOST_HEADER_LINES = 4;
/** "1. Les faits", "Chapitre 2": a part of one text. */
const NUMBERED =
  /^(?:(?:[IVX]{1,5}|\d{1,3}(?:\.\d{1,3}){0,3}|[A-Za-z])\s?[.):–—-]|(?:chapitre|partie|chapter|part|section|annexe|appendix)\s+(?:[IVXLC]+|\d+)\b)/i;
/** What counts the issues of a paper. */
const ISSUE = /(?:^|[\s(])(?:n°|nº|num[ée]ro|no\.|issue|vol\.?)\s?\d{1,5}(?!\d)/i;

/**
 * Splits a document at its headings where they head articles: headings set alike, each of which has a byline or a date of
 * its own below it or below its text. Where nothing is signed, headings of the highest rank that read as headlines do,
 * each with a text; below one title, only under the head of a paper's issue. Null where the document is one article.
 * @param headings sorted and disjoint, each a whole paragraph.
 */
export function splitAtHeadings(
  text: string,
  headings: readonly Heading[],
  { isBook = false, running = '' }: HeadingOptions,
): Split | null {
  if (headings.length < 2) return null;
  const language = detectLanguage(text);
  const lines = linesOf(text);
  const heads = headsOf(headings, lines);
  const ranks = [...new Set(headings.map(({ rank }) => rank))].sort((a, b) => b - a);
  let best: { pieces: readonly Piece[]; signed: number } | null = null;
  for (const [i, rank] of ranks.slice(0, MOST_RANKS).entries()) {
    const pieces = piecesAt(rank, heads, lines, text).filter(
      (one) => proseOf(one) >= SIGNED_PROSE && !isOneWord(one, text),
    );
    if (pieces.length < 2) continue;
    const signed = pieces.filter((piece) => isSigned(piece, language, isBook)).length;
    if (signed > (best?.signed ?? 1) && 2 * signed > pieces.length) best = { pieces, signed };
    else if (signed === 0 && best === null && !isBook) {
      const isAlone = i === 0 || isIssue(heads, pieces[0]!, { text, running });
      if (isAlone && areHeadlines(pieces, text)) return splitOf(pieces, text);
    }
  }
  return best && splitOf(best.pieces, text);
}

/** "Commentaires", "Sport": what stands below is no article of its own. */
const isOneWord = ({ title }: Piece, text: string): boolean =>
  !/\s/.test(text.slice(title.start, title.end).trim());

function headsOf(headings: readonly Heading[], lines: readonly Line[]): Head[] {
  const heads: { headings: Heading[]; start: number; end: number }[] = [];
  for (const heading of headings) {
    const last = heads.at(-1);
    const isNext = last && !lines.some(({ start }) => start >= last.end && start < heading.start);
    if (isNext) {
      last.headings.push(heading);
      last.end = heading.end;
    } else heads.push({ headings: [heading], start: heading.start, end: heading.end });
  }
  return heads;
}

function piecesAt(
  rank: number,
  heads: readonly Head[],
  lines: readonly Line[],
  text: string,
): Piece[] {
  const own = heads.filter((head) => head.headings.some((heading) => heading.rank >= rank));
  const above = own.map((head) => headerAbove(head, heads, lines));
  // A date that ends an article stands above the next title too; only one that is above the first is a header's.
  const hasHeaders = above[0]?.some(isDateLine) ?? false;
  return own.map((head, i) => {
    const header = hasHeaders ? above[i]! : [];
    const next = hasHeaders ? above[i + 1]?.[0] : undefined;
    const end = next?.start ?? own[i + 1]?.start ?? text.length;
    const high = head.headings.filter((heading) => heading.rank >= rank);
    const length = ({ start, end: to }: Span): number => text.slice(start, to).split(/\s+/).length;
    const exact = high.filter((heading) => heading.rank === rank);
    // A section, or the paper's name, stands over a title.
    const title = (exact.length > 0 ? exact : high).reduce((longest, one) =>
      length(one) > length(longest) ? one : longest,
    );
    const inside = lines.filter((line) => line.start >= head.end && line.start < end);
    return { start: header[0]?.start ?? title.start, end, title, header, lines: inside };
  });
}

/** The paper, the day and the page that may stand over a title: few short lines, below whatever prose is above. */
function headerAbove(head: Head, heads: readonly Head[], lines: readonly Line[]): Line[] {
  const before = heads.findLast(({ end }) => end <= head.start)?.end ?? 0;
  const all = lines.filter((line) => line.start >= before && line.end <= head.start);
  const prose = all.findLastIndex((line) => isProse(line) || !isHeaderLine(line));
  const own = all.slice(prose + 1).slice(-MOST_HEADER_LINES);
  return own.some(isDateLine) ? own : [];
}

const proseOf = ({ lines }: Piece): number =>
  lines.reduce((sum, line) => sum + (isProse(line) ? line.text.length : 0), 0);

/** The first lines of a piece down to its prose, and the last ones. */
function edgesOf({ lines }: Piece): Line[][] {
  const prose = lines.findIndex(isProse);
  const above = lines.slice(0, Math.min(NEAR_TITLE, Math.max(0, prose) + 1));
  return [above, lines.slice(Math.max(prose + 1, lines.length - NEAR_END))];
}

/** Whether a piece says by whom it is, or of which day. */
function isSigned(piece: Piece, language: Language, isBook: boolean): boolean {
  if (piece.header.length > 0) return true;
  return edgesOf(piece).some(
    (some) =>
      (!isBook && some.some(({ text }) => namesIn(text) !== null)) ||
      bylineIn(some, []) !== null ||
      findDatelines(some, language).some(({ date }) => date.year !== null),
  );
}

/** Whether nothing but the head of a paper's issue stands above the first of the pieces. */
function isIssue(
  heads: readonly Head[],
  { title }: Piece,
  { text, running }: { readonly text: string; readonly running: string },
): boolean {
  const isHigher = ({ headings }: Head): boolean => headings.some(({ rank }) => rank > title.rank);
  if (heads.some((head, i) => i > 0 && isHigher(head))) return false;
  const above = text.slice(0, title.start);
  return !linesOf(above).some(isProse) && ISSUE.test(`${above}\n${running}`);
}

function areHeadlines(pieces: readonly Piece[], text: string): boolean {
  const titles = pieces.map(({ title }) => text.slice(title.start, title.end).trim());
  const words = titles.reduce((sum, title) => sum + title.split(/\s+/).length, 0);
  return (
    pieces.every((one) => proseOf(one) >= UNSIGNED_PROSE) &&
    words >= HEADLINE_WORDS * titles.length &&
    titles.every((title) => isHeadlineLike(title) && !NUMBERED.test(title)) &&
    pieces.every(({ title }) => linesOf(text.slice(title.start, title.end)).some(isTitle))
  );
}

function splitOf(pieces: readonly Piece[], text: string): Split {
  const parts = pieces.map((piece): ContentPart => {
    const { title, start, end } = piece;
    const details = detailsOf(piece, text);
    return {
      ...trimmed({ start, end }, text),
      heading: oneLine(text.slice(title.start, title.end)),
      ...(Object.values(details).some(Boolean) && { declared: [['text', details]] }),
    };
  });
  const leftovers = pieces.flatMap(({ header }) =>
    header.map(({ start, end }) => ({ start, end })),
  );
  const [first] = parts;
  const before = first ? linesOf(text.slice(0, first.start)) : [];
  const isArticle = before.reduce((sum, line) => sum + (isProse(line) ? line.text.length : 0), 0);
  // An editorial may have no title.
  const opening =
    isArticle >= UNSIGNED_PROSE ? [trimmed({ start: 0, end: first!.start }, text)] : [];
  return { parts: [...opening, ...parts], leftovers };
}

/** What a piece's signature and the lines over its title say of it. */
function detailsOf(piece: Piece, text: string): DeclaredDetails {
  const written = (line: Line | undefined): string =>
    line ? text.slice(line.start, line.end) : '';
  const signature = edgesOf(piece)
    .flat()
    .find((line) => namesIn(line.text) !== null);
  const day = piece.header.find(isDateLine);
  const paper = piece.header.find((line) => line !== day && /\p{L}{3}/u.test(line.text));
  return {
    author: oneLine(namesIn(written(signature)) ?? '') ?? undefined,
    published: day && (dateIn(day.text) ?? undefined),
    publisher: oneLine(written(paper)) ?? undefined,
  };
}
