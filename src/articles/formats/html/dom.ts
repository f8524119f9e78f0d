import { type ChildNode, type Document, type Element, isTag, isText } from 'domhandler';
import { parseDocument } from 'htmlparser2';

export type { ChildNode, Document, Element };
export { isTag, isText };

/** What elements stand in. */
export type Parent = Document | Element;

const XML = /^\s{0,100}<\?xml\s/;

/**
 * The tree of a page or a fragment; what is broken in it is mended as browsers mostly do.
 * @param isXml whether `<title/>` is closed, and does not take all that follows for a title; by its first line if absent.
 */
export function parseHtml(html: string, { isXml = XML.test(html) } = {}): Document {
  return parseDocument(html, { recognizeSelfClosing: isXml });
}

const listed = new WeakMap<Parent, readonly Element[]>();

/** Lists the elements of a root that is gone through again and again; its tree does not change any more. */
export function listElements(root: Parent): void {
  if (!listed.has(root)) listed.set(root, [...walk(root)]);
}

/** Elements in the order of the text. */
export function elementsIn(root: Parent): Iterable<Element> {
  return listed.get(root) ?? walk(root);
}

/** Without recursion, so that no depth overflows the stack. */
function* walk(root: Parent): Generator<Element> {
  const waiting: ChildNode[] = root.children.toReversed();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (!isTag(node)) continue;
    yield node;
    for (let i = node.children.length - 1; i >= 0; i -= 1) waiting.push(node.children[i]!);
  }
}

/** The first element, in the order of the document, of which `isWanted` says so; null for none. */
export function firstElement(
  root: Parent,
  isWanted: (element: Element) => boolean,
): Element | null {
  for (const element of elementsIn(root)) if (isWanted(element)) return element;
  return null;
}

const SILENT = new Set(['script', 'style', 'template', 'noscript', 'svg']);

/** Asked for again and again; of longer ones the memory is not spent, for each block around has them too. */
const LONGEST_KEPT = 1_000;
const known = new WeakMap<Parent, string>();

/** All words in an element on one line; scripts and styles have none. The tree does not change once it was asked. */
export function wordsOf(root: Parent): string {
  let words = known.get(root);
  if (words === undefined) {
    words = findWords(root);
    lengths.set(root, words.length);
    if (words.length <= LONGEST_KEPT) known.set(root, words);
  }
  return words;
}

const lengths = new WeakMap<Parent, number>();

/** How long {@link wordsOf} is, which is kept of every element. */
export const lengthOf = (root: Parent): number => lengths.get(root) ?? wordsOf(root).length;

function findWords(root: Parent): string {
  const parts: string[] = [];
  const waiting: ChildNode[] = root.children.toReversed();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (isText(node)) parts.push(node.data);
    if (!isTag(node) || SILENT.has(node.name)) continue;
    if (node.name === 'br' || node.name === 'p' || node.name === 'div') parts.push(' ');
    for (let i = node.children.length - 1; i >= 0; i -= 1) waiting.push(node.children[i]!);
  }
  return parts.join('').replace(/\s+/g, ' ').trim();
}

/** The element and those around it, the nearest first. */
export function around(element: Element): Element[] {
  const blocks: Element[] = [];
  for (let node: Parent | null = element; node && isTag(node); node = node.parent as Parent | null)
    blocks.push(node);
  return blocks;
}

const NO_WORDS: readonly string[] = [];
const classes = new WeakMap<Element, readonly string[]>();

/** Words of class and id, at their hyphens and capitals: "entry-date" is "entry" and "date". */
export function classWords(element: Element): readonly string[] {
  const { attribs } = element;
  if (!attribs['class'] && !attribs['id']) return NO_WORDS;
  let words = classes.get(element);
  if (words === undefined) {
    words = splitNames(`${attribs['class'] ?? ''} ${attribs['id'] ?? ''}`);
    classes.set(element, words);
  }
  return words;
}

function splitNames(names: string): string[] {
  return names
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .toLowerCase()
    .split(/[\s_-]+/)
    .filter(Boolean);
}

/** Values of an attribute that holds a list, such as `itemprop` or `rel`. */
export function listOf(element: Element, attribute: string): readonly string[] {
  if (!element.attribs[attribute]) return NO_WORDS;
  return (element.attribs[attribute] ?? '').toLowerCase().split(/\s+/).filter(Boolean);
}
