import type { Span } from '../../text/spans.ts';
import { mergeSpans } from '../../text/spans.ts';
import { isCapitalLabel, isHeadlineLike, type Line } from '../formats/lines.ts';
import { READ_MORE, READ_MORE_AT_END, RELATED } from './pointers.ts';

/** A teaser is a headline and the beginning of a text; what is longer is an article of its own. */
const MOST_TEASER_LINES = 8;
const MOST_TEASER_CHARACTERS = 3_000;
const LONG_PARAGRAPH = 120;
const MOST_LINKS = 12;

/** "Par Jean Dupont, historien", "Uri Avnery, 12 janvier 2008": who wrote the other article. */
const AUTHOR =
  /^(?:Par|PAR|By|BY) \p{Lu}[^.]{2,150}$|^\p{Lu}[\p{L}'’.-]{1,20}(?: \p{Lu}[\p{L}'’.-]{1,20}){1,3}, \d{1,2}\S{0,2} \p{L}{3,9} \d{4}$/u;
const ITEM = /^(?:[-–•*▪>]|\d{1,2}[.)])\s/;
const CUT = /(?:…|\.\.\.)[\])]?$/;

/**
 * The beginnings of other articles among the lines: a headline, perhaps its author, some text and
 * "Lire la suite »"; lists of links under "À lire aussi"; and what follows the last of them.
 * An article that itself ends with "Lire la suite »" stays: something must tell that the block is another one.
 */
export function findTeasers(lines: readonly Line[], text: string): Span[] {
  const found: Span[] = [];
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
    if (first !== null) found.push({ start: lines[first]!.start, end: line.end });
    from = index + 1;
  }
  const lists = lines.flatMap((line, index) =>
    RELATED.test(line.text) ? [linksFrom(lines, index, article)] : [],
  );
  const all = [...found, ...lists];
  return mergeSpans([...all, ...tailAfter(lines, all, text.length)], text);
}

/** The line where the teaser that ends at `end` starts, or null when it might be the article itself. */
function teaserStart(
  lines: readonly Line[],
  end: number,
  { from, article, several }: { from: number; article: number; several: boolean },
): number | null {
  let characters = 0;
  let evidence = several;
  for (let index = end - 1; index >= Math.max(from, end - MOST_TEASER_LINES); index -= 1) {
    const line = lines[index]!;
    characters += line.text.length;
    if (characters > MOST_TEASER_CHARACTERS) return null;
    if (AUTHOR.test(line.text) || CUT.test(line.text)) {
      evidence = true;
      continue;
    }
    if (!isHeadlineLike(line.text)) continue;
    const labels = countLabels(lines, index);
    const hasArticleBefore = article !== -1 && article < index;
    return hasArticleBefore && (evidence || labels > 0) ? index - labels : null;
  }
  return null;
}

/** Labels of a section ("ÉDITO") straight above a line. */
function countLabels(lines: readonly Line[], index: number): number {
  let count = 0;
  while (index - count > 0 && isCapitalLabel(lines[index - count - 1]!.text)) count += 1;
  return count;
}

/** A heading such as "À lire aussi" with the headlines below it. */
function linksFrom(lines: readonly Line[], heading: number, article: number): Span {
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
  return { start: lines[heading]!.start, end: lines[last]!.end };
}

/** What is left after the last teaser, when it holds no paragraph. */
function tailAfter(lines: readonly Line[], teasers: readonly Span[], length: number): Span[] {
  const end = teasers.reduce((latest, teaser) => Math.max(latest, teaser.end), -1);
  if (end < length / 3) return [];
  const rest = lines.filter((line) => line.start >= end);
  const first = rest[0];
  const last = rest.at(-1);
  if (!first || !last || rest.some((line) => line.text.length >= LONG_PARAGRAPH)) return [];
  return [{ start: first.start, end: last.end }];
}
