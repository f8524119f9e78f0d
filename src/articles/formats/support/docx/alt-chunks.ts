import PostalMime from 'postal-mime';
import { decode } from '../decode.ts';
import { escapeHtml } from '../escape-html.ts';
import { isNestedTooDeep } from '../nesting.ts';
import { parseXml } from '../xml.ts';
import { textIn } from '../zip.ts';

const CHUNK =
  /<w:altChunk [^<>]{0,500}?r:id="([^"<>]{1,100})"[^<>]{0,500}?(?:\/>|>[\s\S]{0,300}?<\/w:altChunk>)/g;
const RELATIONS = 'word/_rels/document.xml.rels';
const MOST_CHUNKS = 200;
/** Of no text: where a part was. */
const MARK = '\ue0ff';

/** A document's XML with marks for its parts in other formats, and those parts as HTML. */
export interface AltChunks {
  readonly xml: string;
  /** HTML made of `xml` with the parts in their places. */
  readonly restore: (html: string) => string;
}

/**
 * Programs that make Word documents of pages put them whole into a part (`w:altChunk`), for Word to convert when it opens
 * the document. Parts of HTML, MHTML and text are read.
 */
export async function altChunks(
  xml: string,
  files: Readonly<Record<string, Uint8Array>>,
): Promise<AltChunks> {
  if (!xml.includes('<w:altChunk')) return { xml, restore: (html) => html };
  const targets = targetsIn(files);
  const parts: string[] = [];
  for (const [, id = ''] of xml.matchAll(CHUNK)) {
    const bytes = files[targets.get(id) ?? ''];
    parts.push(bytes && parts.length < MOST_CHUNKS ? await htmlOf(bytes) : '');
  }
  let at = 0;
  const marked = xml.replace(CHUNK, () => `<w:p><w:r><w:t>${MARK}${at++}${MARK}</w:t></w:r></w:p>`);
  const restore = (html: string): string =>
    html.replace(
      new RegExp(`<p>${MARK}(\\d{1,6})${MARK}</p>`, 'g'),
      (_, number: string) => parts[Number(number)] ?? '',
    );
  return { xml: marked, restore };
}

/** The names of the parts of the archive, by their ids in the document. */
function targetsIn(files: Readonly<Record<string, Uint8Array>>): ReadonlyMap<string, string> {
  const relations = parseXml(textIn(files, RELATIONS) || '<none/>');
  const targets = new Map<string, string>();
  for (const relation of relations?.getElementsByTagName('Relationship') ?? []) {
    const target = relation.getAttribute('Target') ?? '';
    targets.set(
      relation.getAttribute('Id') ?? '',
      target.startsWith('/') ? target.slice(1) : `word/${target}`,
    );
  }
  return targets;
}

async function htmlOf(bytes: Uint8Array): Promise<string> {
  const decoded = decode(bytes, true);
  if ('problem' in decoded) return '';
  const { text } = decoded;
  if (text.startsWith('{\\rtf')) return '';
  const html = /^\s{0,20}(?:MIME-Version|Content-Type|From):/i.test(text)
    ? ((await PostalMime.parse(Uint8Array.from(bytes))).html ?? '')
    : /<(?:html|body|p|div|h\d|table)\b/i.test(text)
      ? text
      : `<pre>${escapeHtml(text)}</pre>`;
  return isNestedTooDeep(html) ? '' : html;
}
