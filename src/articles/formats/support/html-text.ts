import { detectLanguage } from '../../../text/language.ts';
import { parseHtml } from '../html/dom.ts';
import { textOf } from '../html/text-of.ts';
import { tidy } from './tidy.ts';

/** The text of HTML that is all an article's, as other formats are turned into. */
export function textOfHtml(html: string): string {
  return tidy(textOf(parseHtml(html), { language: detectLanguage(html) }).text);
}
