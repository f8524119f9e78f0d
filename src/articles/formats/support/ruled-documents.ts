import { isProse } from '../../details/header-lines.ts';
import { linesOf } from '../lines.ts';

/** Between blank lines, so that it underlines nothing. */
const RULE = /\n[ \t]*\n[ \t]*(?:(?:-[ \t]?){3,}|(?:\*[ \t]?){3,}|(?:_[ \t]?){3,})\n(?=[ \t]*\n)/;

/**
 * The articles of a Markdown file that has rules between them, each with a heading of one level and prose below; the text
 * itself where a piece has none, for then the rules part one article.
 */
export function ruledDocuments(markdown: string): string[] {
  const pieces = markdown.split(RULE);
  const levels = pieces.map((piece) => /^\s*(#{1,3})[ \t]+\S/.exec(piece)?.[1]);
  const [first] = levels;
  const isEach = first !== undefined && levels.every((level) => level === first);
  return isEach && pieces.every((piece) => linesOf(piece).some(isProse)) ? pieces : [markdown];
}
