import { strFromU8, strToU8, zipSync } from 'fflate';
import mammoth from 'mammoth';
import type { Content, Problem } from '../../format.ts';
import { documentContent } from '../document-content.ts';
import { parseXml, textOf } from '../xml.ts';
import { textIn, unzip } from '../zip.ts';
import { altChunks } from './alt-chunks.ts';
import { withNumbers } from './docx-numbers.ts';
import { hiddenStyles, visibleXml } from './visible-xml.ts';

const DOCUMENT = 'word/document.xml';
const CORE = 'docProps/core.xml';
const NUMBERING = 'word/numbering.xml';
const STYLES = 'word/styles.xml';

/** By the names that Word gives headings in French too; lists of contents go, what is struck out is marked, to be left out. */
const STYLE_MAP = [
  ...[1, 2, 3, 4, 5, 6].map((level) => `p[style-name='Titre ${level}'] => h${level}:fresh`),
  "p[style-name='Title'] => h1.title:fresh",
  "p[style-name='Titre'] => h1.title:fresh",
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((level) => `p[style-name='toc ${level}'] => !`),
  "p[style-name='TOC Heading'] => !",
  "p[style-name='table of figures'] => !",
  "r[style-name='Placeholder Text'] => !",
  "br[type='page'] => hr",
  "br[type='column'] => hr",
  'strike => del',
];
const DELETED = /<del>[^<]*(?:<(?!\/del>)[^<]*)*<\/del>/g;
const PICTURE = /<img\b[^>]*>/g;
/** From a note at the end to where it stands. */
const BACK = /<a href="#(?:foot|end)note-ref-[^"<>]{0,40}">[^<]{0,5}<\/a>/g;

/** A Word document: its text by mammoth, without what is hidden or struck out, its notes at the end. */
export async function readDocx(bytes: Uint8Array): Promise<Content | Problem> {
  const archive = unzip(bytes, (name) => !/^word\/(?:media|embeddings|fonts)\//.test(name));
  if ('problem' in archive) return archive;
  const { files } = archive;
  const styles = parseXml(textIn(files, STYLES) || '<none/>');
  const numbering = parseXml(textIn(files, NUMBERING) || '<none/>');
  const whole = await altChunks(textIn(files, DOCUMENT), files);
  const visible = withNumbers(visibleXml(whole.xml), numbering, styles);
  const buffer = Buffer.from(zipSync({ ...files, [DOCUMENT]: strToU8(visible) }, { level: 0 }));
  const styleMap = [...hiddenStyles(styles), ...STYLE_MAP];
  const { value } = await mammoth.convertToHtml({ buffer }, { styleMap });
  const html = whole.restore(value).replace(DELETED, '').replace(PICTURE, '').replace(BACK, '');
  const core = parseXml(strFromU8(files[CORE] ?? new Uint8Array()) || '<none/>');
  return documentContent(html, {
    title: textOf(core, 'dc:title'),
    author: textOf(core, 'dc:creator'),
    created: textOf(core, 'dcterms:created'),
  });
}
