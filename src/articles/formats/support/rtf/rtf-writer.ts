import { escapeHtml } from '../escape-html.ts';
import { type Charset, charsetOf, codePageOf, textOfBytes } from './charsets.ts';

/** A token of `rtf-stream-parser`, by the numbers that it gives: 0 and 1 open and close a group. */
export interface RtfToken {
  readonly type: number;
  readonly word?: string;
  readonly param?: number;
  readonly data?: Buffer;
}
const [OPEN, CLOSE, CONTROL] = [0, 1, 2];

/** What a group inherits and gives back. */
interface State {
  /** Where its text goes: the document, nowhere, the font table, or a detail of the document. */
  destination: 'text' | 'none' | 'fonts' | 'title' | 'author' | 'created' | 'item' | 'note';
  /** Characters that stand behind a `\u` for those who know no Unicode. */
  skipped: number;
  isHidden: boolean;
  font: number;
}

/** Destinations that hold no text of the document. */
const SILENT = new Set(
  `colortbl stylesheet pict object objdata header headerl headerr headerf footer footerl footerr footerf annotation
  info themedata colorschememapping datastore latentstyles listtable listoverridetable rsidtbl xmlnstbl generator fldinst
  bkmkstart bkmkend nonshppict shpinst filetbl revtbl atnid atnauthor atrfstart atrfend tc xe template private`.split(
    /\s+/,
  ),
);
const SIGNS: Readonly<Record<string, string>> = {
  emdash: '—',
  endash: '–',
  emspace: ' ',
  enspace: ' ',
  qmspace: ' ',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  tab: '\t',
  '~': '\u00a0',
  _: '-',
  '{': '{',
  '}': '}',
  '\\': '\\',
};
const HIDING = new Set(['v', 'deleted', 'strike', 'striked']);
const DEEPEST = 2_000;

/** Makes HTML of the tokens of a document: its paragraphs, headings, lists and tables; no looks. */
export class RtfWriter {
  readonly #html: string[] = [];
  readonly #notes: string[] = [];
  readonly #info = { title: '', author: '', created: '' };
  readonly #fonts = new Map<number, Charset>();
  readonly #groups: State[] = [];
  #state: State = { destination: 'text', skipped: 1, isHidden: false, font: 0 };
  #codePage: Charset = 'windows-1252';
  #bytes: Buffer[] = [];
  #toSkip = 0;
  #isOptional = false;
  /** Of the paragraph that is being written. */
  #paragraph = '';
  #item = '';
  #note = '';
  #level: number | null = null;
  #cells: string[] | null = null;
  #isHead = false;

  take({ type, word = '', param, data }: RtfToken): void {
    if (type === CONTROL && word !== "'") this.#flush();
    if (type === OPEN) this.#open();
    else if (type === CLOSE) this.#close();
    else if (type === CONTROL && word === "'" && data) this.#take(data);
    else if (type === CONTROL) this.#control(word, param);
    else if (data) this.#take(data);
  }

  done(): {
    readonly html: string;
    readonly info: Readonly<Record<'title' | 'author' | 'created', string>>;
  } {
    this.#flush();
    this.#endParagraph();
    this.#endTable();
    return { html: [...this.#html, ...this.#notes].join('\n'), info: this.#info };
  }

  #open(): void {
    this.#flush();
    this.#toSkip = 0;
    if (this.#groups.length < DEEPEST) this.#groups.push({ ...this.#state });
  }

  #close(): void {
    this.#flush();
    this.#toSkip = 0;
    this.#isOptional = false;
    const { destination } = this.#state;
    this.#state = this.#groups.pop() ?? this.#state;
    if (destination === 'note' && this.#state.destination !== 'note') this.#endNote();
  }

  /** Bytes wait for each other: a character may take two of them. */
  #take(data: Buffer): void {
    const skipped = Math.min(this.#toSkip, data.length);
    this.#toSkip -= skipped;
    if (skipped < data.length) this.#bytes.push(data.subarray(skipped));
  }

  #flush(): void {
    if (this.#bytes.length === 0) return;
    const charset = this.#fonts.get(this.#state.font) ?? this.#codePage;
    this.#write(textOfBytes(Buffer.concat(this.#bytes), charset));
    this.#bytes = [];
  }

  #write(text: string): void {
    const { destination, isHidden } = this.#state;
    if (destination === 'text' && !isHidden) this.#paragraph += text;
    else if (destination === 'note' && !isHidden) this.#note += text;
    else if (destination === 'item') this.#item += text;
    else if (destination === 'title' || destination === 'author') this.#info[destination] += text;
  }

  #control(word: string, param: number | undefined): void {
    const state = this.#state;
    const isOptional = this.#isOptional;
    this.#isOptional = word === '*';
    if (word === 'u') {
      this.#toSkip = state.skipped;
      this.#write(String.fromCharCode(((param ?? 0) + 0x10000) % 0x10000));
    } else if (word in SIGNS) this.#write(SIGNS[word]!);
    else if (word === 'uc') state.skipped = Math.max(0, param ?? 1);
    else if (word === 'ansicpg') this.#codePage = codePageOf(param);
    else if (word === 'mac') this.#codePage = 'macintosh';
    else if (word === 'f') state.font = param ?? 0;
    else if (word === 'fcharset' && state.destination === 'fonts') {
      const charset = charsetOf(param);
      if (charset) this.#fonts.set(state.font, charset);
    } else if (HIDING.has(word)) state.isHidden = param !== 0;
    else if (word === 'plain') state.isHidden = false;
    else if (this.#destination(word)) return;
    else if (isOptional && word !== 'shppict') state.destination = 'none';
    else this.#layout(word, param);
  }

  /** Whether a word opens a destination. */
  #destination(word: string): boolean {
    const state = this.#state;
    if (word === 'fonttbl') state.destination = 'fonts';
    else if (word === 'listtext' || word === 'pntext') state.destination = 'item';
    else if (word === 'title' || word === 'author') state.destination = word;
    else if (word === 'creatim') state.destination = 'created';
    else if (word === 'footnote') state.destination = 'note';
    else if (SILENT.has(word)) state.destination = 'none';
    else return false;
    return true;
  }

  #layout(word: string, param: number | undefined): void {
    const { destination } = this.#state;
    if (destination === 'created') {
      if (word === 'yr') this.#info.created = `${param}`;
      if (word === 'mo' || word === 'dy') this.#info.created += `-${`${param}`.padStart(2, '0')}`;
      return;
    }
    if (destination === 'note' && (word === 'line' || word === 'par')) this.#note += ' ';
    if (destination !== 'text') return;
    if (word === 'line' || word === 'lbr') this.#paragraph += '\n';
    else if (word === 'par' || word === 'sect' || word === 'page') this.#endParagraph();
    else if (word === 'pard') this.#level = null;
    else if (word === 'outlinelevel') this.#level = param ?? null;
    else if (word === 'trowd') this.#isHead = false;
    else if (word === 'trhdr') this.#isHead = true;
    else if (word === 'cell') {
      this.#cells = [...(this.#cells ?? []), this.#taken()];
    } else if (word === 'row') this.#endRow();
  }

  /** The paragraph so far as HTML. */
  #taken(): string {
    const lines = this.#paragraph.trim().split('\n');
    this.#paragraph = '';
    return lines.map(escapeHtml).join('<br>');
  }

  #endParagraph(): void {
    const item = this.#item.trim();
    this.#item = '';
    const inside = this.#taken();
    if (inside === '') return;
    // A paragraph within a cell is a line of it.
    if (this.#cells !== null) {
      this.#paragraph = `${inside.replaceAll('<br>', '\n')}\n`;
      return;
    }
    const isHeading = this.#level !== null && this.#level < 6;
    const tag = isHeading ? `h${this.#level! + 1}` : 'p';
    const number = /\d/.test(item) ? `${escapeHtml(item)} ` : item === '' ? '' : '- ';
    this.#html.push(`<${tag}>${isHeading ? '' : number}${inside}</${tag}>`);
  }

  /** A note stands at the end, with its number. */
  #endNote(): void {
    const text = escapeHtml(this.#note.trim().replace(/\s{1,100}/g, ' '));
    if (text !== '') this.#notes.push(`<p>${this.#notes.length + 1}. ${text}</p>`);
    this.#note = '';
  }

  #endRow(): void {
    const tag = this.#isHead ? 'th' : 'td';
    const cells = (this.#cells ?? []).map((cell) => `<${tag}>${cell}</${tag}>`).join('');
    this.#cells = null;
    if (cells === '') return;
    const last = this.#html.at(-1);
    const row = `<tr>${cells}</tr>`;
    // Rows without text between them are one table.
    if (last?.endsWith('</tr></table>')) {
      this.#html[this.#html.length - 1] = `${last.slice(0, -'</table>'.length)}${row}</table>`;
    } else this.#html.push(`<table>${row}</table>`);
  }

  #endTable(): void {
    if (this.#cells !== null) this.#endRow();
  }
}
