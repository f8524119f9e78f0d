import { escapeHtml } from '../escape-html.ts';
import { DEEPEST } from '../nesting.ts';
import { numberAs } from '../numbering.ts';
import { ELEMENT, TEXT, type XmlElement } from '../xml.ts';
import type { OdtStyles } from './odt-styles.ts';

/** What is nobody's text: earlier versions, hidden passages, remarks, lists of contents, what a form waits for. */
const SKIPPED = new Set([
  ...['text:tracked-changes', 'text:hidden-text', 'text:hidden-paragraph', 'text:note-citation'],
  ...['text:table-of-content', 'text:alphabetical-index', 'text:illustration-index'],
  ...['text:table-index', 'text:user-index', 'text:object-index', 'text:placeholder'],
  ...['text:ruby-text', 'office:annotation', 'office:forms'],
  ...['svg:title', 'svg:desc', 'draw:object', 'draw:plugin', 'office:event-listeners', 'math'],
]);
/** As HTML has them; what is not listed gives its content. */
const TAGS: Readonly<Record<string, string>> = {
  'table:table': 'table',
  'table:table-row': 'tr',
};
/** Of lists within each other. */
const MOST_LEVELS = 10;

interface Context {
  readonly styles: OdtStyles;
  readonly depth: number;
  /** Whether this is in the rows that head a table. */
  readonly isHead: boolean;
  readonly list: { readonly name: string | null; readonly level: number } | null;
  /** What stands out of the line: notes at the foot, frames beside. Each is written behind its paragraph, or at the end. */
  readonly notes: string[];
  readonly frames: string[];
  /** The last number of each list and level, for those that go on. */
  readonly counts: Map<string, number>;
}

/** The text of a document of LibreOffice as HTML; its notes stand at the end. */
export function odtHtml(body: XmlElement, styles: OdtStyles): string {
  const notes: string[] = [];
  const context: Context = {
    ...{ styles, depth: 0, isHead: false, list: null },
    ...{ notes, frames: [], counts: new Map() },
  };
  const html = inside(body, context);
  return html + context.frames.join('') + notes.join('');
}

function inside(node: XmlElement, context: Context): string {
  if (context.depth > DEEPEST) return '';
  const deeper = { ...context, depth: context.depth + 1 };
  return [...node.childNodes].map((child) => htmlOf(child, deeper)).join('');
}

function htmlOf(node: XmlElement, context: Context): string {
  if (node.nodeType === TEXT) return escapeHtml(node.textContent ?? '');
  if (node.nodeType !== ELEMENT) return '';
  const name = node.nodeName.toLowerCase();
  if (SKIPPED.has(name) || isUnseen(node, context)) return '';
  return WAYS[name]?.(node, context) ?? tagged(TAGS[name], node, context);
}

const tagged = (tag: string | undefined, node: XmlElement, context: Context): string =>
  tag === undefined ? inside(node, context) : `<${tag}>${inside(node, context)}</${tag}>`;

/** Text that a style hides or strikes out, a section that is not shown. */
const isUnseen = (node: XmlElement, { styles }: Context): boolean =>
  styles.isUnseen(node.getAttribute('text:style-name')) ||
  node.getAttribute('text:display') === 'none';

const WAYS: Readonly<Record<string, (node: XmlElement, context: Context) => string>> = {
  'text:s': () => ' ',
  'text:tab': () => ' ',
  'text:line-break': () => '<br>',
  'text:p': paragraph,
  'text:h': (node, context) => {
    const level = Number(node.getAttribute('text:outline-level')) || 1;
    return `<h${Math.min(6, Math.max(1, level))}>${inside(node, context)}</h${Math.min(6, Math.max(1, level))}>`;
  },
  'text:note': (node, context) => {
    const [mark] = node.getElementsByTagName('text:note-citation');
    const text = inside(node, { ...context, list: null, frames: [] });
    context.notes.push(`<div>${labelled(`${mark?.textContent ?? ''}.`, text)}</div>`);
    return '';
  },
  'draw:frame': (node, context) => {
    context.frames.push(`<div>${inside(node, { ...context, list: null, frames: [] })}</div>`);
    return '';
  },
  'table:table-header-rows': (node, context) => inside(node, { ...context, isHead: true }),
  'table:table-cell': (node, context) =>
    tagged(context.isHead ? 'th' : 'td', node, { ...context, list: null }),
  'text:list': list,
};

function paragraph(node: XmlElement, context: Context): string {
  const frames: string[] = [];
  const text = inside(node, { ...context, frames });
  const style = node.getAttribute('text:style-name');
  const beside = frames.join('');
  if (context.styles.isTitle(style)) return `<h1 class="title">${text}</h1>${beside}`;
  const [span, ...others] = [...node.childNodes];
  const isBold =
    context.styles.isBold(style) ||
    (others.length === 0 &&
      span?.nodeType === ELEMENT &&
      context.styles.isBold(span.getAttribute('text:style-name')));
  return `<p>${isBold ? `<strong>${text}</strong>` : text}</p>${beside}`;
}

/** Bullets as a list of HTML; numbers as the list shows them, each before its paragraph. */
function list(node: XmlElement, context: Context): string {
  const level = Math.min(MOST_LEVELS, (context.list?.level ?? 0) + 1);
  const name = node.getAttribute('text:style-name') ?? context.list?.name ?? null;
  const numbered = context.styles.levelOf(name, level);
  const within = { ...context, list: { name, level } };
  const key = `${name} ${level}`;
  const goesOn =
    node.getAttribute('text:continue-numbering') === 'true' ||
    node.getAttribute('text:continue-list') !== null;
  let count = goesOn ? (context.counts.get(key) ?? 0) : (numbered?.start ?? 1) - 1;
  const items: string[] = [];
  for (const item of node.childNodes) {
    if (item.nodeType !== ELEMENT) continue;
    const text = inside(item, within);
    if (numbered === null) {
      items.push(`<li>${unwrapped(text)}</li>`);
      continue;
    }
    // A list within a list may be all of an item, and a header counts nothing.
    const own = /^<(?:p|h\d)[ >]/.test(text) && item.nodeName.toLowerCase() === 'text:list-item';
    if (own) count = Number(item.getAttribute('text:start-value') ?? count + 1);
    const number = numberAs(numbered.format, count);
    items.push(own ? labelled(`${numbered.prefix}${number}${numbered.suffix}`, text) : text);
  }
  context.counts.set(key, count);
  return numbered === null ? `<ul>${items.join('')}</ul>` : items.join('');
}

/** An item of one paragraph is a line. */
function unwrapped(html: string): string {
  const [, text] = /^<p>(.*)<\/p>$/s.exec(html) ?? [];
  return text !== undefined && !text.includes('<p>') ? text : html;
}

/** The first paragraph with what stands before it. */
const labelled = (label: string, html: string): string =>
  /[\p{L}\p{N}]/u.test(label)
    ? html.replace(
        /^<(p|h\d)((?: [^<>]*)?)>/,
        `<$1$2>${escapeHtml(label).replaceAll('$', '$$$$')} `,
      )
    : html;
