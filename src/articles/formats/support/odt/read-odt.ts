import type { Localized } from '../../../../i18n/localized.ts';
import { articleText } from '../../../texts/index.ts';
import type { Content, Problem } from '../../format.ts';
import { documentContent } from '../document-content.ts';
import { parseXml, textOf } from '../xml.ts';
import { textIn, unzip } from '../zip.ts';
import { odtHtml } from './odt-html.ts';
import { readOdtStyles } from './odt-styles.ts';

const ENCRYPTED: Localized = articleText((texts) => texts.readOdt.protected);

/** A document of LibreOffice and its like. */
export async function readOdt(bytes: Uint8Array): Promise<Content | Problem> {
  const wanted = ['content.xml', 'styles.xml', 'meta.xml', 'META-INF/manifest.xml'];
  const archive = unzip(bytes, (name) => wanted.includes(name));
  if ('problem' in archive) return archive;
  const { files } = archive;
  if (textIn(files, 'META-INF/manifest.xml').includes('encryption-data')) {
    return { problem: ENCRYPTED };
  }
  const content = parseXml(textIn(files, 'content.xml'));
  const [body] = content?.getElementsByTagName('office:text') ?? [];
  if (!body) return { text: '' };
  const styles = readOdtStyles([content, parseXml(textIn(files, 'styles.xml'))]);
  const meta = parseXml(textIn(files, 'meta.xml'));
  return documentContent(odtHtml(body, styles), {
    title: textOf(meta, 'dc:title'),
    author: textOf(meta, 'meta:initial-creator') ?? textOf(meta, 'dc:creator'),
    created: textOf(meta, 'meta:creation-date'),
  });
}
