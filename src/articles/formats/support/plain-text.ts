import { Marked } from 'marked';
import { detectLanguage } from '../../../text/language.ts';
import { type Document, isTag, lengthOf, parseHtml } from '../html/dom.ts';
import { isFurniture, othersIn } from '../html/furniture.ts';
import { type TextOptions, textOf } from '../html/text-of.ts';
import type { TextOf } from '../html/text-writer.ts';
import { withHeadsApart } from './heads-apart.ts';
import { isNestedTooDeep } from './nesting.ts';
import { tidy } from './tidy.ts';

/** marked takes seconds over longer ones, and nobody writes them in Markdown. */
const LONGEST_LINE = 100_000;
/** At each of them marked looks through the rest of its paragraph: signs times length, half a second's worth. */
const SIGNS = /[\\<>![\]`*~_&@:]/g;
const MOST_LOOKS = 1e8;
/** Quotes and lists within each other, on one line. */
const NESTED_LINE = /^(?:[ \t]*(?:[-+*>]|\d{1,9}[.)])){50}/m;

/** "10~15 et 20~25" is no deletion: that has two signs on each side. */
const marked = new Marked({
  tokenizer: {
    del(source) {
      const [raw, text] = /^~~(?=\S)([^\n]*?\S)~~(?!~)/.exec(source) ?? [];
      if (raw === undefined || text === undefined) return undefined;
      return { type: 'del', raw, text, tokens: this.lexer.inlineTokens(text) };
    },
  },
});

/** A paragraph of so many characters is an article's. */
const PROSE = 80;

/**
 * Markdown as plain text, with its first heading of level one, and with what of it leads elsewhere: lines that are links as a
 * whole, and lists of links above its prose or below.
 * @throws only where the code is wrong: what cannot be parsed is returned as it is.
 */
export function contentOfMarkdown(markdown: string): TextOf & { readonly heading: string | null } {
  const asIs = { text: tidy(markdown), leftovers: [], teasers: [], heading: null };
  if (hasLongerLine(markdown, LONGEST_LINE) || isCostly(markdown)) return asIs;
  try {
    const options = { language: detectLanguage(markdown) };
    const tokens = marked.lexer(withHeadsApart(markdown));
    const first = tokens.find((token) => token.type === 'heading' && token['depth'] === 1);
    const heading = first ? textOf(parseHtml(marked.parser([first])), options).text : null;
    const html = marked.parser(tokens);
    if (isNestedTooDeep(html)) return asIs;
    const document = parseHtml(html);
    return { ...textOf(document, { ...options, ...leftoversOf(document) }), heading };
  } catch (error) {
    // marked recurses over deeply nested input; its plain text still serves.
    if (error instanceof RangeError) return asIs;
    throw error;
  }
}

function leftoversOf(document: Document): Omit<TextOptions, 'language'> {
  const blocks = document.children.filter(isTag);
  const isProse = (block: (typeof blocks)[number]): boolean =>
    block.name === 'p' && lengthOf(block) >= PROSE && !isFurniture(block);
  const around = new Set([
    ...blocks.slice(0, blocks.findIndex(isProse)),
    ...blocks.slice(blocks.findLastIndex(isProse) + 1),
  ]);
  const isApart = blocks.some(isProse);
  return {
    isLeftover: (element) =>
      isApart && (element.name === 'p' || around.has(element)) && isFurniture(element),
    headlinesIn: othersIn,
  };
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
