import { posix } from 'node:path';
import {
  type DeclaredDetails,
  dateIn,
  languageIn,
  nameInOrder,
  oneLine,
} from '../../../details/details.ts';
import { parseXml, textOf, type XmlElement } from '../xml.ts';

/** What the package of a book says of it. */
export interface EpubBook {
  /** The files of its chapters in reading order, without lists of contents. */
  readonly chapters: readonly string[];
  /** What its table of contents calls them, by file: of several places in a file, the first. */
  readonly labels: ReadonlyMap<string, string>;
  readonly details: DeclaredDetails;
}

/**
 * Reads the package of a book and its table of contents.
 * @param file a file of the archive as text, empty where it is missing.
 * @returns null where it has none.
 */
export function readBook(file: (name: string) => string): EpubBook | null {
  const [root] = parseXml(file('META-INF/container.xml'))?.getElementsByTagName('rootfile') ?? [];
  const path = root?.getAttribute('full-path') ?? null;
  const book = path === null ? null : parseXml(file(path));
  if (path === null || !book) return null;
  const folder = posix.dirname(path);
  const files = new Map<string, string>();
  let contents: string | null = null;
  for (const item of book.getElementsByTagName('item')) {
    const id = item.getAttribute('id');
    const href = item.getAttribute('href');
    if (!id || !href) continue;
    const name = placeOf(folder, href);
    files.set(id, name);
    const isNav = /(?:^| )nav(?: |$)/.test(item.getAttribute('properties') ?? '');
    if (isNav || (contents === null && name.endsWith('.ncx'))) contents = name;
  }
  const lists = new Set(
    [...book.getElementsByTagName('reference')]
      .filter((one) => /^(?:toc|loi|lot|index)$/i.test(one.getAttribute('type') ?? ''))
      .map((one) => placeOf(folder, one.getAttribute('href') ?? '')),
  );
  const chapters = [...book.getElementsByTagName('itemref')]
    .flatMap((item) => files.get(item.getAttribute('idref') ?? '') ?? [])
    .filter((name) => name !== contents && !lists.has(name));
  const labels = contents === null ? new Map<string, string>() : labelsIn(file(contents), contents);
  return { chapters, labels, details: detailsOf(book) };
}

/** A file that is named beside another one, without the place in it. */
const placeOf = (folder: string, href: string): string =>
  posix.join(folder, decoded(href.split('#')[0] ?? ''));

function decoded(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}

/** The points of an EPUB 2's NCX, or the links of an EPUB 3's first list. */
function labelsIn(xml: string, name: string): Map<string, string> {
  const labels = new Map<string, string>();
  const root = parseXml(xml);
  const folder = posix.dirname(name);
  const add = (href: string | null | undefined, label: string | null): void => {
    const at = href ? placeOf(folder, href) : '';
    const line = oneLine(label ?? '');
    if (at !== '' && line !== null && !labels.has(at)) labels.set(at, line);
  };
  for (const point of root?.getElementsByTagName('navPoint') ?? []) {
    const [content] = point.getElementsByTagName('content');
    add(content?.getAttribute('src'), textOf(point, 'text'));
  }
  const [nav] = root?.getElementsByTagName('nav') ?? [];
  for (const link of nav?.getElementsByTagName('a') ?? [])
    add(link.getAttribute('href'), link.textContent);
  return labels;
}

function detailsOf(book: XmlElement): DeclaredDetails {
  const line = (name: string): string | undefined => oneLine(textOf(book, name) ?? '') ?? undefined;
  const authors = [...book.getElementsByTagName('dc:creator')]
    .filter((one) => /^(?:aut|)$/.test(one.getAttribute('opf:role') ?? ''))
    .flatMap((one) => oneLine(one.textContent ?? '') ?? [])
    .filter((name) => !/^calibre\b/i.test(name));
  return {
    title: line('dc:title'),
    author: oneLine([...new Set(authors.map(nameInOrder))].join(', ')) ?? undefined,
    publisher: line('dc:publisher'),
    published: publishedIn(book),
    language: languageIn(textOf(book, 'dc:language') ?? '') ?? undefined,
  };
}

/** The day of publication, not those on which the file was made or changed. */
function publishedIn(book: XmlElement): DeclaredDetails['published'] {
  const dates = [...book.getElementsByTagName('dc:date')];
  const event = (one: XmlElement): string => one.getAttribute('opf:event') ?? '';
  const [date] = [
    ...dates.filter((one) => /publication/i.test(event(one))),
    ...dates.filter((one) => event(one) === ''),
  ];
  return dateIn(date?.textContent ?? '') ?? undefined;
}
