import type { Localized } from '../../../i18n/localized.ts';
import { oneLine } from '../../details/details.ts';
import { articleText } from '../../texts/index.ts';
import type { Content, Problem } from '../format.ts';
import { escapeHtml } from './escape-html.ts';
import { textOfHtml } from './html-text.ts';
import { DEEPEST } from './nesting.ts';
import { plausibleDetails } from './plausible-details.ts';
import { ELEMENT, parseXml, TEXT, textOf, type XmlElement } from './xml.ts';
import { textIn, unzip } from './zip.ts';

const ENCRYPTED: Localized = articleText((texts) => texts.readOdt.protected);

/** What is nobody's text: earlier versions, notes' numbers, hidden passages, drawings. */
const SKIPPED = new Set([
  'text:tracked-changes',
  'text:note',
  'text:hidden-text',
  'text:hidden-paragraph',
  'office:annotation',
  'draw:frame',
]);
/** As HTML has them; what is not listed gives its content. */
const TAGS: Readonly<Record<string, string>> = {
  'text:p': 'p',
  'text:list': 'ul',
  'text:list-item': 'li',
  'table:table': 'table',
  'table:table-row': 'tr',
  'table:table-cell': 'td',
};

/** A document of LibreOffice and its like. */
export async function readOdt(bytes: Uint8Array): Promise<Content | Problem> {
  const wanted = ['content.xml', 'meta.xml', 'META-INF/manifest.xml'];
  const archive = unzip(bytes, (name) => wanted.includes(name));
  if ('problem' in archive) return archive;
  const { files } = archive;
  if (textIn(files, 'META-INF/manifest.xml').includes('encryption-data')) {
    return { problem: ENCRYPTED };
  }
  const [body] = parseXml(textIn(files, 'content.xml'))?.getElementsByTagName('office:text') ?? [];
  if (!body) return { text: '' };
  const html = htmlOf(body, 0);
  const text = textOfHtml(html);
  const meta = parseXml(textIn(files, 'meta.xml'));
  const details = plausibleDetails(
    {
      title: textOf(meta, 'dc:title'),
      author: textOf(meta, 'meta:initial-creator') ?? textOf(meta, 'dc:creator'),
      created: textOf(meta, 'meta:creation-date'),
    },
    text,
  );
  const heading = /<h1>(.*?)<\/h1>/s.exec(html)?.[1];
  return {
    text,
    declared: [['properties', details]],
    heading: heading === undefined ? null : oneLine(textOfHtml(heading)),
  };
}

function htmlOf(node: XmlElement, depth: number): string {
  if (depth > DEEPEST) return '';
  const inner = (): string =>
    [...node.childNodes].map((child) => htmlOf(child, depth + 1)).join('');
  if (node.nodeType === TEXT) return escapeHtml(node.textContent ?? '');
  if (node.nodeType !== ELEMENT) return '';
  const name = node.nodeName.toLowerCase();
  if (SKIPPED.has(name)) return '';
  if (name === 'text:s' || name === 'text:tab') return ' ';
  if (name === 'text:line-break') return '<br>';
  if (name === 'text:h') {
    const level = Math.min(6, Math.max(1, Number(node.getAttribute('text:outline-level')) || 1));
    return `<h${level}>${inner()}</h${level}>`;
  }
  const tag = TAGS[name];
  return tag === undefined ? inner() : `<${tag}>${inner()}</${tag}>`;
}
