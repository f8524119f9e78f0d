import { bylineOf } from '../../details/byline.ts';
import { type DeclaredDate, type DeclaredDetails, dateIn, oneLine } from '../../details/details.ts';
import {
  around,
  classWords,
  type Element,
  elementsIn,
  listOf,
  type Parent,
  wordsOf,
} from './dom.ts';
import { isFurniture, isOutside } from './furniture.ts';
import { type NumericOrder, withIsoDates } from './numeric-dates.ts';

/** What a page shows of its article, in microdata, by the classes that sites use, or in words near the headline. */
export interface ShownDetails {
  readonly microdata: DeclaredDetails;
  readonly visible: DeclaredDetails;
  /** Where they stand above the text: no part of it. */
  readonly elements: ReadonlySet<Element>;
}

const DATE_WORD =
  /^(?:date|dates|published|publish|publication|publie|publiee|pubdate|posted|dateline|time|timestamp|datetime|created|entry|meta|metas|infos?|byline|signature|horodatage)$/;
const UPDATE_WORD = /^(?:updated|update|modified|maj|modifie|modification)$/;
const AUTHOR_WORD =
  /^(?:author|authors|auteur|auteurs|autrice|byline|vcard|signature|writer|journalist|redacteur|reporter|creator|contributor)$/;
const UPDATE =
  /(?:mise? à jour|modifiée?|actualisée?|updated|modified|màj|maj)(?: le| on)?\s{0,2}:?/i;
/** A date that says what it is, in any element. */
const LABELLED =
  /^(?:article )?(?:publiée?|postée?|parue?|mise? en ligne|mise? à jour|modifiée?|dernière (?:mise à jour|modification)|le \d|first published|published|posted|updated|last (?:updated|modified))(?!\p{L})/iu;
const MAX_LABEL_CHARS = 300;
const SHORT = 160;

/** @param main the block of the article; what is not in it is looked at only above its headline. */
export function readShown(main: Parent, body: Parent, order: NumericOrder): ShownDetails {
  const own = ownElements(main);
  const dates = datesIn(own, order);
  const elsewhere = own.some((element) => element.name === 'h1') ? [] : ownElements(body);
  const microdata = microdataIn(own, order);
  return {
    microdata,
    elements: linesOfDetails(own, main),
    visible: {
      author: authorIn(own) ?? authorIn(elsewhere) ?? undefined,
      published: dates.published ?? datesIn(elsewhere, order).published,
      updated: dates.updated,
    },
  };
}

/** Elements of the article itself, not of its comments nor of boxes about others. */
function ownElements(block: Parent): Element[] {
  const passedOver = new Set<Element>();
  return [...elementsIn(block)].filter((element) => {
    const inside = element.parent !== null && passedOver.has(element.parent as Element);
    if (inside || isFurniture(element) || isOutside(element)) passedOver.add(element);
    return !passedOver.has(element);
  });
}

/** The lines above the prose that tell dates and authors, whole. */
function linesOfDetails(own: readonly Element[], main: Parent): ReadonlySet<Element> {
  const prose = own.findIndex(
    (element) => element.name === 'p' && wordsOf(element).length > SHORT && !isDate(element),
  );
  const above = prose === -1 ? own : own.slice(0, prose);
  const lines = new Set<Element>();
  for (const element of above) {
    if (element.name === 'h1' || !(isDate(element) || isAuthor(element))) continue;
    let line: Element | null = null;
    for (const block of around(element)) {
      if (block === main || wordsOf(block).length > SHORT || holdsHeading(block)) break;
      line = block;
    }
    if (line) lines.add(line);
  }
  return lines;
}

const holdsHeading = (block: Element): boolean =>
  [...elementsIn(block)].some(({ name }) => /^h[1-3]$/.test(name)) || /^h[1-3]$/.test(block.name);

function microdataIn(elements: readonly Element[], order: NumericOrder): DeclaredDetails {
  const of = (property: string): Element[] =>
    elements.filter(
      (element) =>
        listOf(element, 'itemprop').includes(property) ||
        listOf(element, 'property').includes(`schema:${property}`),
    );
  const value = (element: Element): string =>
    element.attribs['content'] ?? element.attribs['datetime'] ?? wordsOf(element);
  const date = (property: string) => {
    for (const element of of(property)) {
      const found = dateIn(withIsoDates(value(element), order));
      if (found) return found;
    }
    return undefined;
  };
  const names = of('author').flatMap((author) => {
    const name = elements.find(
      (one) => listOf(one, 'itemprop').includes('name') && [...around(one)].includes(author),
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
  const holders = new Set(candidates.flatMap((element) => [...around(element)].slice(1)));
  for (const element of candidates) {
    if (holders.has(element)) continue;
    const words = classWords(element);
    const isTime = element.name === 'time';
    const text = wordsOf(element);
    const stamp = isTime ? (element.attribs['datetime'] ?? '') : '';
    const read = (value: string) => dateIn(withIsoDates(value, order)) ?? undefined;
    const [before = '', after] = splitAtUpdate(text);
    const label = element.prev && 'data' in element.prev ? String(element.prev.data) : '';
    const isUpdate = words.some((word) => UPDATE_WORD.test(word)) || UPDATE.test(label);
    if (isUpdate) found.updated ??= read(stamp) ?? read(text);
    else found.published ??= (after === undefined ? read(stamp) : undefined) ?? read(before);
    if (after !== undefined) found.updated ??= read(after);
  }
  return found;
}

function isDate(element: Element): boolean {
  if (element.name === 'time') return true;
  const text = wordsOf(element);
  if (text.length > MAX_LABEL_CHARS) return false;
  if (text.length <= SHORT && LABELLED.test(text)) return true;
  return classWords(element).some((word) => DATE_WORD.test(word) || UPDATE_WORD.test(word));
}

function splitAtUpdate(text: string): [string, string?] {
  const match = UPDATE.exec(text);
  return match ? [text.slice(0, match.index), text.slice(match.index + match[0].length)] : [text];
}

const isAuthor = (element: Element): boolean =>
  ['rel', 'itemprop', 'property'].some((attribute) =>
    listOf(element, attribute).some((value) => /^(?:schema:)?author$/.test(value)),
  ) || classWords(element).some((word) => AUTHOR_WORD.test(word));

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
