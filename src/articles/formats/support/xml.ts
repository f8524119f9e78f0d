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

export const ELEMENT = 1;
export const TEXT = 3;

interface Parser {
  parseFromString(text: string, type: 'text/xml'): { readonly documentElement: XmlElement | null };
}

/** The root of an XML text; null where there is none. */
export function parseXml(text: string): XmlElement | null {
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

/** For HTML that is made of XML's text. */
export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
