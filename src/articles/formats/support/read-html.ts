import type { Content, Problem } from '../format.ts';
import { decode } from './decode.ts';
import { readHtmlPage } from './html-page.ts';
import { tidy } from './tidy.ts';

/** A web page as it was saved. */
export async function readHtml(bytes: Uint8Array): Promise<Content | Problem> {
  const decoded = decode(bytes, true);
  if ('problem' in decoded) return decoded;
  return contentOfHtml(decoded.text);
}

/** What a page says, for every format that holds one. */
export function contentOfHtml(html: string): Content | Problem {
  const page = readHtmlPage(html);
  if ('problem' in page) return page;
  return {
    text: tidy(page.text),
    heading: page.heading,
    declared: [
      ['json-ld', page.jsonLd],
      ['meta', page.meta],
    ],
  };
}
