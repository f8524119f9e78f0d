import { escapeHtml } from '../escape-html.ts';
import { type NumberFormat, numberAs } from '../numbering.ts';
import type { XmlElement } from '../xml.ts';

interface Level {
  readonly format: NumberFormat | 'bullet';
  readonly start: number;
  /** "%1.%2)", with the numbers of the levels. */
  readonly text: string;
}

/** The lists that a document may have, by the number that its paragraphs give. */
interface Numbering {
  /** By number: the list that it counts in, and the levels that it sets anew. */
  readonly lists: ReadonlyMap<
    string,
    { readonly counts: string; readonly levels: ReadonlyMap<number, Level> }
  >;
  /** What a style says of its paragraphs. */
  readonly styles: ReadonlyMap<string, { readonly list: string; readonly level: number }>;
}

const FORMATS: Readonly<Record<string, Level['format']>> = {
  ...{ decimal: 'decimal', decimalZero: 'decimal', ordinal: 'decimal', bullet: 'bullet' },
  ...{ lowerLetter: 'letter', upperLetter: 'LETTER', lowerRoman: 'roman', upperRoman: 'ROMAN' },
};
const MOST_PARENTS = 10;
const [OPEN, CLOSE] = ['<w:pPr>', '</w:pPr>'];
const NUMBERED = /<w:numPr>(.*?)<\/w:numPr>/s;
/** Word has nine. */
const DEEPEST = 20;
const attributeOf = (xml: string, name: string): string | null =>
  new RegExp(`<w:${name} w:val="([^"<>]*)"`).exec(xml)?.[1] ?? null;

/**
 * The XML of a Word document with the numbers of its items written before them, as the page shows them: mammoth counts
 * each list anew, whatever stands between its items. Bullets stay.
 */
export function withNumbers(
  xml: string,
  numbering: XmlElement | null,
  styles: XmlElement | null,
): string {
  const { lists, styles: ofStyles } = readNumbering(numbering, styles);
  if (lists.size === 0) return xml;
  const counts = new Map<string, number[]>();
  const numbered = (properties: string): string => {
    const own = NUMBERED.exec(properties)?.[1];
    const ofStyle = ofStyles.get(attributeOf(properties, 'pStyle') ?? '');
    const name = (own && attributeOf(own, 'numId')) ?? ofStyle?.list;
    const level = Number((own && attributeOf(own, 'ilvl')) ?? ofStyle?.level ?? 0);
    const list = name ? lists.get(name) : undefined;
    const format = list?.levels.get(level);
    if (!list || !format || format.format === 'bullet' || level > DEEPEST)
      return `${properties}${CLOSE}`;
    const numbers = counts.get(list.counts) ?? [];
    counts.set(list.counts, numbers);
    const label = labelOf(list.levels, level, numbers);
    const run = `<w:r><w:t xml:space="preserve">${escapeHtml(label)} </w:t></w:r>`;
    // The list itself is taken away: its item would get a mark of mammoth's.
    const rest =
      own === undefined ? `${properties}${NO_LIST}` : properties.replace(NUMBERED, NO_LIST);
    return `${rest}${CLOSE}${/[\p{L}\p{N}]/u.test(label) ? run : ''}`;
  };
  const [first = '', ...paragraphs] = xml.split(OPEN);
  const pieces = paragraphs.map((piece) => {
    const end = piece.indexOf(CLOSE);
    return end < 0 ? piece : numbered(piece.slice(0, end)) + piece.slice(end + CLOSE.length);
  });
  return [first, ...pieces].join(OPEN);
}

/** The next number of a level, with those above it. Deeper levels begin anew. */
function labelOf(levels: ReadonlyMap<number, Level>, level: number, numbers: number[]): string {
  const { text, start } = levels.get(level)!;
  for (let i = 0; i < level; i += 1) numbers[i] ??= levels.get(i)?.start ?? 1;
  numbers[level] = (numbers[level] ?? start - 1) + 1;
  numbers.length = level + 1;
  return text.replace(/%(\d)/g, (_, digit: string) => {
    const of = levels.get(Number(digit) - 1)?.format ?? 'decimal';
    return of === 'bullet' ? '' : numberAs(of, numbers[Number(digit) - 1] ?? 1);
  });
}

const NO_LIST = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>';

const child = (element: XmlElement, name: string): XmlElement | undefined =>
  [...element.childNodes].find(({ nodeName }) => nodeName === name);
const given = (element: XmlElement | undefined, name: string): string | null =>
  (element && child(element, name)?.getAttribute('w:val')) ?? null;

function readNumbering(numbering: XmlElement | null, styles: XmlElement | null): Numbering {
  const abstract = new Map<string, ReadonlyMap<number, Level>>();
  for (const element of numbering?.getElementsByTagName('w:abstractNum') ?? [])
    abstract.set(element.getAttribute('w:abstractNumId') ?? '', levelsOf(element));
  const lists = new Map<string, { counts: string; levels: ReadonlyMap<number, Level> }>();
  for (const element of numbering?.getElementsByTagName('w:num') ?? []) {
    const number = element.getAttribute('w:numId') ?? '';
    const base = given(element, 'w:abstractNumId') ?? '';
    const anew = [...element.getElementsByTagName('w:lvlOverride')];
    const levels = new Map(abstract.get(base));
    for (const one of anew) {
      const at = Number(one.getAttribute('w:ilvl'));
      const start = given(one, 'w:startOverride');
      const level = levelsOf(one).get(at) ?? levels.get(at);
      if (level) levels.set(at, start === null ? level : { ...level, start: Number(start) });
    }
    // A number that starts anew counts by itself.
    lists.set(number, { counts: anew.length > 0 ? `${base}/${number}` : base, levels });
  }
  return { lists, styles: numberedStyles(styles) };
}

function levelsOf(element: XmlElement): Map<number, Level> {
  const levels = new Map<number, Level>();
  for (const level of element.getElementsByTagName('w:lvl')) {
    levels.set(Number(level.getAttribute('w:ilvl')), {
      format: FORMATS[given(level, 'w:numFmt') ?? 'decimal'] ?? 'none',
      start: Number(given(level, 'w:start') ?? 1),
      text: given(level, 'w:lvlText') ?? '',
    });
  }
  return levels;
}

function numberedStyles(styles: XmlElement | null): Numbering['styles'] {
  const own = new Map<string, { list: string | null; level: number; parent: string | null }>();
  for (const style of styles?.getElementsByTagName('w:style') ?? []) {
    const properties = child(style, 'w:pPr');
    const list = properties && child(properties, 'w:numPr');
    own.set(style.getAttribute('w:styleId') ?? '', {
      list: given(list, 'w:numId'),
      level: Number(given(list, 'w:ilvl') ?? 0),
      parent: given(style, 'w:basedOn'),
    });
  }
  const found = new Map<string, { list: string; level: number }>();
  for (const [name, first] of own) {
    let style: typeof first | undefined = first;
    for (let i = 0; style && style.list === null && i < MOST_PARENTS; i += 1)
      style = own.get(style.parent ?? '');
    if (style?.list) found.set(name, { list: style.list, level: style.level });
  }
  return found;
}
