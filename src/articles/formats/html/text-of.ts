import type { Language } from '../../../text/language.ts';
import { cleanText } from '../support/decode.ts';
import { type ChildNode, type Element, isTag, isText, type Parent } from './dom.ts';
import { isDataTable, rowsOf } from './tables.ts';
import { type TextOf, TextWriter } from './text-writer.ts';

/** Never part of an article: code, controls, pictures. */
const NOT_TEXT = new Set(
  `script style template noscript svg canvas iframe object embed img picture video audio button input select textarea
  option datalist map head title meta link base dialog del s strike rp rt`.split(/\s+/),
);
/** Struck out as `<del>` is, by what programs write for it. */
const isStruck = ({ attribs }: Element): boolean =>
  /text-decoration(?:-line)?:[^;]{0,40}line-through/i.test(attribs['style'] ?? '');

const PARAGRAPHS = new Set(
  `p h1 h2 h3 h4 h5 h6 blockquote figure figcaption ul ol dl dt table pre hr section article aside main header footer
  nav form fieldset details summary address hgroup center body html caption tr legend menu`.split(
    /\s+/,
  ),
);
const LINES = new Set(['div', 'li', 'td', 'th', 'dd']);

/** What is kept of a page where its text is taken. */
export interface TextOptions {
  readonly language: Language;
  /** What is kept in the text but is no article's. */
  readonly isLeftover?: (element: Element) => boolean;
  /** What is left out. */
  readonly isLeftOut?: (element: Element) => boolean;
  /** The elements of a leftover that each name another article. */
  readonly headlinesIn?: (leftover: Element) => ReadonlySet<Element>;
}

/**
 * The text of an element as it reads: blocks between blank lines, `<br>` as a line, items after "- " or their number, the
 * rows of a table and the terms of a list with what they head. NFC, LF, no controls.
 */
export function textOf(root: Parent, options: TextOptions): TextOf {
  const writer = new TextWriter();
  write(root.children, writer, { ...options, list: null });
  return writer.done();
}

interface Context extends TextOptions {
  /** Number of the next item of the ordered list that this is in. */
  readonly list: { next: number; step: number } | null;
  /** Names of other articles in the leftover that this is in. */
  readonly headlines?: ReadonlySet<Element>;
}

function write(nodes: readonly ChildNode[], writer: TextWriter, context: Context): void {
  for (const node of nodes) {
    // Clean before it is counted, for spans must hold in the text as it is stored.
    if (isText(node)) writer.write(cleanText(node.data));
    else if (isTag(node)) writeElement(node, writer, context);
  }
}

function writeElement(element: Element, writer: TextWriter, context: Context): void {
  const { name } = element;
  if (NOT_TEXT.has(name) || isStruck(element) || context.isLeftOut?.(element)) return;
  if (context.isLeftover?.(element)) {
    const headlines = context.headlinesIn?.(element);
    const inside = { ...context, isLeftover: () => false, ...(headlines && { headlines }) };
    writer.leftover(() => writeElement(element, writer, inside));
    return;
  }
  if (context.headlines?.has(element)) writer.headline(() => writeOwn(element, writer, context));
  else writeOwn(element, writer, context);
}

function writeOwn(element: Element, writer: TextWriter, context: Context): void {
  const { name } = element;
  const own = OWN_WAYS[name]?.(element, writer, context) ?? false;
  if (own) return;
  const space = PARAGRAPHS.has(name) ? 2 : LINES.has(name) ? 1 : null;
  if (space) writer.break(space);
  if (name === 'pre') writer.verbatim(cleanText(rawText(element)));
  else if (name === 'li') writeItem(element, writer, context);
  else write(element.children, writer, { ...context, list: listIn(element) ?? context.list });
  if (space) writer.break(space);
}

type WriteElement = (element: Element, writer: TextWriter, context: Context) => boolean;

/** Elements that are not written as what they hold; each says whether it was written. */
const OWN_WAYS: Readonly<Record<string, WriteElement>> = {
  br: (_, writer) => {
    writer.line();
    return true;
  },
  q: (element, writer, context) => {
    writeQuote(element, writer, context);
    return true;
  },
  dl: (element, writer, context) => {
    writeTerms(element, writer, context);
    return true;
  },
  table: (element, writer, context) => {
    if (!isDataTable(element)) return false;
    writeTable(element, writer, context);
    return true;
  },
  sup: isNoteMark,
  a: isNoteLink,
};

/** Where an ordered list starts to count; null for other elements. An unordered list counts nothing. */
function listIn({ name, attribs, children }: Element): Context['list'] {
  if (name !== 'ol') return null;
  const isReversed = attribs['reversed'] !== undefined;
  const start = Number.parseInt(attribs['start'] ?? '', 10);
  const items = children.filter((child) => isTag(child) && child.name === 'li').length;
  return {
    next: Number.isSafeInteger(start) ? start : isReversed ? items : 1,
    step: isReversed ? -1 : 1,
  };
}

function writeItem(element: Element, writer: TextWriter, context: Context): void {
  const { parent } = element;
  const isNumbered = parent && isTag(parent) && parent.name === 'ol';
  let mark = '- ';
  if (isNumbered && context.list) {
    const value = Number.parseInt(element.attribs['value'] ?? '', 10);
    if (Number.isSafeInteger(value)) context.list.next = value;
    mark = `${context.list.next}. `;
    context.list.next += context.list.step;
  }
  writer.prefix(mark);
  write(element.children, writer, context);
  writer.prefix('');
}

function writeQuote(element: Element, writer: TextWriter, context: Context): void {
  const [open, close] = context.language === 'fr' ? ['«\u00a0', '\u00a0»'] : ['“', '”'];
  const { text } = textOf(element, context);
  if (text !== '') writer.write(`${open}${text}${close}`);
}

/** "Longueur : 1 240 mètres", a line for each term; a term without a value, or the reverse, stays alone. */
function writeTerms(list: Element, writer: TextWriter, context: Context): void {
  let terms: string[] = [];
  let values: string[] = [];
  const flush = (): void => {
    if (terms.length + values.length === 0) return;
    writer.break(2);
    writer.write(headed(terms.join(', '), values.join(', '), context.language));
    writer.break(2);
    terms = [];
    values = [];
  };
  // Groups of terms may stand in a <div>.
  for (const child of list.children.flatMap((node) =>
    isTag(node) && node.name === 'div' ? node.children : [node],
  )) {
    if (!isTag(child) || context.isLeftOut?.(child)) continue;
    const text = textOf(child, context).text.replace(/\s+/g, ' ');
    if (child.name === 'dt') {
      if (values.length > 0) flush();
      if (text !== '') terms.push(text);
    } else if (text !== '') values.push(text);
  }
  flush();
}

/** A value behind what heads it. */
function headed(head: string, value: string, language: Language): string {
  if (head === '' || value === '') return head + value;
  if (/[:?!.]$/.test(head)) return `${head} ${value}`;
  return `${head}${language === 'fr' ? '\u00a0:' : ':'} ${value}`;
}

/** Each row as a line, each cell with the head of its column and of its row. */
function writeTable(table: Element, writer: TextWriter, context: Context): void {
  writer.break(2);
  const read = (cell: Element): string => textOf(cell, context).text.replace(/\s+/g, ' ');
  const { caption, head, rows } = rowsOf(table, read);
  if (caption !== '') writer.write(caption);
  const mark = context.language === 'fr' ? '\u00a0; ' : '; ';
  for (const row of rows) {
    const cells = row.map((value, column) =>
      value === '' ? '' : headed(head?.[column] ?? '', value, context.language),
    );
    const [first, second, ...others] = cells.filter((cell) => cell !== '');
    if (first === undefined) continue;
    const isPair = head === null && second !== undefined && others.length === 0;
    writer.break(2);
    writer.write(
      isPair
        ? headed(first, second, context.language)
        : [first, second, ...others].filter((cell) => cell !== undefined).join(mark),
    );
  }
  writer.break(2);
}

/** The number of a note at the foot of the page. */
function isNoteMark(element: Element): boolean {
  const link = element.children.find((child) => isTag(child) && child.name === 'a');
  return link !== undefined && isTag(link) && (link.attribs['href'] ?? '').startsWith('#');
}

/** The same where the link stands around the number, and the way back from a note. */
function isNoteLink(element: Element): boolean {
  const href = element.attribs['href'] ?? '';
  if (!href.startsWith('#')) return false;
  const [child] = element.children.filter((one) => !isText(one) || one.data.trim() !== '');
  if (!child) return false;
  const isSup = isTag(child) && child.name === 'sup' && /^[^\p{L}]{1,6}$/u.test(rawText(child));
  return isSup || /^(?:[\s\u21a9\u21b5\u2191\u2934^]|\ufe0e|\ufe0f){1,8}$/.test(rawText(element));
}

function rawText(element: Element): string {
  let text = '';
  for (const child of element.children) {
    if (isText(child)) text += child.data;
    else if (isTag(child)) text += child.name === 'br' ? '\n' : rawText(child);
  }
  return text;
}
