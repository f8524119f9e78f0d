import type { DeclaredDetails } from '../../details/details.ts';
import { isRule } from '../../details/header-lines.ts';
import { isKnownKey } from '../../details/written-details.ts';
import { readFrontMatter } from './front-matter.ts';
import { holdsText } from './record-columns.ts';

/** What lines with labels say above a text, and where that text starts behind them. */
export interface LabelledHeader {
  readonly details: DeclaredDetails;
  readonly end: number;
}

const LABELLED = /^(\p{L}[\p{L}\p{N} _-]{0,40}?)[ \t\u00a0\u202f]?:(?:[ \t\u00a0\u202f]+(?=\S)|$)/u;
const MOST_LINES = 12;
/** What nobody asks of a header is short there: longer, it is text. */
const LONGEST_OTHER = 80;
const LONGEST = 500;

/**
 * "Titre : …", "Date : …" at a place in a text, as notes and exports have them: details without fences, a title and another at
 * least. They end at a blank line, or at "Texte :", whose label goes with them.
 */
export function labelledHeaderAt(text: string, start: number): LabelledHeader | null {
  let end = start;
  let known = 0;
  for (let count = 0; count < MOST_LINES && end < text.length; count += 1) {
    const newline = text.indexOf('\n', end);
    const line = text.slice(end, newline === -1 ? text.length : newline);
    const [label, key = ''] = LABELLED.exec(line) ?? [];
    if (label === undefined) break;
    if (holdsText(key)) return headerOf(text, start, end, end + label.length);
    const isKnown = isKnownKey(key);
    if (line.length > (isKnown ? LONGEST : LONGEST_OTHER) || newline === -1) return null;
    known += Number(isKnown);
    end = newline + 1;
  }
  const isApart = known > 1 && /^[ \t]*\n/.test(text.slice(end));
  return isApart ? headerOf(text, start, end, end) : null;
}

function headerOf(text: string, start: number, end: number, body: number): LabelledHeader | null {
  const source = text.slice(start, end).replace(/[\u00a0\u202f]/g, ' ');
  const { details } = readFrontMatter({ kind: 'yaml', source, body: '' });
  const isHeader = details.title !== undefined && Object.keys(details).length > 1;
  return isHeader ? { details, end: body } : null;
}

/** Where each article of an export begins with such a header; none where there are not two. */
export function labelledStarts(text: string): number[] {
  const starts: number[] = [];
  let offset = 0;
  let before = '';
  for (const line of text.split('\n')) {
    const isApart = before.trim() === '' || isRule(before.trim());
    if (isApart && LABELLED.test(line) && labelledHeaderAt(text, offset)) starts.push(offset);
    offset += line.length + 1;
    before = line;
  }
  return starts.length > 1 ? starts : [];
}
