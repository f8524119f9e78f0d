import { posix } from 'node:path';
import type { Localized } from '../../../i18n/localized.ts';
import type { Mark } from '../../article.ts';
import { type DeclaredDetails, dateIn, languageIn, oneLine } from '../../details/details.ts';
import { articleText } from '../../texts/index.ts';
import type { Content, Problem } from '../format.ts';
import { textOfHtml } from './html-text.ts';
import { isNestedTooDeep } from './nesting.ts';
import { parseXml, textOf, type XmlElement } from './xml.ts';
import { textIn, unzip } from './zip.ts';

const CONTAINER = 'META-INF/container.xml';
const NO_BOOK: Localized = articleText((texts) => texts.readEpub.notEpub);
const PROTECTED: Localized = articleText((texts) => texts.readEpub.protected);

/** A book: the chapters of its spine in their order, each a mark with its heading. */
export async function readEpub(bytes: Uint8Array): Promise<Content | Problem> {
  const archive = unzip(bytes, (name) => /\.(?:xml|opf|x?html?)$/i.test(name));
  if ('problem' in archive) return archive;
  const { files } = archive;
  const path = attributeOf(parseXml(textIn(files, CONTAINER)), 'rootfile', 'full-path');
  const book = path === null ? null : parseXml(textIn(files, path));
  if (path === null || !book) return { problem: NO_BOOK };
  const chapters = chaptersOf(book, path);
  if (isEncrypted(textIn(files, 'META-INF/encryption.xml'), chapters))
    return { problem: PROTECTED };
  let text = '';
  const marks: Mark[] = [];
  for (const [i, name] of chapters.entries()) {
    const html = textIn(files, name);
    if (html === '' || isNestedTooDeep(html)) continue;
    const written = textOfHtml(html);
    if (written === '') continue;
    if (text !== '') text += '\n\n';
    marks.push({ offset: text.length, label: headingIn(html) ?? `§ ${i + 1}` });
    text += written;
  }
  return { text, marks, declared: [['file', detailsOf(book)]] };
}

/** The files of the chapters in reading order, without the table of contents. */
function chaptersOf(book: XmlElement, path: string): string[] {
  const folder = posix.dirname(path);
  const files = new Map<string, string>();
  for (const item of book.getElementsByTagName('item')) {
    const id = item.getAttribute('id');
    const href = item.getAttribute('href');
    const isContents = /(?:^| )nav(?: |$)/.test(item.getAttribute('properties') ?? '');
    if (!id || !href || isContents) continue;
    files.set(id, posix.join(folder, decoded(href.split('#')[0] ?? '')));
  }
  return [...book.getElementsByTagName('itemref')].flatMap(
    (item) => files.get(item.getAttribute('idref') ?? '') ?? [],
  );
}

/** Fonts may be encrypted in a book that everybody can read; chapters may not. */
const isEncrypted = (encryption: string, chapters: readonly string[]): boolean =>
  chapters.some((name) => encryption.includes(name));

function detailsOf(book: XmlElement): DeclaredDetails {
  const line = (name: string): string | undefined => oneLine(textOf(book, name) ?? '') ?? undefined;
  return {
    title: line('dc:title'),
    author: line('dc:creator'),
    publisher: line('dc:publisher'),
    published: dateIn(textOf(book, 'dc:date') ?? '') ?? undefined,
    language: languageIn(textOf(book, 'dc:language') ?? '') ?? undefined,
  };
}

function headingIn(html: string): string | null {
  const heading = /<h[1-3][^>]*>(.*?)<\/h[1-3]>/is.exec(html.slice(0, 20_000))?.[1];
  return heading === undefined ? null : oneLine(heading.replace(/<[^<>]*>/g, ' '));
}

function attributeOf(root: XmlElement | null, tag: string, name: string): string | null {
  const [element] = root?.getElementsByTagName(tag) ?? [];
  return element?.getAttribute(name) ?? null;
}

function decoded(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}
