import type { Span } from '../../text/spans.ts';

/** A line with something on it, without the white space around. */
export interface Line extends Span {
  /** As `forMatching` gives it: as long as the span. */
  readonly text: string;
}

/** The text with one kind of apostrophe and of space, so that patterns need one each; no offset moves. */
export function forMatching(text: string): string {
  return text.replace(/[\u2018\u2019\u02bc]/g, "'").replace(/[\u00a0\u202f\u2009\t]/g, ' ');
}

/** The lines of a text that aren't blank, in order. */
export function linesOf(original: string): Line[] {
  const text = forMatching(original);
  const lines: Line[] = [];
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const raw = text.slice(start, end);
    const trimmed = raw.trim();
    if (trimmed !== '') {
      const from = start + raw.length - raw.trimStart().length;
      lines.push({ start: from, end: from + trimmed.length, text: trimmed });
    }
    start = end + 1;
  }
  return lines;
}

const MOST_WORDS = 30;
const LONGEST_HEADLINE = 160;

/** Whether a line could head an article: short, and not a sentence that ends in a full stop. */
export function isHeadlineLike(line: string): boolean {
  if (line.length > LONGEST_HEADLINE || line.split(/\s+/).length > MOST_WORDS) return false;
  return /\p{L}/u.test(line) && !/[.;,:]["»”]?$/.test(line.replace(/(?:\.\.\.|…)$/, ''));
}

/** A short line in capitals, such as the label of a section: "ÉDITO", "LES ANALYSES". */
export function isCapitalLabel(line: string): boolean {
  if (line.length > 60 || /[.!?]$/.test(line)) return false;
  return line.toUpperCase() === line && /\p{Lu}{2}/u.test(line);
}

/** For comparing lines: case and spacing apart. */
export function lineKey(line: string): string {
  return line.toLowerCase().replace(/\s+/g, ' ');
}

/** A part of a line as the text writes it, typographic apostrophes included; as it is where the line has more spaces. */
export function asWritten(part: string, line: Line, text: string): string {
  const at = line.text.indexOf(part);
  return at < 0 ? part : text.slice(line.start + at, line.start + at + part.length);
}
