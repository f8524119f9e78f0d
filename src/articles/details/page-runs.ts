import type { Line } from '../formats/lines.ts';
import { isHeadlineLike } from '../formats/lines.ts';
import { leftoverLines } from './leftover-lines.ts';

/*
 * A page that was pasted whole has its menu above the article and its lists below it: short lines that stand together, of
 * which those with words of pages are known (`leftover-lines.ts`). Names of sections and headlines of others stand between.
 */

/** A name in a menu; longer lines are headlines. */
const MENU = { words: 5, characters: 45 };
/** A line of a list below an article: perhaps a headline, no sentence. */
const LIST = { words: 16, characters: 120 };
/** So many lines, and of them so many known, are a part of the page. */
const FEWEST = 4;
const LEAST_KNOWN = 1 / 3;
const SENTENCE_END = /[.!…»”]$/;
/** Of a dateline. */
const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)/;
const ITEM = /^(?:[-–•*·▪]|\d{1,2}[.)])\s{1,3}/;
/** Where the lines of a page stand, counted from either end. */
const NEAR = 60;
const BYLINE = /^(?:Par|By) \p{Lu}/u;

/**
 * The lines that stand in a menu above an article or in a list below it, with those that are known to be their page's.
 * @param known of `lines`, those that are their page's by themselves.
 */
export function withRuns(lines: readonly Line[], known: readonly Line[]): readonly Line[] {
  const isKnown = new Set([...known, ...knownItems(lines)]);
  if (isKnown.size < 2) return known;
  const menu = menuAbove(lines, isKnown);
  const list = listBelow(lines, isKnown);
  if (menu + list === 0) return known;
  return lines.filter((line, i) => i < menu || i >= lines.length - list || isKnown.has(line));
}

/** Items that are their page's without their marks: a menu may be a list, and a list of an article has other words. */
function knownItems(lines: readonly Line[]): Line[] {
  const near = [...lines.slice(0, NEAR), ...lines.slice(Math.max(NEAR, lines.length - NEAR))];
  if (near.filter(({ text }) => ITEM.test(text)).length < 2) return [];
  const bare = near.map((line) => ({ ...line, text: line.text.replace(ITEM, '') }));
  const marked = new Set(leftoverLines(bare));
  return near.filter((line, i) => marked.has(bare[i]!) && ITEM.test(line.text));
}

/** How many lines at the top are a menu. */
function menuAbove(lines: readonly Line[], isKnown: ReadonlySet<Line>): number {
  let end = 0;
  while (end < lines.length && (isKnown.has(lines[end]!) || isIn(MENU, lines[end]!))) end += 1;
  const last = lines.findLastIndex((line, i) => i < end && isKnown.has(line));
  // What stands behind the menu is the headline; where there is none, it may be a short one among the lines.
  const headline = lines[end];
  const isWhole = headline !== undefined && mayHead(headline);
  const count = isWhole ? end : last + 1;
  if (!isPageOf(lines.slice(0, count), isKnown)) return 0;
  return isWhole || lines.slice(count, end).some(mayHead) ? count : 0;
}

/** How many lines at the end are lists and notices. */
function listBelow(lines: readonly Line[], isKnown: ReadonlySet<Line>): number {
  let start = lines.length;
  while (start > 0 && (isKnown.has(lines[start - 1]!) || isIn(LIST, lines[start - 1]!))) start -= 1;
  while (start < lines.length && !isKnown.has(lines[start]!)) start += 1;
  return isPageOf(lines.slice(start), isKnown) ? lines.length - start : 0;
}

function isIn({ words, characters }: typeof MENU, { text }: Line): boolean {
  return text.length <= characters && text.split(/\s+/).length <= words && !SENTENCE_END.test(text);
}

function isPageOf(run: readonly Line[], isKnown: ReadonlySet<Line>): boolean {
  const known = run.filter((line) => isKnown.has(line)).length;
  return run.length >= FEWEST && known >= LEAST_KNOWN * run.length;
}

const mayHead = ({ text }: Line): boolean =>
  isHeadlineLike(text) && text.split(/\s+/).length >= 3 && !BYLINE.test(text) && !YEAR.test(text);
