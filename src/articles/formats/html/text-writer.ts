import type { Span } from '../../../text/spans.ts';

/** A text with the parts of it that are no article's: sorted and disjoint. */
export interface TextOf {
  readonly text: string;
  readonly leftovers: readonly Span[];
  /** What of the leftovers names other articles, each from its headline on: sorted and disjoint. */
  readonly teasers: readonly Span[];
}

/** Collects text; spaces and breaks are written when something follows them. */
export class TextWriter {
  #text = '';
  #breaks = 0;
  #space = false;
  #prefix = '';
  #headlines: number[] = [];
  readonly #leftovers: Leftover[] = [];

  break(lines: 1 | 2): void {
    this.#breaks = Math.max(this.#breaks, lines);
    this.#space = false;
  }

  /** `<br>`: two of them end a paragraph. */
  line(): void {
    this.#breaks = Math.min(2, this.#breaks + 1);
    this.#space = false;
  }

  /** What the next words start with. */
  prefix(mark: string): void {
    this.#prefix = mark;
  }

  write(words: string): void {
    const collapsed = words.replace(/[ \t\n]+/g, ' ');
    const trimmed = collapsed.trim();
    if (trimmed === '') {
      this.#space ||= collapsed !== '';
      return;
    }
    this.#flush(collapsed.startsWith(' '));
    this.#text += trimmed;
    this.#space = collapsed.endsWith(' ');
  }

  /** As it stands, line breaks too. */
  verbatim(lines: string): void {
    this.#flush(false);
    this.#text += lines.replace(/^\n+|(?<!\s)\s+$/g, '');
  }

  #flush(hasSpace: boolean): void {
    if (this.#text === '') this.#breaks = 0;
    if (this.#breaks > 0) this.#text += '\n'.repeat(this.#breaks);
    else if ((this.#space || hasSpace) && this.#text !== '') this.#text += ' ';
    this.#text += this.#prefix;
    this.#breaks = 0;
    this.#space = false;
    this.#prefix = '';
  }

  /** Marks what some work writes, and in it what each headline of another article is followed by. */
  leftover(work: () => void): void {
    const from = this.#text.length;
    this.#headlines = [];
    work();
    const start = from + spaceAt(this.#text, from);
    const end = this.#text.length;
    if (start < end) this.#leftovers.push({ start, end, headlines: this.#headlines });
  }

  /** Marks what some work writes as the headline of another article. */
  headline(work: () => void): void {
    const from = this.#text.length;
    const prefix = this.#prefix;
    work();
    const start = from + spaceAt(this.#text, from);
    this.#headlines.push(this.#text.startsWith(prefix, start) ? start + prefix.length : start);
  }

  done(): TextOf {
    const found: Leftover[] = [];
    for (const span of this.#leftovers.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
      if (span.start >= (found.at(-1)?.end ?? 0)) found.push(span);
    }
    const text = this.#text.normalize('NFC');
    const isSame = text === this.#text;
    // A mark that begins an element goes with the letter before it.
    const moved = (offset: number): number =>
      isSame ? offset : this.#text.slice(0, offset).normalize('NFC').length;
    const place = ({ start, end }: Span): Span => ({ start: moved(start), end: moved(end) });
    const teasers = found.flatMap((leftover) => this.#teasersOf(leftover));
    return { text, leftovers: found.map(place), teasers: teasers.map(place) };
  }

  /** From each headline to the next one, without the space and the mark of an item between. */
  #teasersOf({ headlines, end }: Leftover): Span[] {
    return headlines.flatMap((start, i) => {
      const part = this.#text.slice(start, headlines[i + 1] ?? end);
      const words = part.replace(ITEM_MARK, '').trimEnd();
      return words === '' ? [] : [{ start, end: start + words.length }];
    });
  }
}

/** Something that is no article's, and where in it the names of other articles start. */
interface Leftover extends Span {
  readonly headlines: readonly number[];
}

/** What an item starts with, behind the one before it. */
const ITEM_MARK = /\n(?:- |\d{1,9}\. )$/;

/** Length of the white space at a place. */
function spaceAt(text: string, from: number): number {
  return /^\s*/.exec(text.slice(from))?.[0].length ?? 0;
}
