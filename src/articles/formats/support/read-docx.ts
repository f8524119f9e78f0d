import { strFromU8, strToU8, zipSync } from 'fflate';
import mammoth from 'mammoth';
import { oneLine } from '../../details/details.ts';
import type { Content, Problem } from '../format.ts';
import { textOfHtml } from './html-text.ts';
import { plausibleDetails } from './plausible-details.ts';
import { parseXml, textOf } from './xml.ts';
import { textIn, unzip } from './zip.ts';

const DOCUMENT = 'word/document.xml';
const CORE = 'docProps/core.xml';

/** Headings by the names that Word gives them in French too; what is struck out is marked, to be left out. */
const STYLES = [
  ...[1, 2, 3, 4, 5, 6].map((level) => `p[style-name='Titre ${level}'] => h${level}:fresh`),
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Titre'] => h1:fresh",
  'strike => del',
];
const DELETED = /<del>[^<]*(?:<(?!\/del>)[^<]*)*<\/del>/g;
const PICTURE = /<img\b[^>]*>/g;
const HEADING = /<h1>(.*?)<\/h1>/s;

/** A Word document: its text by mammoth, without what is hidden or struck out. */
export async function readDocx(bytes: Uint8Array): Promise<Content | Problem> {
  const archive = unzip(bytes, (name) => !/^word\/(?:media|embeddings|fonts)\//.test(name));
  if ('problem' in archive) return archive;
  const { files } = archive;
  const visible = withoutHidden(textIn(files, DOCUMENT));
  const buffer = Buffer.from(zipSync({ ...files, [DOCUMENT]: strToU8(visible) }, { level: 0 }));
  const { value } = await mammoth.convertToHtml({ buffer }, { styleMap: STYLES });
  const html = value.replace(DELETED, '').replace(PICTURE, '');
  const text = textOfHtml(html);
  const core = parseXml(strFromU8(files[CORE] ?? new Uint8Array()) || '<none/>');
  const details = plausibleDetails(
    {
      title: textOf(core, 'dc:title'),
      author: textOf(core, 'dc:creator'),
      created: textOf(core, 'dcterms:created'),
    },
    text,
  );
  const heading = HEADING.exec(html)?.[1];
  return {
    text,
    declared: [['properties', details]],
    heading: heading === undefined ? null : oneLine(textOfHtml(heading)),
  };
}

/** Runs with `w:vanish` are not shown to anybody. */
function withoutHidden(xml: string): string {
  if (!xml.includes('<w:vanish')) return xml;
  return xml
    .split('</w:r>')
    .map((piece) => {
      const at = piece.search(/<w:r[ >]/);
      if (at < 0) return piece === '' ? piece : `${piece}</w:r>`;
      const isHidden = /<w:vanish(?:\/| (?!w:val="(?:0|false|off)"))/.test(piece.slice(at));
      return isHidden ? piece.slice(0, at) : `${piece}</w:r>`;
    })
    .join('')
    .replace(/<\/w:r>$/, (end) => (xml.endsWith('</w:r>') ? end : ''));
}
