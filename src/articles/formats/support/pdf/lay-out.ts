import type { Span } from '../../../../text/spans.ts';
import type { Mark } from '../../../article.ts';
import type { Heading } from '../../../details/split-at-headings.ts';
import { isHeadlineLike } from '../../lines.ts';
import { cleanText } from '../decode.ts';
import { blocksOf } from './blocks.ts';
import { append, joinLines, wordsWithin } from './join-lines.ts';
import type { PdfLine } from './lines.ts';
import { type Paragraph, paragraphsOf } from './paragraphs.ts';
import { runningLines } from './running-lines.ts';

/** A document as one text. */
export interface LaidOut {
  readonly text: string;
  /** Running heads and page numbers. */
  readonly leftovers: readonly Span[];
  /** Where each page starts. */
  readonly marks: readonly Mark[];
  /** The largest line of the first page, where it is larger than the text. */
  readonly heading: string | null;
  /** The paragraphs that are set in larger type than the text; their ranks are its sizes. */
  readonly headings: readonly Heading[];
}

/** A heading is larger than the text by that share. */
const HEADING = 1.15;
const HEADING_LINES = 4;
/** In characters. */
const SHORT_LINE = 30;

/**
 * Puts pages into one text: blocks in reading order, paragraphs with their lines joined. A paragraph that goes on over the
 * end of a page stays whole, and the running lines between its halves stand behind it.
 */
export function layOut(pages: readonly (readonly PdfLine[])[]): LaidOut {
  const running = runningLines(pages);
  const words = wordsWithin(pages.flat().map(({ text }) => text));
  const paragraphs = pages.map((lines) =>
    blocksOf(lines.filter((line) => !running.has(line))).flatMap(paragraphsOf),
  );
  const text = new TextWriter();
  const leftovers: Span[] = [];
  const marks: Mark[] = [];
  const headings: Heading[] = [];
  const least = HEADING * usualSize(paragraphs.flat());
  let waiting: string[] = [];
  const flush = (): void => {
    for (const line of waiting) leftovers.push(text.paragraph(line));
    waiting = [];
  };
  for (const [i, own] of paragraphs.entries()) {
    for (const [j, paragraph] of own.entries()) {
      const whole = paragraph.isTable
        ? paragraph.lines.join('\n')
        : joinLines(paragraph.lines, words);
      const written = cleanText(whole).trim();
      if (written === '') continue;
      const before = j > 0 ? own[j - 1] : paragraphs[i - 1]?.at(-1);
      const isAlone = j > 0 && before !== undefined && isShortLine(before);
      const goesOn = before !== undefined && !isAlone && continues(before, paragraph, written);
      if (!goesOn) flush();
      const span = goesOn ? text.goOn(written, words) : text.paragraph(written);
      if (paragraph.size >= least && !goesOn && isHeading(paragraph, written))
        headings.push({ ...span, rank: Math.round(2 * paragraph.size) / 2 });
      if (j === 0) marks.push({ offset: span.start, label: `p. ${i + 1}` });
    }
    const lines = pages[i]!.filter((line) => running.has(line)).map((line) =>
      cleanText(line.text).trim(),
    );
    waiting.push(...lines.filter((line) => line !== ''));
  }
  flush();
  return { text: text.text, leftovers, marks, heading: headingOf(paragraphs, words), headings };
}

const isHeading = ({ lines, isTable }: Paragraph, written: string): boolean =>
  !isTable && lines.length <= HEADING_LINES && isHeadlineLike(written);

/** The size in which most letters are set. */
function usualSize(paragraphs: readonly Paragraph[]): number {
  const letters = new Map<number, number>();
  for (const { size, lines } of paragraphs) {
    letters.set(size, (letters.get(size) ?? 0) + lines.join('').length);
  }
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/** A line that stands alone, as the name of a paper does: the end of a column is the end of more. */
const isShortLine = ({ lines }: Paragraph): boolean =>
  lines.length === 1 && lines[0]!.length < SHORT_LINE && !/[-\u00ad\u2010]$/.test(lines[0]!);

/** Whether a paragraph is the rest of the one before it, in the column or on the page before. */
function continues(before: Paragraph, { size }: Paragraph, written: string): boolean {
  return before.isOpen && Math.abs(before.size - size) < 0.5 && /^\p{Ll}/u.test(written);
}

function headingOf(
  [first = []]: readonly (readonly Paragraph[])[],
  words: ReadonlySet<string>,
): string | null {
  const usual = usualSize(first);
  const largest = first.reduce<Paragraph | null>(
    (best, one) => (best === null || one.size > best.size ? one : best),
    null,
  );
  if (!largest || largest.size < HEADING * usual || largest.lines.length > HEADING_LINES)
    return null;
  return cleanText(joinLines(largest.lines, words)).replace(/\s+/g, ' ').trim() || null;
}

/** Writes paragraphs one after the other, a blank line between them. */
class TextWriter {
  readonly #paragraphs: string[] = [];
  /** Of the paragraph that may go on. */
  #pieces: string[] = [];
  /** Where that starts, and how long it is. */
  #start = 0;
  #length = 0;

  /** Complete when all is written. */
  get text(): string {
    return [...this.#paragraphs, this.#pieces.join('')].join('\n\n');
  }

  paragraph(written: string): Span {
    if (this.#pieces.length > 0) {
      this.#paragraphs.push(this.#pieces.join(''));
      this.#start += this.#length + 2;
    }
    this.#pieces = [written];
    this.#length = written.length;
    return { start: this.#start, end: this.#start + written.length };
  }

  /** Goes on with the last paragraph. */
  goOn(written: string, words: ReadonlySet<string>): Span {
    const last = this.#pieces.length - 1;
    const before = this.#pieces[last]?.length ?? 0;
    append(this.#pieces, written, words);
    this.#length -= before;
    for (const piece of this.#pieces.slice(Math.max(0, last))) this.#length += piece.length;
    const end = this.#start + this.#length;
    return { start: end - written.length, end };
  }
}
