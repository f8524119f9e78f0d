import { median } from '../../../../median.ts';
import type { PdfLine } from './lines.ts';

/** Lines that belong together, of one page. */
export interface Paragraph {
  /** Whole lines, their hyphens still at their ends. */
  readonly lines: readonly string[];
  readonly size: number;
  /** Whether each line is a row of cells. */
  readonly isTable: boolean;
  /** Whether it ends where the next page or column may go on in the middle of a sentence. */
  readonly isOpen: boolean;
}

/** In times of the usual distance between lines. */
const WIDE_GAP = 1.3;
/** In font sizes: of so few lines the distance between them tells nothing, and one so large parts them. */
const FEW = 3;
const LONE_GAP = 1.9;
/** Another font size by that share is a heading or a caption. */
const OTHER_SIZE = 0.12;
/** In font sizes: the first line of a paragraph may stand in. */
const INDENT = 0.8;
/** A line that ends before that share of the width, with a full stop, is the last of its paragraph. */
const SHORT = 0.85;

/** A line that breaks off so early before a capital is a heading, a byline, an item: the next word would have had room. */
const VERY_SHORT = 0.6;
const CAPITAL = /^\s*["«“(]?\s?\p{Lu}/u;

const ENDS = /[.!?…:;][\s»"”’)\]]*$/u;
const BULLET = /^\s*[•▪◦*]\s/u;
/** Starts an item, or goes on with a sentence: "que\n57. Puis". */
const ITEM = /^\s*(?:[-–—]|\d{1,2}[.)])\s/u;
/** Of a block's distances: most blocks have more lines than paragraphs, short ones hardly more. */
const USUAL = 0.25;

/** The paragraphs of a block whose lines stand from top to bottom. */
export function paragraphsOf(block: readonly PdfLine[]): Paragraph[] {
  const gaps = block.slice(1).map((line, i) => (block[i]!.y - line.y) / line.size);
  const distances = gaps.filter((gap) => gap >= SAME_ROW).sort((a, b) => a - b);
  const least = distances[Math.floor(distances.length * USUAL)] ?? 0;
  const usual = block.length > FEW ? least : Math.min(least, LONE_GAP / WIDE_GAP);
  const left = median(block.map(({ x }) => x)) ?? 0;
  const right = Math.max(...block.map((line) => line.right));
  const paragraphs: PdfLine[][] = [];
  for (const [i, line] of block.entries()) {
    const before = block[i - 1];
    if (before && !startsAnew(before, line, { usual, left, right })) paragraphs.at(-1)!.push(line);
    else paragraphs.push([line]);
  }
  return paragraphs.map((lines) => {
    const rows = rowsOf(lines);
    return {
      lines: rows,
      isTable: rows.filter((row) => row.includes('\t')).length > 1,
      size: median(lines.map(({ size }) => size)) ?? 0,
      isOpen: !ENDS.test(lines.at(-1)!.text),
    };
  });
}

interface Shape {
  /** Distance of two lines, in font sizes. */
  readonly usual: number;
  readonly left: number;
  readonly right: number;
}

function startsAnew(before: PdfLine, line: PdfLine, { usual, left, right }: Shape): boolean {
  const gap = (before.y - line.y) / line.size;
  if (gap < SAME_ROW) return false;
  if (usual > 0 && gap > WIDE_GAP * usual) return true;
  if (Math.abs(before.size - line.size) > OTHER_SIZE * before.size) return true;
  if (BULLET.test(line.text)) return true;
  if (line.x - left > INDENT * line.size && before.x - left < (INDENT * line.size) / 2) return true;
  const isShort = before.right - left < SHORT * (right - left);
  if (before.right - left < VERY_SHORT * (right - left) && CAPITAL.test(line.text)) return true;
  const ends = ENDS.test(before.text);
  return ITEM.test(line.text) ? ends || isShort : ends && isShort;
}

const SAME_ROW = 0.4;

/** Cells of one row are one line: a row of a table, read from left to right. */
function rowsOf(lines: readonly PdfLine[]): string[] {
  const rows: { y: number; text: string }[] = [];
  for (const line of lines) {
    const last = rows.at(-1);
    if (last && last.y - line.y < SAME_ROW * line.size) last.text += `\t${line.text.trim()}`;
    else rows.push({ y: line.y, text: line.text.trim() });
  }
  return rows.map(({ text }) => text);
}
