import type { Span } from '../../text/spans.ts';
import { isHeadlineLike, type Line } from '../formats/lines.ts';
import { bylineIn, isByline } from './byline.ts';
import { isDateLine, isProse, isTitle } from './header-lines.ts';
import { namesSigned } from './signature-line.ts';
import { hasPaperWord, namesPaper } from './signed-names.ts';

/*
 * What stands around the title of an article: the paper, who wrote it, the line of its date.
 */

const MOST_LINES = 12;
const LONGEST_OVER_TITLE = 160;
/** A paper's name stands among the first of them. */
const PAPER_LINES = 2;
const SECTION_WORDS = 3;
/** Words with capitals, and the small ones between them. */
const CAPITALS =
  /^(?:l')?\p{Lu}[\p{L}'’.-]*(?: (?:de|du|des|la|le|les|of|and|the|et|&|d'\p{Lu}[\p{L}'-]*|l'\p{Lu}[\p{L}'-]*|\p{Lu}[\p{L}'’.-]*)){1,6}$/u;

/** Whether a title stands below the first of the lines, above the prose. */
export function isOverTitle([, ...below]: readonly Line[]): boolean {
  const prose = below
    .slice(0, MOST_LINES)
    .findIndex((line) => isProse(line) && !isHeadlineLike(line.text));
  return below.slice(0, Math.max(0, prose)).some((line) => isTitle(line) && !isByline(line.text));
}

/** The paper that a line over the title or beside the date names: "THE VALE HERALD – COURTS", "Ana Rey, La Gazette de Lède". */
export function paperIn(lines: readonly Line[]): string | null {
  for (const [i, { text }] of lines.slice(0, PAPER_LINES).entries()) {
    const [name = '', section] = text.split(/ [|•·/>»–—-] /, 2);
    if (!CAPITALS.test(name)) continue;
    const next = lines[i + 1];
    const isOverDate = section === undefined && next !== undefined && isDateLine(next);
    if (namesPaper(name) && (isOverDate || isOverTitle(lines.slice(i)))) return name;
    // "SORGAN MATIN — JUSTICE"
    const isSection = section !== undefined && section.split(' ').length <= SECTION_WORDS;
    if (isSection && hasPaperWord(name) && isOverTitle(lines.slice(i))) return name;
  }
  const beside = namesBesideDate(lines).map((names) => names.publisher ?? '');
  return beside.find(namesPaper) ?? null;
}

/** The author that a text names in a line of its own: labelled, or names alone beside the line of its date. */
export function authorIn(lines: readonly Line[], leftovers: readonly Span[]): string | null {
  const byline = bylineIn(lines, leftovers);
  if (byline !== null) return byline;
  return namesBesideDate(lines).find(({ people }) => people !== null)?.people ?? null;
}

/** Below the first line, which may be whom the text is about. */
function namesBesideDate(lines: readonly Line[]): NonNullable<ReturnType<typeof namesSigned>>[] {
  return lines.slice(1, MOST_LINES).flatMap((line, i) => {
    const isBeside = [lines[i], lines[i + 2]].some((other) => other && isDateLine(other));
    return (isBeside && line.text.length <= LONGEST_OVER_TITLE && namesSigned(line.text)) || [];
  });
}
