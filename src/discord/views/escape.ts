import type { Span } from '../../text/spans.ts';

/** Controls, and what changes the direction of text, but for line feeds. */
const CONTROLS = /(?!\n)[\p{Cc}\p{Bidi_Control}]/gu;
/** Characters without width: they hide words from whoever reads. A joiner inside an emoji stays. */
const INVISIBLE =
  /(?![\u200d\ufe0f])\p{Default_Ignorable_Code_Point}|(?<!\p{Extended_Pictographic}|\ufe0f|[\u{1f3fb}-\u{1f3ff}])\u200d|\u200d(?!\p{Extended_Pictographic})/gu;
const MARKUP = /[\\*_~`|[\]<>]/g;
/** What makes a heading, a list, a quote or small print of a line. */
const LINE_START = /^([^\S\n]*)(?:([#\-+>])|(\d+)([.)]))/gm;
const LINK = /https?:\/\/[\p{L}\p{N}\-._~:/?#@!$&'+,;=%]+/gu;

/** Without what cannot be seen or turns text around; tabs and exotic line ends made plain. */
function visible(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(CONTROLS, '')
    .replace(INVISIBLE, '');
}

/**
 * A text from an article, a file name, a question or a title as Discord shows it to the letter: no mention, masked
 * link, emphasis, code, heading, list or spoiler comes of it. Plain links stay links.
 */
export function escapeText(text: string): string {
  const plainText = visible(text);
  let escaped = '';
  let from = 0;
  for (const { 0: link, index } of plainText.matchAll(LINK)) {
    escaped += escapeMarkup(plainText.slice(from, index)) + withoutMentions(link);
    from = index + link.length;
  }
  return plainLines(escaped + escapeMarkup(plainText.slice(from)));
}

/**
 * As {@link escapeText}, on one line: for titles, names and questions. An address is no link there: it would take what
 * stands behind it along, marks of ours too.
 */
export function escapeLine(text: string): string {
  return plainLines(escapeMarkup(oneLine(text))).replace(/(https?:)\/\//g, '$1\\//');
}

/** Where Discord sees links in a text, marks and all up to the next space. */
export function linksIn(text: string): Span[] {
  return [...text.matchAll(/https?:\/\/[^\s<]+/g)].map(({ 0: link, index }) => ({
    start: index,
    end: index + link.length,
  }));
}

/** On one line and without what cannot be seen, for places without markup: labels, footers, placeholders. */
export function oneLine(text: string): string {
  return withoutMentions(visible(text).replace(/\s+/g, ' ').trim());
}

/** An address that Discord can link to, or null. */
export function linkOf(url: string | null): string | null {
  if (!url || url.length > 512 || !URL.canParse(url)) return null;
  const { protocol, href, username, password } = new URL(url);
  if (!/^https?:$/.test(protocol) || username || password) return null;
  const safe = href.replace(/[()<>[\]\\*_~`|]|@(?=everyone|here)/gi, (sign) =>
    sign === '_' || sign === '~'
      ? sign
      : `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
  return safe.length > 512 ? null : safe;
}

/** No line begins with what makes more of it. */
function plainLines(text: string): string {
  return text.replace(LINE_START, (_line, indent, sign, number, stop) =>
    sign === undefined ? `${indent}${number}\\${stop}` : `${indent}\\${sign}`,
  );
}

function escapeMarkup(text: string): string {
  return withoutMentions(text.replace(MARKUP, '\\$&'));
}

/** A space without width keeps the two words from being a mention, whatever shows them. */
function withoutMentions(text: string): string {
  return text.replace(/@(?=everyone|here)/gi, '@\u200b');
}
