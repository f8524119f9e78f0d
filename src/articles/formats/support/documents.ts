import { KNOWN_KEYS } from '../../details/written-details.ts';

/** Of a header: a key, what belongs to one, a remark. */
const HEADER_LINE = /^(?:[\w-]+[ \t]*:|[ \t]|-(?:[ \t]|$)|#|$)/;
const MOST_HEADER_LINES = 100;

/**
 * The documents of a text, each with front matter of its own, as some exports put several articles into a file; the text
 * itself where it is one. A `---` that no key of an article follows is a rule.
 */
export function splitDocuments(text: string): string[] {
  if (!text.startsWith('---')) return [text];
  const lines = text.split('\n');
  const starts: number[] = [];
  let offset = 0;
  let closed = -1;
  for (const [at, line] of lines.entries()) {
    const isApart = at === 0 || lines[at - 1]!.trim() === '';
    if (at > closed && isApart && isFence(line)) {
      const end = endOfHeader(lines, at);
      if (end !== null) {
        starts.push(offset);
        closed = end;
      }
    }
    offset += line.length + 1;
  }
  return starts.length < 2 ? [text] : starts.map((start, i) => text.slice(start, starts[i + 1]));
}

const isFence = (line: string): boolean => /^---[ \t]*$/.test(line);

/** The line that closes the front matter that is opened at a line; null where none is. */
function endOfHeader(lines: readonly string[], at: number): number | null {
  let isKnown = false;
  for (let end = at + 1; end < Math.min(lines.length, at + MOST_HEADER_LINES); end += 1) {
    const line = lines[end]!;
    if (isFence(line)) return isKnown ? end : null;
    if (!HEADER_LINE.test(line)) return null;
    const key = /^[\w-]+(?=[ \t]*:)/.exec(line)?.[0];
    isKnown ||= key !== undefined && KNOWN_KEYS.has(key.toLowerCase());
  }
  return null;
}
