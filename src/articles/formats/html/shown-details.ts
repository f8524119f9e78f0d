import type { NumericOrder } from '../../../text/dates/reading.ts';
import { bylineOf } from '../../details/byline.ts';
import { type DeclaredDate, type DeclaredDetails, dateIn, oneLine } from '../../details/details.ts';
import {
  isAuthor,
  isDate,
  labelBefore,
  MAX_LABEL_CHARS,
  SHORT,
  UPDATE,
  UPDATE_WORD,
} from './detail-elements.ts';
import {
  around,
  classWords,
  type Element,
  elementsIn,
  isText,
  lengthOf,
  listOf,
  type Parent,
  wordsOf,
} from './dom.ts';
import { isFurniture, isOutside } from './furniture.ts';

/** What a page shows of its article, in microdata, by the classes that sites use, or in words near the headline. */
export interface ShownDetails {
  readonly microdata: DeclaredDetails;
  readonly visible: DeclaredDetails;
  /** Where they stand above the text: no part of it. */
  readonly elements: ReadonlySet<Element>;
}

/** Below so much text of its own stands the article, and no date of its day. */
const PROSE = 80;

/** @param main the block of the article; what is not in it is looked at only above its headline. */
export function readShown(main: Parent, body: Parent, order: NumericOrder): ShownDetails {
  const own = ownElements(main);
  const dates = datesIn(own, order);
  const nearest = <T>(read: (elements: readonly Element[]) => T | null | undefined) => {
    for (const elements of aboveOf(main, body, own)) {
      const found = read(elements);
      if (found) return found;
    }
    return undefined;
  };
  const microdata = { ...microdataIn(own, order) };
  microdata.published ??= nearest((elements) => microdataIn(elements, order).published);
  return {
    microdata,
    elements: linesOfDetails(own, main),
    visible: {
      author: authorIn(own) ?? nearest(authorIn),
      published:
        dates.published ??
        nearest((elements) => datesIn(elements, order).published ?? bareDateIn(elements, order)),
      updated: dates.updated,
    },
  };
}

/**
 * What stands around a block, by the blocks that hold it, the nearest first: there the details of its article are. Where it
 * has its headline, only blocks that hold little else.
 */
function* aboveOf(
  main: Parent,
  body: Parent,
  own: readonly Element[],
): Generator<readonly Element[]> {
  const hasHeadline = own.some((element) => element.name === 'h1');
  const most = hasHeadline ? lengthOf(main) + MAX_LABEL_CHARS : Number.POSITIVE_INFINITY;
  const blocks = 'attribs' in main ? around(main).slice(1, 1 + MOST_AROUND) : [];
  for (const block of blocks) {
    if (block === body || lengthOf(block) > most) break;
    yield ownElements(block);
  }
  if (!hasHeadline) yield ownElements(body);
}

/** Further out, a block is the page. */
const MOST_AROUND = 3;

/** Elements of the article itself, not of its comments nor of boxes about others. */
function ownElements(block: Parent): Element[] {
  const passedOver = new Set<Element>();
  return [...elementsIn(block)].filter((element) => {
    const inside = element.parent !== null && passedOver.has(element.parent as Element);
    const isFoot = element.name === 'footer' && isInArticle(element);
    if (inside || isFurniture(element) || (isOutside(element) && !isFoot)) passedOver.add(element);
    return !passedOver.has(element);
  });
}

/** An article's own foot may sign it. */
const isInArticle = (element: Element): boolean =>
  around(element).some(({ name }) => name === 'article');

/** The lines above the prose that tell dates and authors, whole. */
function linesOfDetails(own: readonly Element[], main: Parent): ReadonlySet<Element> {
  const prose = own.findIndex(
    (element) => element.name === 'p' && lengthOf(element) > SHORT && !isDate(element),
  );
  const above = prose === -1 ? own : own.slice(0, prose);
  const lines = new Set<Element>();
  for (const element of above) {
    if (element.name === 'h1' || !(isDate(element) || isAuthor(element))) continue;
    let line: Element | null = null;
    for (const block of around(element)) {
      if (block === main || lengthOf(block) > SHORT || holdsHeading(block)) break;
      line = block;
    }
    if (line) lines.add(line);
  }
  return lines;
}

const holdsHeading = (block: Element): boolean =>
  [...elementsIn(block)].some(({ name }) => /^h[1-3]$/.test(name)) || /^h[1-3]$/.test(block.name);

function microdataIn(elements: readonly Element[], order: NumericOrder): DeclaredDetails {
  const marked = elements.filter(({ attribs }) => attribs['itemprop'] ?? attribs['property']);
  const of = (property: string): Element[] =>
    marked.filter(
      (element) =>
        listOf(element, 'itemprop').includes(property) ||
        listOf(element, 'property').includes(`schema:${property}`),
    );
  const value = (element: Element): string =>
    element.attribs['content'] ?? element.attribs['datetime'] ?? wordsOf(element);
  const date = (property: string) => {
    for (const element of of(property)) {
      const found = dateIn(value(element), order);
      if (found) return found;
    }
    return undefined;
  };
  const names = of('author').flatMap((author) => {
    const name = marked.find(
      (one) => listOf(one, 'itemprop').includes('name') && around(one).includes(author),
    );
    return bylineOf(value(name ?? author)) ?? [];
  });
  return {
    title: oneLine(of('headline').map(value)[0] ?? '') ?? undefined,
    author: oneLine([...new Set(names)].join(', ')) ?? undefined,
    published: date('datepublished') ?? date('datecreated'),
    updated: date('datemodified'),
  };
}

interface ShownDates {
  published?: DeclaredDate | undefined;
  updated?: DeclaredDate | undefined;
}

/** `<time>`, and short texts whose classes say that they are dates, before the prose is over. */
function datesIn(elements: readonly Element[], order: NumericOrder): ShownDates {
  const found: ShownDates = {};
  const candidates = elements.filter(isDate);
  // What holds another candidate says it less exactly.
  const holders = new Set(candidates.flatMap((element) => around(element).slice(1)));
  for (const element of candidates) {
    if (holders.has(element)) continue;
    const words = classWords(element);
    const isTime = element.name === 'time';
    const text = wordsOf(element);
    // The microformat hAtom has the date in the title of an abbreviation.
    const stamp = element.attribs[isTime ? 'datetime' : 'title'] ?? '';
    const read = (value: string) => dateIn(value, order) ?? undefined;
    const [before = '', after] = splitAtUpdate(text);
    const label = element.prev && 'data' in element.prev ? String(element.prev.data) : '';
    const isUpdate =
      words.some((word) => UPDATE_WORD.test(word)) ||
      [label, labelBefore(element)].some((one) => UPDATE.test(one));
    if (isUpdate) found.updated ??= read(stamp) ?? read(text);
    else found.published ??= (after === undefined ? read(stamp) : undefined) ?? read(before);
    if (after !== undefined) found.updated ??= read(after);
  }
  return found;
}

/** A date that stands alone in an element above the prose: a page without names for its parts has it so. */
function bareDateIn(elements: readonly Element[], order: NumericOrder): DeclaredDate | null {
  for (const element of elements) {
    const words = wordsOf(element);
    const texts = element.children.filter((child) => isText(child));
    const isLeaf = texts.length === element.children.length;
    if (texts.reduce((sum, { data }) => sum + data.length, 0) > PROSE) return null;
    if (!isLeaf || /^(?:a|h\d)$/.test(element.name) || !BARE_DATE.test(words)) continue;
    const date = dateIn(words, order);
    if (date?.precision === 'day') return date;
  }
  return null;
}

/** "18 févr. 2023", "March 3, 2024 · 14:02", "03/05/2024 à 9 h". */
const BARE_DATE =
  /^(?:le )?(?:\p{L}{3,9}\.?,? )?(?:\d{1,2}(?:er)? \p{L}{3,9}\.? \d{4}|\p{L}{3,9}\.? \d{1,2}, \d{4}|\d{1,2}[/.]\d{1,2}[/.]\d{4})(?:,? ?(?:[·|–-]|à|at)? ?\d{1,2} ?[h:](?: ?\d{2})?)?$/iu;

function splitAtUpdate(text: string): [string, string?] {
  const match = UPDATE.exec(text);
  return match ? [text.slice(0, match.index), text.slice(match.index + match[0].length)] : [text];
}

/** `rel="author"`, and short texts whose classes say that they name an author. */
function authorIn(elements: readonly Element[]): string | null {
  const candidates = elements.filter(isAuthor);
  const names: string[] = [];
  for (const element of candidates) {
    const text = wordsOf(element);
    if (text.length > MAX_LABEL_CHARS || names.some((name) => text.includes(name))) continue;
    const link = [...elementsIn(element)].filter(
      (one) => listOf(one, 'rel').includes('author') || classWords(one).includes('fn'),
    );
    const found = (link.length > 0 ? link.map(wordsOf) : [text]).map(bylineOf);
    names.push(...found.filter((name) => name !== null));
    if (names.length >= 5) break;
  }
  return names.length === 0 ? null : oneLine([...new Set(names)].join(', '));
}
