import { onlyTime } from '../../text/dates/only-time.ts';
import type { Span } from '../../text/spans.ts';
import { mergeSpans } from '../../text/spans.ts';
import type { Content } from '../formats/format.ts';
import { isCapitalLabel, isHeadlineLike, type Line } from '../formats/lines.ts';
import {
  READ_MORE,
  READ_MORE_AT_END,
  RELATED,
  RELATED_INLINE,
  RELATED_WITHIN,
} from './pointers.ts';

/** A teaser is a headline and the beginning of a text; what is longer is an article of its own. */
const MOST_TEASER_LINES = 8;
const MOST_TEASER_CHARACTERS = 3_000;
const LONG_PARAGRAPH = 120;
const MOST_LINKS = 12;

const AUTHOR = /^(?:Par|PAR|By|BY) \p{Lu}[^.]{2,150}$/u;
/** A name, and perhaps a date behind it. */
const NAME_AND_DATE = /^\p{Lu}[\p{L}'’.-]{1,20}(?: \p{Lu}[\p{L}'’.-]{1,20}){1,3}, (\d.{5,30})$/u;
const ITEM = /^(?:[-–•*▪>]|\d{1,2}[.)])\s/;
/** Characters before the headline in a line that starts with it. */
const LONGEST_ITEM_MARK = 5;
const CUT = /(?:…|\.\.\.)[\])]?$/;

/** What of a text is about other articles. */
export interface Teasers {
  /** With their labels and pointers, and with what follows the last of them; sorted, disjoint. */
  readonly blocks: readonly Span[];
  /** What each says of its article: the headline first, then perhaps the beginning of its text; sorted, disjoint. */
  readonly parts: readonly Span[];
}

/** Lines of a teaser: from its headline on. */
interface Told {
  readonly first: number;
  readonly last: number;
}

/**
 * The beginnings of other articles among the lines: a headline, perhaps its author, some text and
 * "Lire la suite »"; lists of links under "À lire aussi"; and what follows the last of them.
 * An article that itself ends with "Lire la suite »" stays: something must tell that the block is another one.
 */
export function findTeasers(lines: readonly Line[], text: string): Teasers {
  const found: Span[] = [];
  const told: Told[] = [];
  const isMore = lines.map(
    (line) =>
      READ_MORE.test(line.text) || (line.text.length < 2_000 && READ_MORE_AT_END.test(line.text)),
  );
  const several = isMore.filter(Boolean).length > 1;
  const article = lines.findIndex(
    (line) => line.text.length >= LONG_PARAGRAPH && !isHeadlineLike(line.text),
  );
  let from = 0;
  for (const [index, line] of lines.entries()) {
    if (!isMore[index]) continue;
    const first = teaserStart(lines, index, { from, article, several });
    if (first !== null) {
      found.push({ start: lines[first.label]!.start, end: line.end });
      told.push({ first: first.headline, last: index });
    }
    from = index + 1;
  }
  for (const [index, line] of lines.entries()) {
    if (!RELATED.test(line.text)) continue;
    const last = lastLink(lines, index, article);
    found.push({ start: line.start, end: lines[last]!.end });
    for (let link = index + 1; link <= last; link += 1) told.push({ first: link, last: link });
  }
  const named = lines.flatMap(namedOn);
  const parts = [...told.flatMap((one) => partOf(lines, one)), ...named.map(({ part }) => part)];
  return {
    blocks: mergeSpans(
      [...found, ...tailAfter(lines, found, text.length), ...named.map(({ block }) => block)],
      text,
    ),
    parts: disjoint(parts),
  };
}

/**
 * The teasers that the lines tell and those that a format knows, its own before what the lines tell of the same place. A
 * line that is its page's names no article.
 */
export function withKnown(
  found: Teasers,
  { leftovers = [], teasers = [] }: Pick<Content, 'leftovers' | 'teasers'>,
  text: string,
  pageLines: readonly Line[],
): Teasers {
  const isWithin = (inner: Span, outer: Span): boolean =>
    inner.start >= outer.start && inner.end <= outer.end;
  const isPages = ({ start }: Span): boolean =>
    pageLines.some((line) => line.start <= start && start <= line.start + LONGEST_ITEM_MARK);
  const known = teasers.filter((teaser) => !isPages(teaser));
  const boxes = leftovers.filter((box) => known.some((one) => isWithin(one, box)));
  const others = found.parts.filter(
    (part) => !isPages(part) && !boxes.some((box) => isWithin(part, box)),
  );
  return {
    blocks: mergeSpans([...found.blocks, ...boxes], text),
    parts: disjoint([...known, ...others]),
  };
}

function disjoint(spans: readonly Span[]): Span[] {
  return spans
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
    .filter((span, i, all) => i === 0 || span.start >= all[i - 1]!.end);
}

/** What some lines say of another article, without the words that point to its rest; nothing where that is all. */
function partOf(lines: readonly Line[], { first, last }: Told): Span[] {
  const line = lines[last]!;
  const head = lines[first]!;
  const start = head.start + (ITEM.exec(head.text)?.[0].length ?? 0);
  const tail = line.text.slice(-READ_MORE_WINDOW);
  const more = READ_MORE_AT_END.exec(tail);
  if (more) return [{ start, end: line.end - tail.length + more.index }];
  const end = READ_MORE.test(line.text) ? last - 1 : last;
  return end < first ? [] : [{ start, end: lines[end]!.end }];
}

/** Where "Read more" may stand at the end of a line. */
export const READ_MORE_WINDOW = 80;
/** A line that points to another article. */
export const LONGEST_RELATED = 250;
/** "À lire aussi", before the headline that it points to without a colon. */
const POINTER = /^(?:[^\p{L}\p{N}]{1,5})?\p{L}{1,9} \p{L}{3,9} \p{L}{4,10} /u;
const SHORTEST_HEADLINE = 10;

/** The articles that a line names: "À lire aussi : A headline", alone or behind a sentence. */
function namedOn({ start, end, text }: Line): { readonly block: Span; readonly part: Span }[] {
  const alone = text.length <= LONGEST_RELATED ? RELATED_INLINE.exec(text) : null;
  if (alone) {
    const isWhole = alone[0].length === text.length;
    const pointer = isWhole ? (POINTER.exec(text)?.[0].length ?? 0) : alone[0].length;
    const headline = text.slice(pointer).trimStart();
    if (headline.length < SHORTEST_HEADLINE) return [];
    return [{ block: { start, end }, part: { start: end - headline.length, end } }];
  }
  const [behind] = RELATED_WITHIN;
  return [...text.matchAll(behind!)].flatMap(({ index, 0: words }) => {
    const isSentence = /(?:^|[.!?…»"):|]) *$/.test(text.slice(Math.max(0, index - 4), index));
    const headline = words.slice(words.search(/[:►▶»]/) + 1);
    const to = start + index + words.trimEnd().length;
    const from = start + index + words.length - headline.trimStart().length;
    if (!isSentence || to - from < SHORTEST_HEADLINE) return [];
    return [{ block: { start: start + index, end: to }, part: { start: from, end: to } }];
  });
}

/** The lines where the teaser that ends at `end` starts, or null when it might be the article itself. */
function teaserStart(
  lines: readonly Line[],
  end: number,
  { from, article, several }: { from: number; article: number; several: boolean },
): { readonly label: number; readonly headline: number } | null {
  let characters = 0;
  let evidence = several;
  for (let index = end - 1; index >= Math.max(from, end - MOST_TEASER_LINES); index -= 1) {
    const line = lines[index]!;
    characters += line.text.length;
    if (characters > MOST_TEASER_CHARACTERS) return null;
    if (isByline(line.text) || CUT.test(line.text)) {
      evidence = true;
      continue;
    }
    if (!isHeadlineLike(line.text)) continue;
    const labels = countLabels(lines, index);
    const hasArticleBefore = article !== -1 && article < index;
    const isOther = hasArticleBefore && (evidence || labels > 0);
    return isOther ? { label: index - labels, headline: index } : null;
  }
  return null;
}

/** "Par Jean Dupont, historien", "Uri Avnery, 12 janvier 2008": who wrote the other article. */
function isByline(line: string): boolean {
  if (AUTHOR.test(line)) return true;
  const date = NAME_AND_DATE.exec(line)?.[1];
  return date !== undefined && onlyTime(date, 'fr') !== null;
}

/** Labels of a section ("ÉDITO") straight above a line. */
function countLabels(lines: readonly Line[], index: number): number {
  let count = 0;
  while (index - count > 0 && isCapitalLabel(lines[index - count - 1]!.text)) count += 1;
  return count;
}

/** The last of the headlines below a heading such as "À lire aussi". */
function lastLink(lines: readonly Line[], heading: number, article: number): number {
  let last = heading;
  // Items of a list end where the list does: what follows may be a heading of the article.
  const isList = ITEM.test(lines[heading + 1]?.text ?? '');
  while (
    last < heading + MOST_LINKS &&
    last + 1 < lines.length &&
    isHeadlineLike(lines[last + 1]!.text) &&
    isList === ITEM.test(lines[last + 1]!.text)
  )
    last += 1;
  // In a menu above the article, the last headline before the first paragraph is the article's own.
  const isAbove = article === -1 || article > heading;
  if (isAbove && last + 1 < lines.length && last > heading + 1) last -= 1;
  return last;
}

/** A sentence of so many characters is told, not listed. */
const SHORT_PARAGRAPH = 70;
const isProse = (line: string): boolean =>
  line.length >= SHORT_PARAGRAPH && /[.!?][»"”')\]]?$/.test(line) && !CUT.test(line);

/** What is left after the last teaser, when it holds no paragraph. */
function tailAfter(lines: readonly Line[], teasers: readonly Span[], length: number): Span[] {
  const end = teasers.reduce((latest, teaser) => Math.max(latest, teaser.end), -1);
  if (end < length / 3) return [];
  const rest = lines.filter((line) => line.start >= end);
  const first = rest[0];
  const last = rest.at(-1);
  if (
    !first ||
    !last ||
    rest.some(({ text: words }) => words.length >= LONG_PARAGRAPH || isProse(words))
  )
    return [];
  return [{ start: first.start, end: last.end }];
}
