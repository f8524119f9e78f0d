import { isDateLine, isNumber } from '../../details/header-lines.ts';
import { linesOf } from '../lines.ts';

/** Below a blank line it underlines nothing: it is meant as a rule. */
const RULE = /^[ \t]*={3,}[ \t]*$/;
const BLANK = /\n(?:[ \t]*\n)+/;

/**
 * Markdown in which the rules of "=" and the heads of a review stand apart: "=====", "ARTICLE 2" and the paper's line would
 * run together as one paragraph, or become a heading.
 */
export function withHeadsApart(markdown: string): string {
  return markdown.split(BLANK).map(apart).join('\n\n');
}

function apart(block: string): string {
  const [first = '', ...rest] = block.replace(/^\n/, '').split('\n');
  if (rest.length === 0 || !(RULE.test(first) || isNumber(first.trim()))) return block;
  const below = rest.join('\n');
  const isHead = linesOf(below).some(isDateLine);
  return `${first}\n\n${isHead ? rest.join('\n\n') : apart(below)}`;
}
