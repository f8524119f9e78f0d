import type { Span } from './spans.ts';

/** A piece of a text, with the places that were marked in the whole. */
export interface Snippet {
  /** On one line, with an ellipsis where something was cut off. */
  readonly text: string;
  readonly marks: readonly Span[];
}

/** As {@link snippetOf}, of what stands behind `from`; all marks do. */
export function snippetFrom(
  text: string,
  from: number,
  marks: readonly Span[],
  size: number,
): Snippet {
  const shifted = marks.map(({ start, end }) => ({ start: start - from, end: end - from }));
  return snippetOf(text.slice(from), shifted, size);
}

/**
 * The piece of a text, at most `size` characters long, that has the most marks, cut at words; the first of equal ones.
 * Without marks, the beginning.
 *
 * @param marks in the order of the text, none over another.
 */
export function snippetOf(text: string, marks: readonly Span[], size: number): Snippet {
  const whole = { start: 0, end: text.length };
  if (text.length <= size) return oneLine(text, marks, whole);
  let best = { first: 0, last: -1 };
  for (let first = 0, last = 0; first < marks.length; first += 1) {
    last = Math.max(last, first);
    while (last + 1 < marks.length && marks[last + 1]!.end - marks[first]!.start <= size) last += 1;
    if (last - first > best.last - best.first) best = { first, last };
  }
  const [from, to] = best.last < 0 ? [0, 0] : [marks[best.first]!.start, marks[best.last]!.end];
  // What is left of the size goes to both sides; at an end of the text, to the other one.
  const room = Math.max(0, size - (to - from));
  const start = Math.max(0, Math.min(from - Math.floor(room / 2), text.length - size));
  const end = Math.min(text.length, start + size);
  return oneLine(text, marks, { start: wordStart(text, start, from), end: wordEnd(text, end, to) });
}

/** The next start of a word, but not behind `latest`. */
function wordStart(text: string, at: number, latest: number): number {
  if (at === 0) return 0;
  const space = text.slice(at - 1, latest).search(/\s/);
  return space < 0 ? Math.min(at + Number(isWithin(text, at)), latest) : at + space;
}

/** The last end of a word, but not before `earliest`. */
function wordEnd(text: string, at: number, earliest: number): number {
  if (at === text.length) return at;
  const before = /\s+\S*$/.exec(text.slice(earliest, at + 1));
  return before ? earliest + before.index : at - Number(isWithin(text, at) && at > earliest);
}

/** Whether a place is between the two halves of a character. */
function isWithin(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit < 0xe000;
}

function oneLine(text: string, marks: readonly Span[], { start, end }: Span): Snippet {
  const before = start > 0 ? '… ' : '';
  const after = end < text.length ? ' …' : '';
  // Character for character, so that the marks keep their places.
  const line = text
    .slice(start, end)
    .replace(/\s/g, (space) => (/[\n\r\t\v\f]/.test(space) ? ' ' : space));
  const shift = before.length - start;
  return {
    text: before + line + after,
    marks: marks
      .filter((mark) => start <= mark.start && mark.end <= end)
      .map((mark) => ({ start: mark.start + shift, end: mark.end + shift })),
  };
}
