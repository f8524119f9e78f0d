import { compile } from 'html-to-text';
import { marked } from 'marked';
import { DEEPEST, isNestedTooDeep } from './nesting.ts';

const block = (leadingLineBreaks: number, trailingLineBreaks: number) => (selector: string) => ({
  selector,
  format: 'block',
  options: { leadingLineBreaks, trailingLineBreaks },
});
const skip = (selector: string) => ({ selector, format: 'skip' });
const heading = (level: number) => ({
  selector: `h${level}`,
  options: { uppercase: false, leadingLineBreaks: 2, trailingLineBreaks: 2 },
});

/** Never part of an article: code, controls, pictures, and what a page repeats around its text. */
const NOT_TEXT =
  'script style template noscript svg canvas iframe object img picture video audio button input select textarea dialog';
const AROUND = 'nav aside footer form';

const selectorsWithout = (unwanted: string) => [
  ...[1, 2, 3, 4, 5, 6].map(heading),
  { selector: 'a', options: { ignoreHref: true } },
  // Their standard formats draw "> ", "* " and rules, which nobody wrote.
  ...['blockquote', 'ul', 'figure'].map(block(2, 2)),
  block(2, 0)('hr'),
  ...['td', 'th', 'tr', 'figcaption', 'ul > li'].map(block(1, 1)),
  ...unwanted.split(' ').map(skip),
];

/** marked takes seconds over longer ones, and nobody writes them in Markdown. */
const LONGEST_LINE = 100_000;
/** At each of them marked looks through the rest of its paragraph: signs times length, half a second's worth. */
const SIGNS = /[\\<>![\]`*~_&@:]/g;
const MOST_LOOKS = 1e8;
/** Quotes and lists within each other, on one line. */
const NESTED_LINE = /^(?:[ \t]*(?:[-+*>]|\d{1,9}[.)])){50}/m;

const options = {
  wordwrap: false as const,
  // Deeper text would be left out without a word: callers look at the depth first.
  limits: { maxInputLength: 64 * 1024 * 1024, maxDepth: 2 * DEEPEST },
};
const convert = compile({ ...options, selectors: selectorsWithout(NOT_TEXT) });
const convertPage = compile({
  ...options,
  baseElements: { selectors: ['body'], returnDomByDefault: true },
  selectors: selectorsWithout(`${NOT_TEXT} ${AROUND}`),
});

/** HTML as plain text: blocks between blank lines, links without addresses, no pictures, no scripts. */
export function textOfHtml(html: string): string {
  return convert(html);
}

/** A whole page as plain text, without its navigation and forms. */
export function textOfPage(html: string): string {
  return convertPage(html);
}

/** Markdown as plain text, with its first heading of level one. */
export function textOfMarkdown(markdown: string): { text: string; heading: string | null } {
  const asIs = { text: markdown, heading: null };
  if (hasLongerLine(markdown, LONGEST_LINE) || isCostly(markdown)) return asIs;
  try {
    const tokens = marked.lexer(markdown);
    const first = tokens.find((token) => token.type === 'heading' && token['depth'] === 1);
    const heading = first ? textOfHtml(marked.parser([first])).trim() : null;
    const html = marked.parser(tokens);
    return isNestedTooDeep(html) ? asIs : { text: textOfHtml(html), heading };
  } catch (error) {
    // marked recurses over deeply nested input; its plain text still serves.
    if (error instanceof RangeError) return asIs;
    throw error;
  }
}

function isCostly(markdown: string): boolean {
  if (NESTED_LINE.test(markdown)) return true;
  let looks = 0;
  for (const block of markdown.split(/\n[ \t]*\n/)) {
    looks += block.length * (block.match(SIGNS)?.length ?? 0);
  }
  return looks > MOST_LOOKS;
}

function hasLongerLine(text: string, limit: number): boolean {
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    if (end - start > limit) return true;
    start = end + 1;
  }
  return false;
}
