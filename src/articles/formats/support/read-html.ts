import type { Content, Problem } from '../format.ts';
import { readHtmlPage } from '../html/read-page.ts';
import { decode } from './decode.ts';
import { mendEscapedTwice } from './mend-entities.ts';

/** A web page as it was saved. */
export async function readHtml(bytes: Uint8Array): Promise<Content | Problem> {
  const decoded = decode(bytes, true);
  if ('problem' in decoded) return decoded;
  const content = contentOfHtml(mendEscapedTwice(decoded.text));
  if ('problem' in content) return content;
  return { ...content, warnings: [...decoded.warnings, ...(content.warnings ?? [])] };
}

/** What a page says, for every format that holds one. */
export function contentOfHtml(html: string): Content | Problem {
  return readHtmlPage(html);
}
