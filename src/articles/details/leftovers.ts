import type { NumericOrder } from '../../text/dates/reading.ts';
import type { Language } from '../../text/language.ts';
import type { Span } from '../../text/spans.ts';
import { mergeSpans } from '../../text/spans.ts';
import type { Content } from '../formats/format.ts';
import { forMatching, isCapitalLabel, type Line, lineKey, linesOf } from '../formats/lines.ts';
import { breadcrumbOf } from './breadcrumb.ts';
import { type Dateline, findDatelines } from './datelines.ts';
import { leftoverLines, leftoverSentences } from './leftover-lines.ts';
import { withRuns } from './page-runs.ts';
import {
  ADVERT,
  COUNTER,
  CREDIT,
  FIRST_PUBLISHED,
  JUMP,
  JUMP_WITHIN,
  READ_MORE,
  READ_MORE_AT_END,
  RELATED,
  RELATED_INLINE,
  RELATED_WITHIN,
  RIGHTS,
} from './pointers.ts';
import {
  findTeasers,
  LONGEST_RELATED,
  READ_MORE_WINDOW,
  type Teasers,
  withKnown,
} from './teasers.ts';

/** Shorter lines may repeat in an article (a refrain, a cell of a table); longer ones are prose all the same. */
const REPEATED = { shortest: 15, longest: 300 };

/** What a text's lines tell. */
export interface Outline {
  readonly lines: readonly Line[];
  /** Those that are their page's: menus, sharing, notices. */
  readonly pageLines: readonly Line[];
  readonly teasers: Teasers;
  readonly datelines: readonly Dateline[];
  /** How its dates in figures are written, where its format tells. */
  readonly order?: NumericOrder;
}

/**
 * The lines of a text, and where teasers of other articles and datelines stand.
 * @param known what its format could tell: in HTML a box shows what the lines do not.
 */
export function outlineOf(
  text: string,
  language: Language = 'fr',
  known: Pick<Content, 'leftovers' | 'teasers' | 'order'> = {},
): Outline {
  const lines = linesOf(text);
  const pageLines = withRuns(lines, leftoverLines(lines));
  const teasers = withKnown(findTeasers(lines, text), known, text, pageLines);
  const { order } = known;
  const datelines = findDatelines(lines, language, pageLines, order);
  return { lines, pageLines, teasers, datelines, ...(order && { order }) };
}

/**
 * The parts of a text that are its page's, not the article's: menus, breadcrumbs, "Lire la suite »",
 * newsletters, teasers of other articles, datelines, repeated headlines (the first stays).
 * Sorted, disjoint, within the text. What might be the article's own prose stays out.
 */
export function findLeftovers(
  text: string,
  { lines, pageLines, teasers, datelines }: Outline = outlineOf(text),
): Span[] {
  const matched = forMatching(text);
  return mergeSpans(
    [
      ...lines.flatMap((line) => leftoverOf(line)),
      ...repetitions(lines),
      ...pageLines,
      ...leftoverSentences(matched, lines[0]),
      ...teasers.blocks,
      ...datelines.flatMap(({ leftover }) => leftover ?? []),
      ...[...RELATED_WITHIN, JUMP_WITHIN, CREDIT].flatMap((pattern) => sentences(matched, pattern)),
    ],
    text,
  );
}

function leftoverOf(line: Line): Span[] {
  const { text } = line;
  if (isLeftoverLine(text)) return [line];
  const breadcrumb = breadcrumbOf(text);
  if (breadcrumb) return [{ start: line.start, end: line.start + breadcrumb.end }];
  const tail = text.slice(-READ_MORE_WINDOW);
  const more = READ_MORE_AT_END.exec(tail);
  return more ? [{ start: line.end - tail.length + more.index, end: line.end }] : [];
}

function isLeftoverLine(text: string): boolean {
  if (text.length > 300) return false;
  return (
    READ_MORE.test(text) ||
    RELATED.test(text) ||
    FIRST_PUBLISHED.test(text) ||
    COUNTER.test(text) ||
    ADVERT.test(text) ||
    JUMP.test(text) ||
    RIGHTS.test(text) ||
    (text.length <= LONGEST_RELATED && RELATED_INLINE.test(text))
  );
}

/** Every occurrence of a label in capitals that comes twice, and all but the first of another short line. */
function repetitions(lines: readonly Line[]): Span[] {
  const first = new Map<string, Line>();
  const found: Span[] = [];
  for (const line of lines) {
    const isLabel = isCapitalLabel(line.text);
    if (line.text.length > REPEATED.longest || (line.text.length < REPEATED.shortest && !isLabel))
      continue;
    const key = lineKey(line.text);
    const before = first.get(key);
    if (before === undefined) {
      first.set(key, line);
      continue;
    }
    found.push(line);
    // A headline in capitals is one of its kind; a label of one or two words never is one.
    if (isLabel && (before !== lines[0] || key.split(' ').length < 3)) found.push(before);
  }
  return found;
}

function sentences(text: string, pattern: RegExp): Span[] {
  const found: Span[] = [];
  for (const match of text.matchAll(pattern)) {
    const before = text.slice(Math.max(0, match.index - 4), match.index);
    const starts = match[0].startsWith('(') || /(?:^|[\n.!?…»"):|]) *$/.test(before);
    if (starts) found.push({ start: match.index, end: match.index + match[0].trimEnd().length });
  }
  return found;
}
