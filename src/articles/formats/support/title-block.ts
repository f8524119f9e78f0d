import type { FrontMatterEntry } from './front-matter-entries.ts';

/** A field, with the lines that go on from it: each begins with white space. */
const BLOCK = /^(?:%(?:[ \t][^\n]*)?\n(?:[ \t]+\S[^\n]*\n)*){1,3}(?=[ \t]*\n|$)/;
const FIELD = /^%[^\n]*\n(?:[ \t][^\n]*\n)*/gm;
const KEYS = ['title', 'author', 'date'] as const;

/** Pandoc's title, authors and date, a `%` before each, above a blank line; null where a text has none. */
export function splitTitleBlock(text: string): { source: string; body: string } | null {
  const source = BLOCK.exec(text)?.[0];
  if (source === undefined || !/^%[ \t]+\S/.test(source)) return null;
  return { source, body: text.slice(source.length).replace(/^\n+/, '') };
}

/** Its fields; authors are parted by semicolons or lines. */
export function titleBlockEntries(source: string): FrontMatterEntry[] {
  return [...source.matchAll(FIELD)].map(({ index, 0: field }, i) => {
    const key = KEYS[i]!;
    const lines = partsOf(field.slice(1), '\n');
    const names = lines.flatMap((line) => partsOf(line, ';'));
    const line = source.slice(0, index).split('\n').length - 1;
    return { key, source: '', line, value: key === 'author' ? names : lines.join(' ') };
  });
}

const partsOf = (text: string, separator: string): string[] =>
  text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
