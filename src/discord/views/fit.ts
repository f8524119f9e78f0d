import { splitSentences } from '../../text/sentences.ts';

const ELLIPSIS = '…';
/** How many times as long a text may be as what is seen of it. */
const MOST_HIDDEN = 4;

/** At most `limit` UTF-16 units, cut between words where it can be, with an ellipsis; never within a character. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  if (limit < 1) return '';
  const head = text.slice(0, whole(text, limit - 1));
  const space = head.search(/\s+\S*$/);
  return `${(space > limit / 2 ? head.slice(0, space) : head).trimEnd()}${ELLIPSIS}`;
}

/**
 * The longest beginning of a text that is not longer than `limit` once it is rendered, with an ellipsis where it was
 * cut: an escape is never cut in two.
 */
export function cutRendered(text: string, limit: number, render: (part: string) => string): string {
  // So much is never shown, whatever is invisible of it; to render all of a long text would take time.
  let most = Math.min(text.length, limit * MOST_HIDDEN);
  if (most === text.length) {
    const all = render(text);
    if (all.length <= limit) return all;
  }
  let least = 0;
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (render(cut(text, middle)).length <= limit) least = middle;
    else most = middle - 1;
  }
  return render(cut(text, least));
}

/**
 * What is cut whole or not at all: an escape, a link, a citation's number, a mention, code, the marks of bold and struck, a
 * word, which ends where an address begins, as for Discord; else a character.
 */
const MARKED =
  /\\.|\[(?:\\.|[^[\]\\\n])*\]\([^()\s]*\)|\[\d{1,9}\]|<[^<>\s]+>|https?:\/\/[^\s<]+|`[^`\n]*`|\*\*|~~|(?:(?!https?:\/\/)[\p{L}\p{M}]){1,60}|./gsu;

/** As {@link cut}, for text that is rendered already: nothing is cut in two, and what is open is closed. */
export function cutMarkup(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let open: string[] = [];
  let best = { end: 0, open };
  for (const { 0: part, index } of text.matchAll(MARKED)) {
    if (index + open.join('').length + ELLIPSIS.length > limit) break;
    if (!joined(text, index)) best = { end: index, open };
    if (part === '**' || part === '~~') {
      open = open.includes(part) ? open.filter((one) => one !== part) : [part, ...open];
    }
  }
  return `${text.slice(0, best.end).trimEnd()}${ELLIPSIS}${best.open.join('')}`;
}

/** The first of several ways to say the same that is at most `limit` long, the fullest first; else the last, cut. */
export function firstFitting(limit: number, ways: readonly (() => string)[]): string {
  let written = '';
  for (const write of ways) {
    written = write();
    if (written.length <= limit) return written;
  }
  return cutMarkup(written, limit);
}

/** The part of a text that is shown at a time: offsets into it. */
export interface Page {
  readonly start: number;
  readonly end: number;
}

/**
 * Pages of a text that are each at most `limit` long once rendered, cut at the end of a sentence where one is near,
 * else between words. Together they are the whole text.
 *
 * @param size how long a part is once it is rendered.
 */
export function pagesOf(text: string, limit: number, size: (part: string) => number): Page[] {
  const ends = splitSentences(text).map(({ end }) => end);
  const pages: Page[] = [];
  let start = 0;
  while (start < text.length) {
    const end = pageEnd(text, start, ends, limit, size);
    pages.push({ start, end });
    start = end;
  }
  return pages.length > 0 ? pages : [{ start: 0, end: 0 }];
}

function pageEnd(
  text: string,
  start: number,
  ends: readonly number[],
  limit: number,
  size: (part: string) => number,
): number {
  const fits = (end: number) => size(text.slice(start, end)) <= limit;
  // What is rendered is never shorter than the text.
  const furthest = Math.min(text.length, start + limit);
  if (furthest === text.length && fits(furthest)) return furthest;
  let least = start + 1;
  let most = furthest;
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (fits(middle)) least = middle;
    else most = middle - 1;
  }
  const sentence = ends.findLast((end) => end > start && end <= least);
  if (sentence !== undefined && sentence - start >= (least - start) / 3) return sentence;
  const word = text.slice(start, least).search(/\s\S*$/);
  return word > 0 ? start + word + 1 : Math.max(start + 1, whole(text, least));
}

/** A place at or before `at` that is not within a character. */
function whole(text: string, at: number): number {
  let place = at;
  while (place > 0 && place < text.length && joined(text, place)) place--;
  return place;
}

function joined(text: string, place: number): boolean {
  const before = text.charCodeAt(place - 1);
  const after = text.charCodeAt(place);
  const surrogates = before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000;
  return surrogates || before === 0x200d || after === 0x200d || after === 0xfe0f;
}
