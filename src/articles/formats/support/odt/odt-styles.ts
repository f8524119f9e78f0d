import type { NumberFormat } from '../numbering.ts';
import type { XmlElement } from '../xml.ts';

/** How one level of a list counts. */
export interface ListLevel {
  readonly format: NumberFormat;
  readonly start: number;
  readonly prefix: string;
  readonly suffix: string;
}

/** What the styles of a document say that matters to who reads its text. */
export interface OdtStyles {
  /** Whether what has the style is not shown: hidden, or struck out. */
  isUnseen(name: string | null): boolean;
  isBold(name: string | null): boolean;
  /** The style of a document's title, or one made of it. */
  isTitle(name: string | null): boolean;
  /** How a list counts on a level, from 1 on; null where it has bullets. */
  levelOf(list: string | null, level: number): ListLevel | null;
}

interface Style {
  readonly parent: string | null;
  readonly isUnseen: boolean | null;
  readonly isBold: boolean | null;
}

const FORMATS: Readonly<Record<string, NumberFormat>> = {
  ...{ '1': 'decimal', a: 'letter', A: 'LETTER', i: 'roman', I: 'ROMAN' },
};
/** A style is made of another one, and that of a third. */
const MOST_PARENTS = 10;

/** Reads the styles of `content.xml` and of `styles.xml`; those of the former, which it makes by itself, come first. */
export function readOdtStyles(roots: readonly (XmlElement | null)[]): OdtStyles {
  const styles = new Map<string, Style>();
  const lists = new Map<string, Map<number, ListLevel>>();
  for (const root of roots) {
    for (const element of root?.getElementsByTagName('style:style') ?? []) {
      const name = element.getAttribute('style:name');
      if (name !== null && !styles.has(name)) styles.set(name, styleOf(element));
    }
    for (const element of root?.getElementsByTagName('text:list-style') ?? []) {
      const name = element.getAttribute('style:name');
      if (name !== null && !lists.has(name)) lists.set(name, levelsOf(element));
    }
  }
  const find = <T>(name: string | null, of: (style: Style, name: string) => T | null): T | null => {
    let at = name;
    for (let i = 0; at !== null && i < MOST_PARENTS; i += 1) {
      const style = styles.get(at);
      const found = of(style ?? NO_STYLE, at);
      if (found !== null) return found;
      at = style?.parent ?? null;
    }
    return null;
  };
  return {
    isUnseen: (name) => find(name, (style) => style.isUnseen) ?? false,
    isBold: (name) => find(name, (style) => style.isBold) ?? false,
    isTitle: (name) =>
      find(name, (_, one) => (/^(?:title|titre)$/i.test(one) ? true : null)) ?? false,
    levelOf: (list, level) => (list === null ? null : (lists.get(list)?.get(level) ?? null)),
  };
}

const NO_STYLE: Style = { parent: null, isUnseen: null, isBold: null };

function styleOf(element: XmlElement): Style {
  const [properties] = element.getElementsByTagName('style:text-properties');
  const value = (name: string): string | null => properties?.getAttribute(name) ?? null;
  const struck = value('style:text-line-through-style') ?? value('style:text-line-through-type');
  const isHidden = value('text:display') === 'none';
  const weight = value('fo:font-weight');
  return {
    parent: element.getAttribute('style:parent-style-name'),
    isUnseen: isHidden || (struck === null ? null : struck !== 'none'),
    isBold: weight === null ? null : weight === 'bold' || Number(weight) >= 600,
  };
}

function levelsOf(style: XmlElement): Map<number, ListLevel> {
  const levels = new Map<number, ListLevel>();
  for (const level of style.getElementsByTagName('text:list-level-style-number')) {
    levels.set(Number(level.getAttribute('text:level')), {
      format: FORMATS[level.getAttribute('style:num-format') ?? ''] ?? 'none',
      start: Number(level.getAttribute('text:start-value') ?? 1),
      prefix: level.getAttribute('style:num-prefix') ?? '',
      suffix: level.getAttribute('style:num-suffix') ?? '',
    });
  }
  return levels;
}
