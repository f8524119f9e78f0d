/** UTF-16 indices into a stored text, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Sorts spans, and joins those that overlap or have only white space between them. Empty ones go. */
export function mergeSpans(spans: readonly Span[], text: string): Span[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (start >= end) continue;
    const last = merged.at(-1);
    if (last && (start <= last.end || text.slice(last.end, start).trim() === '')) {
      last.end = Math.max(last.end, end);
    } else {
      merged.push({ start, end });
    }
  }
  return merged;
}

/**
 * The text with spaces over some spans: no offset moves, and line breaks stay.
 * @param spans sorted and disjoint; they may reach beyond a text that was cut.
 */
export function blankSpans(text: string, spans: readonly Span[]): string {
  let result = '';
  let from = 0;
  for (const { start, end } of spans) {
    if (start >= text.length) break;
    const stop = Math.min(end, text.length);
    result += text.slice(from, start) + text.slice(start, stop).replace(/[^\n]/g, ' ');
    from = stop;
  }
  return result + text.slice(from);
}

/** The text without some spans, which are sorted and disjoint. */
export function withoutSpans(text: string, spans: readonly Span[]): string {
  let rest = '';
  let from = 0;
  for (const { start, end } of spans) {
    rest += text.slice(from, start);
    from = end;
  }
  return rest + text.slice(from);
}
