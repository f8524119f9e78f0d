import { basename } from 'node:path/posix';
import { findDates } from '../../text/dates/find-dates.ts';
import type { Span } from '../../text/spans.ts';
import { blankSpans } from '../../text/spans.ts';
import {
  asWritten,
  forMatching,
  isCapitalLabel,
  isHeadlineLike,
  type Line,
  lineKey,
  linesOf,
} from '../formats/lines.ts';
import { breadcrumbOf } from './breadcrumb.ts';
import { isByline } from './byline.ts';
import { oneLine } from './details.ts';
import { isKickerOf } from './headlines.ts';
import { signatureLineOf } from './signature-line.ts';

/** No title stands further down. */
const WINDOW = 5_000;
const LONGEST_CUT = 80;
const LONGEST_SENTENCE = 110;
const FEWEST_WORDS = 3;
const SHORTEST_PART = 15;
const MASTHEAD_WORDS = 4;
const HEAD_LINES = 6;
const PROSE = 80;
const MOST_KICKERS = 2;
/** In an export of several articles. */
const LABELLED = /^(?:titre|title|headline)\s?:\s{1,3}(?=\S)/i;
/** "Titre : A headline" without its label. */
export const unlabelled = (headline: string): string => headline.replace(LABELLED, '');
const BYLINE = /^(?:Par|By) \p{Lu}/u;
const isWriter = (line: string): boolean => BYLINE.test(line) || isByline(line);

/**
 * A title for an article that has none: the longest part of its breadcrumb that the text repeats, a first line
 * that reads like a headline, else its first sentence, cut at a word. Without any word, the file's name.
 * @param names the paper's and the author's: alone on a line, or with a section behind it, neither is a title.
 */
export function deriveTitle(
  text: string,
  leftovers: readonly Span[],
  file: string,
  names: readonly (string | null)[] = [],
): string {
  const head = text.slice(0, WINDOW);
  const lines = linesOf(head);
  const crumb = fromBreadcrumb(lines, head);
  if (crumb !== null) return crumb;
  const left = leftovers.length === 0 ? lines : linesOf(blankSpans(head, leftovers));
  const named = names.flatMap((name) => (name === null ? [] : lineKey(forMatching(name))));
  const all = left.filter(({ text: line }) => {
    const key = lineKey(line);
    return !named.some((name) => key === name || (key.startsWith(`${name} `) && isMasthead(line)));
  });
  const own = all.slice(kickersOf(all));
  if (own[0] && LABELLED.test(own[0].text))
    return shorten(unlabelled(head.slice(own[0].start, own[0].end)), 160);
  const below = own[0] && isMasthead(own[0].text) ? headlineBelow(own) : null;
  if (below) return shorten(head.slice(below.start, below.end), 160);
  for (const [index, line] of own.slice(0, 4).entries()) {
    const written = head.slice(line.start, line.end);
    const words = line.text.split(/\s+/).length;
    if (!/[\p{L}\p{N}]/u.test(line.text)) continue;
    // A section's name or an author stands above the headline; neither is one.
    if (words < FEWEST_WORDS || isWriter(line.text)) continue;
    const isAlone = index < own.length - 1 || own.length === 1;
    return isAlone && isHeadlineLike(line.text) ? shorten(written, 160) : firstSentence(written);
  }
  const first = own[0];
  const sentence = first ? firstSentence(head.slice(first.start, first.end)) : '';
  return /[\p{L}\p{N}]/u.test(sentence) ? sentence : (oneLine(basename(file)) ?? '…');
}

/** How many lines over the headline are kickers; none where what stands under them may be no headline. */
function kickersOf(lines: readonly Line[]): number {
  let count = 0;
  while (count < MOST_KICKERS) {
    const [over, under] = lines.slice(count, count + 2);
    if (!over || !under || lines.length < count + 3) break;
    const words = under.text.split(/\s+/).length;
    if (words < FEWEST_WORDS || isWriter(under.text) || !isHeadlineLike(under.text)) break;
    if (!isKickerOf(over.text, under.text)) break;
    count += 1;
  }
  return count;
}

/** What stands above a headline: a kind of text in capitals, or a paper with its section. */
function isMasthead(line: string): boolean {
  if (isCapitalLabel(line)) return true;
  const parts = line.split(/\s[|•·—–>»-]\s/);
  return parts.length > 1 && parts.every((part) => part.split(/\s+/).length <= MASTHEAD_WORDS);
}

/** The longest headline above the first paragraph, where it is longer than the first line. */
function headlineBelow(lines: readonly Line[]): Line | null {
  const prose = lines.findIndex(({ text }) => text.length >= PROSE && !isHeadlineLike(text));
  const words = ({ text }: Line): number => text.split(/\s+/).length;
  const [first, ...others] = lines.slice(0, Math.min(HEAD_LINES, prose === -1 ? 0 : prose));
  const longest = others
    .filter(({ text }) => isHeadlineLike(text) && !isCapitalLabel(text) && !isWriter(text))
    .sort((a, b) => words(b) - words(a))[0];
  return first && longest && words(longest) > Math.max(words(first), FEWEST_WORDS) ? longest : null;
}

function fromBreadcrumb(lines: readonly Line[], head: string): string | null {
  for (const line of lines.slice(0, 10)) {
    const crumb = breadcrumbOf(line.text);
    // "Cimes & Vallées / mensuel / mai 2025" has the same signs.
    if (!crumb || signatureLineOf(line.text, findDates(line.text))) continue;
    const rest = lineKey(head.slice(line.start + crumb.end));
    const repeated = crumb.parts
      .filter(
        (part) =>
          part.length >= SHORTEST_PART && rest.includes(lineKey(asWritten(part, line, head))),
      )
      .sort((a, b) => b.length - a.length)[0];
    if (repeated !== undefined) return asWritten(repeated, line, head);
  }
  return null;
}

function firstSentence(paragraph: string): string {
  const head = paragraph.slice(0, LONGEST_SENTENCE + 40);
  // An initial or "M." doesn't end a sentence; neither does what comes so early.
  const end = /(?<=.{20}\p{L}{3}[»"”)]?\s?)[.!?…](?=[»"”]?(?:\s+[«"“]?[\p{Lu}\p{N}]|$))/u.exec(
    head,
  );
  if (end && end.index < LONGEST_SENTENCE) {
    return head.slice(0, end.index + (end[0] === '.' ? 0 : 1)).trim();
  }
  return shorten(paragraph.replace(/\.$/, ''), LONGEST_CUT);
}

function shorten(text: string, longest: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= longest) return line;
  const cut = line.slice(0, longest + 1);
  const space = cut.lastIndexOf(' ');
  const kept = space > longest / 2 ? cut.slice(0, space) : [...line].slice(0, longest - 1).join('');
  return `${kept.replace(/(?<![\s,;:«"“(–—-])[\s,;:«"“(–—-]+$/, '')}…`;
}
