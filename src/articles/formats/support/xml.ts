import { parseHTML } from 'linkedom';

/** What is used of an XML element: the DOM's own types are not part of this project. */
export interface XmlElement {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<XmlElement>;
  getAttribute(name: string): string | null;
  getElementsByTagName(name: string): Iterable<XmlElement>;
}

/** `nodeType` of an element. */
export const ELEMENT = 1;
/** `nodeType` of text. */
export const TEXT = 3;

interface Parser {
  parseFromString(text: string, type: 'text/xml'): { readonly documentElement: XmlElement | null };
}

/** The parser takes half a minute over a hundred thousand levels; documents have some dozens. */
const MOST_LEVELS = 1_000;

/**
 * The root of an XML text; null where there is none.
 * @throws where it is nested as no document is: the file is then named as damaged.
 */
export function parseXml(text: string): XmlElement | null {
  if (isDeeperThan(MOST_LEVELS, text)) throw new Error('XML is nested too deep');
  const { DOMParser } = parseHTML('') as unknown as { DOMParser: new () => Parser };
  return new DOMParser().parseFromString(text, 'text/xml').documentElement;
}

/** The text of the first element of a name, prefix included; null where there is none, or it is empty. */
export function textOf(root: XmlElement | null, name: string): string | null {
  for (const element of root?.getElementsByTagName(name) ?? []) {
    const text = element.textContent?.trim();
    if (text) return text;
  }
  return null;
}

function isDeeperThan(levels: number, text: string): boolean {
  let depth = 0;
  for (const [tag] of text.matchAll(/<\/?[\p{L}_][^<>]*>/gu)) {
    if (tag.startsWith('</')) depth -= 1;
    else if (!tag.endsWith('/>')) depth += 1;
    if (depth > levels) return true;
  }
  return false;
}
