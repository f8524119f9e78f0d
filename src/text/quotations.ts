import type { Span } from './spans.ts';

const MARKS = /[«»“”"\n]/g;

/** A straight mark opens where it stands before a word, not behind one: a text may begin inside a quotation. */
function opens(text: string, at: number): boolean {
  return text[at] !== '"' || !/[^\s('’]/.test(text[at - 1] ?? '');
}

/** Where somebody is quoted: from one mark to the other, in one paragraph. One that is never closed is none. */
export function quotations(text: string): Span[] {
  const spans: Span[] = [];
  let open: { start: number; close: string } | null = null;
  for (const { 0: mark, index } of text.matchAll(MARKS)) {
    if (mark === '\n') open = null;
    else if (open && mark === open.close) {
      spans.push({ start: open.start, end: index + 1 });
      open = null;
    } else if (!open && mark !== '»' && mark !== '”' && opens(text, index)) {
      open = { start: index, close: mark === '«' ? '»' : mark === '“' ? '”' : '"' };
    }
  }
  return spans;
}
