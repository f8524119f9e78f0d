import { cleanText } from './decode.ts';

/** What came out of markup: at most one blank line between blocks, none around, NFC after entities were decoded. */
export function tidy(text: string): string {
  const lines = cleanText(text)
    .split('\n')
    .map((line) => line.trimEnd());
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
