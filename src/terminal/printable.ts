import { stripVTControlCharacters } from 'node:util';

/** Controls, and the characters that reorder text, but for line feed and tab. */
const unsafe = /(?![\n\t])[\p{Cc}\p{Bidi_Control}]/gu;

/**
 * A text as it is safe to print: no escape sequence, control character or change of direction can
 * act on the terminal. Line feeds and tabs stay.
 */
export function printable(text: string): string {
  return stripVTControlCharacters(text).replace(unsafe, '');
}

/** As {@link printable}, on one line: for titles, names and links. */
export function oneLine(text: string): string {
  return printable(text)
    .replace(/[\n\t\u2028\u2029]+/g, ' ')
    .trim();
}

/** Compact JSON on one line, exact, and safe to print: what could act on a terminal is escaped. */
export function jsonLine(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
