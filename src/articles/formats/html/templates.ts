import {
  type ChildNode,
  type Element,
  elementsIn,
  isText,
  listOf,
  type Parent,
  parseHtml,
} from './dom.ts';

const TEMPLATE = /^text\/(?:x-)?(?:template|html)$/i;

/** Some pages hold their article in a template, which a script shows: what stands alone in its element is shown. */
export function showTemplates(body: Parent): void {
  for (const element of [...elementsIn(body)]) {
    const { name, attribs, parent, children } = element;
    if (name !== 'script' || !TEMPLATE.test(attribs['type'] ?? '') || parent === null) continue;
    if (!listOf(parent as Element, 'itemprop').includes('articlebody')) continue;
    const isAlone = (node: ChildNode): boolean =>
      node === element ||
      (isText(node) && node.data.trim() === '') ||
      // The same for those who run no scripts.
      ('name' in node && node.name === 'noscript');
    if (!parent.children.every(isAlone)) continue;
    const template = parseHtml(
      children.map((child) => ('data' in child ? child.data : '')).join(''),
    );
    element.name = 'div';
    element.children = template.children;
    for (const child of element.children) child.parent = element;
  }
}
