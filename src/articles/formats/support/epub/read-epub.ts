import type { Localized } from '../../../../i18n/localized.ts';
import { detectLanguage } from '../../../../text/language.ts';
import type { Mark } from '../../../article.ts';
import { oneLine, webAddress } from '../../../details/details.ts';
import type { Heading } from '../../../details/split-at-headings.ts';
import { articleText } from '../../../texts/index.ts';
import type { Content, ContentPart, Problem } from '../../format.ts';
import {
  type Element,
  elementsIn,
  firstElement,
  listOf,
  parseHtml,
  wordsOf,
} from '../../html/dom.ts';
import { isHidden } from '../../html/furniture.ts';
import { textOf } from '../../html/text-of.ts';
import { isNestedTooDeep } from '../nesting.ts';
import { tidy } from '../tidy.ts';
import { withParts } from '../with-parts.ts';
import { textIn, unzip } from '../zip.ts';
import { readBook } from './epub-book.ts';

const NO_BOOK: Localized = articleText((texts) => texts.readEpub.notEpub);
const PROTECTED: Localized = articleText((texts) => texts.readEpub.protected);

/** What of a book's pages is not read: lists of contents, ends of printed pages, marks of a reading program. */
const TYPES =
  /^(?:toc|landmarks|page-list|pagebreak|noteref|backlink|doc-toc|doc-pagebreak|doc-noteref|doc-backlink|doc-pagelist)$/;
const CALIBRE = 'calibre_navbar';

/**
 * A book: the chapters of its spine in their order, each a mark with its name. A paper that a program made a book of has
 * articles for chapters, each with its own byline or date: those are articles.
 */
export async function readEpub(bytes: Uint8Array): Promise<Content | Problem> {
  const archive = unzip(bytes, (name) => /\.(?:xml|opf|ncx|x?html?)$/i.test(name));
  if ('problem' in archive) return archive;
  const { files } = archive;
  const book = readBook((name) => textIn(files, name));
  if (!book) return { problem: NO_BOOK };
  if (isEncrypted(textIn(files, 'META-INF/encryption.xml'), book.chapters))
    return { problem: PROTECTED };
  let text = '';
  const marks: Mark[] = [];
  const headings: Heading[] = [];
  const addresses: { offset: number; url: string }[] = [];
  for (const [i, name] of book.chapters.entries()) {
    const chapter = chapterOf(textIn(files, name));
    if (chapter === null) continue;
    if (text !== '') text += '\n\n';
    const start = text.length;
    const label = book.labels.get(name) ?? chapter.heading;
    // A chapter may be cut into several files.
    if (label !== null || marks.length === 0)
      marks.push({ offset: start, label: label ?? `§ ${i + 1}` });
    const at = chapter.heading === null ? -1 : chapter.text.indexOf(chapter.heading);
    if (at >= 0)
      headings.push({ start: start + at, end: start + at + chapter.heading!.length, rank: 1 });
    if (chapter.url !== null) addresses.push({ offset: start, url: chapter.url });
    text += chapter.text;
  }
  const content = withParts({ text, marks, declared: [['file', book.details]] }, headings, {
    isBook: true,
  });
  return content.parts ? { ...content, parts: withAddresses(content.parts, addresses) } : content;
}

interface Chapter {
  readonly text: string;
  /** On one line. */
  readonly heading: string | null;
  /** Where its article was on the web. */
  readonly url: string | null;
}

/** Null where nothing is to be read: a cover, a page of pictures. */
function chapterOf(html: string): Chapter | null {
  if (html === '' || isNestedTooDeep(html)) return null;
  const document = parseHtml(html, { isXml: true });
  const language = detectLanguage(html);
  const text = tidy(textOf(document, { language, isLeftOut }).text);
  if (text === '') return null;
  const heading = firstElement(document, ({ name }) => /^h[1-3]$/.test(name));
  return { text, heading: heading && oneLine(wordsOf(heading)), url: addressIn(document) };
}

const isLeftOut = (element: Element): boolean =>
  [...listOf(element, 'epub:type'), ...listOf(element, 'role')].some((type) => TYPES.test(type)) ||
  listOf(element, 'class').includes(CALIBRE) ||
  isHidden(element);

/** What calibre says below an article that it took from the web. */
function addressIn(document: Parameters<typeof elementsIn>[0]): string | null {
  for (const element of elementsIn(document)) {
    if (!listOf(element, 'class').includes(CALIBRE)) continue;
    for (const link of elementsIn(element)) {
      const url = link.name === 'a' ? webAddress(link.attribs['href'] ?? '') : null;
      if (url !== null) return url;
    }
  }
  return null;
}

const withAddresses = (
  parts: readonly ContentPart[],
  addresses: readonly { offset: number; url: string }[],
): ContentPart[] =>
  parts.map((part) => {
    const found = addresses.find(({ offset }) => offset >= part.start && offset < part.end);
    const before = found ?? addresses.findLast(({ offset }) => offset <= part.start);
    if (!before) return part;
    return { ...part, declared: [...(part.declared ?? []), ['file', { url: before.url }]] };
  });

/** Fonts may be encrypted in a book that everybody can read; chapters may not. */
function isEncrypted(encryption: string, chapters: readonly string[]): boolean {
  if (encryption === '') return false;
  return chapters.some(
    (name) => encryption.includes(`"${name}"`) || encryption.includes(`"${encodeURI(name)}"`),
  );
}
