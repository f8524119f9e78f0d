import type { Span } from '../text/spans.ts';
import type { WholeArticle } from './whole-article.ts';

/** A line of an article's text that is no leftover. */
export interface TextLine extends Span {
  readonly text: string;
  /** Where the item begins, behind its bullet or number; null for a line without one. */
  readonly item: number | null;
  readonly afterBlank: boolean;
}

const MARKER = /^(?:[-–—•*·▪◦‣→✓]|\d{1,2} ?[.)°]|[a-h]\))\s+(?=\S)/u;
/** What ends a sentence, or announces what follows. */
export const ENDS = /[.!?…:;]["»”’)\]\s]*$/;
const HEADING = 110;
/** A heading stands at most so many lines above what it heads. */
const LINES_BACK = 12;

/** The lines of an article, without the empty ones and the leftovers. */
export function linesOfArticle({ text, sentences }: WholeArticle): TextLine[] {
  const lines: TextLine[] = [];
  let start = 0;
  let blank = true;
  let next = 0;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const raw = text.slice(start, end);
    const line = raw.trim();
    if (line === '') blank = true;
    else {
      const from = start + raw.indexOf(line);
      while (next < sentences.length && sentences[next]!.end <= from) next++;
      const sentence = sentences[next];
      // What no sentence holds is a leftover.
      if (sentence && sentence.start < from + line.length) {
        const marker = MARKER.exec(line)?.[0];
        const item = marker === undefined ? null : from + marker.length;
        lines.push({ start: from, end: from + line.length, text: line, item, afterBlank: blank });
        blank = false;
      }
    }
    start = end + 1;
  }
  return lines;
}

/** A short line that opens its paragraph and ends no sentence, and is no item of a list. */
export function isHeading(lines: readonly TextLine[], index: number): boolean {
  const { text, item, afterBlank, start } = lines[index]!;
  if (item !== null || !afterBlank || text.length > HEADING || /[.;,]["»”]?$/.test(text))
    return false;
  const next = lines[index + 1];
  return (
    start > 0 && (!next || next.afterBlank || ENDS.test(next.text) || next.text.length > HEADING)
  );
}

/** The heading above a place. */
export function headingAbove(lines: readonly TextLine[], index: number): TextLine[] {
  for (let i = index - 1; i >= Math.max(0, index - LINES_BACK); i--) {
    if (isHeading(lines, i)) return [lines[i]!];
  }
  return [];
}
