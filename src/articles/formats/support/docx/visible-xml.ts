import { type Span, withoutSpans } from '../../../../text/spans.ts';
import type { XmlElement } from '../xml.ts';

/** The start and the end of a content control, and what says that it shows what it waits for, or a list of contents. */
const CONTROL =
  /<(\/?)w:sdt(?=[ >])|<w:showingPlcHdr\b(?![^<>]*w:val="(?:0|false|off)")|<w:docPartGallery w:val="(?:Table of Contents|Bibliographies|Page Numbers[^"<>]*)"/g;
/** A simple field holds its result, which mammoth leaves out with it. */
const FIELD = /<\/?w:fldSimple(?: [^<>]*)?>/g;

/** The XML of a Word document without what readers do not see: hidden text, placeholders, lists of contents. */
export function visibleXml(xml: string): string {
  // What a paragraph or a run looked like before somebody changed its looks.
  const now = ['w:pPrChange', 'w:rPrChange'].reduce(withoutElements, xml);
  return withoutControls(withoutHidden(now))
    .replace(FIELD, '')
    .replaceAll('<w:dstrike', '<w:strike');
}

/** An element of that name has none of its kind within. */
function withoutElements(xml: string, name: string): string {
  const [first = '', ...others] = xml.split(`<${name} `);
  const closing = `</${name}>`;
  return others.reduce((before, piece) => {
    const end = piece.indexOf(closing);
    return before + (end < 0 ? piece : piece.slice(end + closing.length));
  }, first);
}

/** The styles that hide text, as mammoth leaves styles out. */
export function hiddenStyles(styles: XmlElement | null): string[] {
  const hidden: string[] = [];
  for (const style of styles?.getElementsByTagName('w:style') ?? []) {
    const [vanish] = style.getElementsByTagName('w:vanish');
    const [named] = style.getElementsByTagName('w:name');
    const name = named?.getAttribute('w:val');
    const kind = { character: 'r', paragraph: 'p' }[style.getAttribute('w:type') ?? ''];
    if (!vanish || !name || !kind || name.includes("'") || isOff(vanish)) continue;
    hidden.push(`${kind}[style-name='${name}'] => !`);
  }
  return hidden;
}

const isOff = (element: XmlElement): boolean =>
  /^(?:0|false|off)$/.test(element.getAttribute('w:val') ?? '');

function withoutControls(xml: string): string {
  const open: { start: number; isLeftOut: boolean }[] = [];
  const out: Span[] = [];
  for (const { index, 0: found, 1: slash } of xml.matchAll(CONTROL)) {
    const last = open.at(-1);
    if (!found.endsWith('w:sdt')) {
      if (last) last.isLeftOut = true;
    } else if (slash === '') open.push({ start: index, isLeftOut: false });
    else if (open.pop()?.isLeftOut) {
      const end = index + '</w:sdt>'.length;
      while (out.at(-1) && out.at(-1)!.start >= last!.start) out.pop();
      out.push({ start: last!.start, end });
    }
  }
  return withoutSpans(xml, out);
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
