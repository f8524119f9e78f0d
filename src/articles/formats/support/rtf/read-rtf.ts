import { Readable } from 'node:stream';
import { Tokenize } from 'rtf-stream-parser';
import type { Localized } from '../../../../i18n/localized.ts';
import { articleText } from '../../../texts/index.ts';
import type { Content, Problem } from '../../format.ts';
import { documentContent } from '../document-content.ts';
import { type RtfToken, RtfWriter } from './rtf-writer.ts';

const NOT_RTF: Localized = articleText((texts) => texts.readRtf.notRtf);

/** A document in the Rich Text Format, version 1, as word processors and TextEdit write it. */
export async function readRtf(bytes: Uint8Array): Promise<Content | Problem> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!file.subarray(0, 5).equals(Buffer.from('{\\rtf'))) return { problem: NOT_RTF };
  const writer = new RtfWriter();
  try {
    const tokens = Readable.from([file]).pipe(new Tokenize());
    for await (const token of tokens) writer.take(token as RtfToken);
  } catch {
    // What stands before the damage may be the article; without any, the file is named.
  }
  const { html, info } = writer.done();
  return html === '' ? { problem: NOT_RTF } : documentContent(html, info);
}
