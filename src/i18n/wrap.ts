import { stripVTControlCharacters } from 'node:util';

/** Lines beyond this are tiring to read, however wide the window. */
const WIDEST = 100;
const NARROWEST = 20;

/** How many columns a stream shows; null where it is no terminal, and nothing is wrapped. */
export function columnsOf(stream: {
  readonly isTTY?: boolean;
  readonly columns?: number;
}): number | null {
  if (stream.isTTY !== true || !stream.columns) return null;
  return Math.max(NARROWEST, Math.min(stream.columns, WIDEST));
}

/** Columns that a text takes: combining marks and escape sequences take none. */
function widthOf(text: string): number {
  return [...stripVTControlCharacters(text).replace(/\p{M}/gu, '')].length;
}

/**
 * Breaks lines at spaces so that none is wider than `columns`; what goes on is indented as its line was. A word longer
 * than that, such as an address, is left whole. No-break spaces are not broken at.
 */
export function wrap(text: string, columns: number | null): string {
  if (columns === null) return text;
  return text
    .split('\n')
    .map((line) => (widthOf(line) <= columns ? line : wrapLine(line, columns)))
    .join('\n');
}

/** A line may change its colour before its first spaces. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: an escape sequence starts with one.
const INDENT = /^((?:\u001b\[[\d;]*m)*)( *)/;

function wrapLine(line: string, columns: number): string {
  const [start, colour = '', indent = ''] = INDENT.exec(line)!;
  const lines: string[] = [];
  let current = '';
  let width = 0;
  for (const word of line.slice(start.length).split(/ +/)) {
    const wordWidth = widthOf(word);
    if (current !== '' && indent.length + width + 1 + wordWidth > columns) {
      lines.push(indent + current);
      current = word;
      width = wordWidth;
    } else {
      current += current === '' ? word : ` ${word}`;
      width += wordWidth + (current === word ? 0 : 1);
    }
  }
  return colour + [...lines, indent + current].join('\n');
}
