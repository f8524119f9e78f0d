import { detectLanguage } from '../../../../text/language.ts';
import type { Span } from '../../../../text/spans.ts';
import { type Element, listOf, parseHtml, wordsOf } from '../../html/dom.ts';
import { isHidden } from '../../html/furniture.ts';
import { textOf } from '../../html/text-of.ts';
import { isNestedTooDeep } from '../nesting.ts';

/** What programs that write messages put around signatures, and around the message that is answered. */
const SIGNATURES = /(?:^| )(?:gmail_signature|moz-signature|signature|x_gmail_signature)(?: |$)/;
const QUOTED =
  /(?:^| )(?:gmail_quote|gmail_attr|moz-cite-prefix|yahoo_quoted|protonmail_quote|gmail_extra|divrplyfwdmsg|appendonsend|outlookmessageheader)(?: |$)/;

/**
 * The text of a message of HTML: all of it, for no menus of a site stand around it, and a letter's stories are each in a
 * table of their own. Signatures and what is answered are leftovers. Null where it cannot be read.
 */
export function textOfMessage(
  html: string,
  { isForwarded }: { readonly isForwarded: boolean },
): { readonly text: string; readonly leftovers: readonly Span[] } | null {
  if (isNestedTooDeep(html)) return null;
  const document = parseHtml(html);
  const language = detectLanguage(wordsOf(document).slice(0, 2_000));
  const isLeftover = (element: Element): boolean => {
    const names = `${element.attribs['class'] ?? ''} ${element.attribs['id'] ?? ''}`.toLowerCase();
    if (SIGNATURES.test(names)) return true;
    if (isForwarded) return false;
    return QUOTED.test(names) || listOf(element, 'type').includes('cite');
  };
  const { text, leftovers } = textOf(document, { language, isLeftover, isLeftOut: isHidden });
  return { text, leftovers };
}
