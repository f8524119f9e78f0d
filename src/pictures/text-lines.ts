import type { Span } from '../text/spans.ts';

/** Advance widths of DejaVu Sans in thousandths of its size, rounded up; what is in none of them is as wide as a capital. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[ijl'’|.,:;!\u00a0\u202f ]/u, 350],
  [/[fIrtJ()[\]\-‘“”«»/\\]/u, 520],
  [/[mMwW%@—…→&]/u, 1000],
  [
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}]/u,
    1100,
  ],
  [/[\p{Ll}\d]/u, 645],
];
const WIDEST = 800;
/** Bold letters are so much wider. */
const BOLD = 1.12;

/** About how wide a text is, in the unit of its size; never less than it is. */
export function textWidth(text: string, size: number, isBold = false): number {
  let width = 0;
  for (const letter of text) {
    width += WIDTHS.find(([letters]) => letters.test(letter))?.[1] ?? WIDEST;
  }
  return (width * size * (isBold ? BOLD : 1)) / 1000;
}

/** What may not stand in XML, acts on the direction of text or breaks lines. */
const UNSAFE = /[\p{Cc}\p{Bidi_Control}\u2028\u2029\ufffe\uffff]/gu;

/** A text of the same length that is safe to draw: no place in it moves. */
export const drawable = (text: string): string =>
  text.replace(UNSAFE, ' ').replace(/\p{Cs}/gu, '\ufffd');

/** A line of a text in a picture. */
export interface PictureLine extends Span {
  /** Whether the text goes on where no line is left for it. */
  readonly isCut: boolean;
}

const ELLIPSIS = 1000;

/**
 * A text in lines no wider than `width`, cut between words where it can be.
 * @param most lines; what is beyond is left out.
 */
export function wrappedLines(
  text: string,
  width: number,
  size: number,
  most: number,
): PictureLine[] {
  const lines: PictureLine[] = [];
  let start = text.length - text.trimStart().length;
  const room = width - (ELLIPSIS * size) / 1000;
  while (start < text.trimEnd().length) {
    if (lines.length === most) {
      const last = lines.pop()!;
      return [...lines, { ...last, isCut: true }];
    }
    const end = endOfLine(text, start, room, size);
    lines.push({ start, end, isCut: false });
    start = end + (/^ +/.exec(text.slice(end))?.[0].length ?? 0);
  }
  return lines;
}

function endOfLine(text: string, start: number, room: number, size: number): number {
  let width = 0;
  let space = -1;
  let at = start;
  // What answers may be bold anywhere in it.
  for (const letter of text.slice(start)) {
    width += textWidth(letter, size, true);
    if (width > room) return space > start ? space : Math.max(at, start + letter.length);
    if (letter === ' ') space = at;
    at += letter.length;
  }
  return text.length;
}
