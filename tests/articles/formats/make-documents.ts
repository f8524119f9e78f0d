import { strToU8, zipSync } from 'fflate';

export const bytes = (text: string): Uint8Array => Buffer.from(text);
export const archive = (files: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));

const W =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"';
export const run = (text: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
export const styled = (text: string, style: string): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${run(text)}</w:p>`;
const RELATED = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
/** @param parts of `word/`, by the name that Word gives them: footnotes, comments, numbering. */
export const word = (
  body: string,
  core = '',
  parts: Readonly<Record<string, string>> = {},
): Uint8Array =>
  archive({
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>',
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATED}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/styles.xml': `<w:styles ${W}><w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="Titre 1"/></w:style><w:style w:type="paragraph" w:styleId="Titre"><w:name w:val="Title"/></w:style><w:style w:type="paragraph" w:styleId="TM1"><w:name w:val="toc 1"/></w:style><w:style w:type="character" w:styleId="Masque"><w:name w:val="Masqué"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${[
      'styles',
      ...Object.keys(parts),
    ]
      .map(
        (name, i) => `<Relationship Id="rId${i}" Type="${RELATED}/${name}" Target="${name}.xml"/>`,
      )
      .join('')}</Relationships>`,
    ...Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [
        `word/${name}.xml`,
        `<w:${name} ${W}>${part}</w:${name}>`,
      ]),
    ),
    'word/document.xml': `<w:document ${W}><w:body>${body}</w:body></w:document>`,
    'docProps/core.xml': `<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t">${core}</cp:coreProperties>`,
  });

export const writer = (body: string, styles = ''): Uint8Array =>
  archive({
    'content.xml': `<office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="b" xmlns:draw="d" xmlns:style="s" xmlns:fo="f"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    'meta.xml':
      '<office:document-meta xmlns:office="o" xmlns:meta="m"><office:meta><meta:initial-creator>Ana Rey</meta:initial-creator><meta:creation-date>2024-03-05T10:00:00</meta:creation-date></office:meta></office:document-meta>',
  });

export const chapter = (title: string, text: string): string =>
  `<html xmlns="http://www.w3.org/1999/xhtml"><body><h2>${title}</h2><p>${text}</p></body></html>`;
export const book = (chapters: readonly string[]): Uint8Array =>
  archive({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml':
      '<container><rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    'OEBPS/book.opf': `<package xmlns:dc="d"><metadata><dc:title>Les halles</dc:title><dc:creator>Ana Rey</dc:creator><dc:date>2019-05</dc:date><dc:language>fr-FR</dc:language></metadata><manifest>${chapters
      .map((_, i) => `<item id="c${i}" href="ch%20${i}.xhtml"/>`)
      .join(
        '',
      )}</manifest><spine>${chapters.map((_, i) => `<itemref idref="c${i}"/>`).join('')}</spine></package>`,
    ...Object.fromEntries(chapters.map((text, i) => [`OEBPS/ch ${i}.xhtml`, text])),
  });

export const message = (subject: string, day: number, html: string): string =>
  [
    'From: La Gazette <lettre@gazette.example>',
    `Subject: ${subject}`,
    `Date: ${day} Mar 2024 08:00:00 +0100`,
    'MIME-Version: 1.0',
    'Content-Type: text/html; charset=utf-8',
    '',
    `<html><body><p>${html}</p></body></html>`,
    '',
  ].join('\r\n');
