import type { Heading } from '../../details/split-at-headings.ts';
import { isHeadlineLike } from '../lines.ts';
import { textOfHtml } from './html-text.ts';

const OPENING = /<h([1-6])\b[^<>]{0,300}>|<p\b[^<>]{0,300}><(?:strong|b)\b[^<>]{0,300}>/g;
/** The style of a document's title, which stands above headings of the first level. */
export const TITLE = 'class="title"';
/** A book has some dozens. */
const MOST = 500;
const LONGEST_HEADING = 2_000;

/**
 * The headings of HTML as they stand in its text: those of each level, and below them the paragraphs that are bold
 * altogether, by which people who use no styles set their titles.
 * @param text as {@link textOfHtml} gives it of the same HTML.
 */
export function headingsIn(html: string, text: string): Heading[] {
  const headings: Heading[] = [];
  let from = 0;
  for (const { index, 0: opening, 1: level } of html.matchAll(OPENING)) {
    if (headings.length === MOST) break;
    const start = index + opening.length;
    const closing = level === undefined ? '</p>' : `</h${level}>`;
    const end = html.indexOf(closing, start);
    if (end < 0 || end - start > LONGEST_HEADING) continue;
    const inside = html.slice(start, end);
    if (level === undefined && !/^[^<>]*<\/(?:strong|b)>\s*$/.test(inside)) continue;
    const words = textOfHtml(inside);
    const at = words === '' || !isHeadlineLike(words) ? -1 : text.indexOf(words, from);
    if (at < 0 || (at > 0 && text[at - 1] !== '\n')) continue;
    const rank = level === undefined ? 0 : opening.includes(TITLE) ? 7 : 7 - Number(level);
    headings.push({ start: at, end: at + words.length, rank });
    from = at + words.length;
  }
  return headings;
}
