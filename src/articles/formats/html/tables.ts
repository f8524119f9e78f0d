import { type Element, elementsIn, isTag } from './dom.ts';

/** Of a table that lays out a page, not data. */
const BLOCKS = new Set([
  'table',
  'p',
  'div',
  'ul',
  'ol',
  'h1',
  'h2',
  'h3',
  'article',
  'section',
  'form',
]);
const MOST_COLUMNS = 100;
const LONGEST_CELL = 400;

/** A table as text, row by row. */
export interface TableRows {
  readonly caption: string;
  /** What heads each column; null when nothing does. */
  readonly head: readonly string[] | null;
  readonly rows: readonly (readonly string[])[];
}

/** Whether a table holds data: rows of several short cells, none with blocks of its own but a paragraph. */
export function isDataTable(table: Element): boolean {
  if (table.attribs['role'] === 'presentation') return false;
  let widest = 0;
  for (const row of rowElements(table)) {
    const cells = cellsOf(row);
    widest = Math.max(widest, cells.length);
    for (const cell of cells) {
      let blocks = 0;
      for (const { name } of elementsIn(cell)) if (BLOCKS.has(name)) blocks += 1;
      if (blocks > 1) return false;
    }
  }
  return widest > 1;
}

/** A data table's cells as text, those that span several columns or rows repeated in each. */
export function rowsOf(table: Element, textOf: (cell: Element) => string): TableRows {
  const caption = table.children.find((child) => isTag(child) && child.name === 'caption');
  const elements = rowElements(table);
  const grid = gridOf(elements, textOf);
  const isHead = elements.map(
    (row, i) =>
      cellsOf(row).every(({ name }) => name === 'th') ||
      (i === 0 && row.parent !== null && isTag(row.parent) && row.parent.name === 'thead'),
  );
  const first = isHead.indexOf(false);
  const heads = grid.slice(0, first === -1 ? 1 : first);
  return {
    caption: caption && isTag(caption) ? textOf(caption) : '',
    head: isHead[0] ? joined(heads) : null,
    rows: grid
      .slice(isHead[0] ? heads.length : 0)
      .map((row) => row.map((cell) => cell.slice(0, LONGEST_CELL))),
  };
}

/** Several rows of heads as one: "2023, hommes". */
function joined(heads: readonly (readonly string[])[]): string[] {
  const columns = Math.max(...heads.map((row) => row.length));
  return Array.from({ length: columns }, (_, column) =>
    [...new Set(heads.map((row) => row[column] ?? '').filter(Boolean))].join(', '),
  );
}

function gridOf(rows: readonly Element[], textOf: (cell: Element) => string): string[][] {
  const grid: string[][] = [];
  /** For each column, how many more rows a cell above reaches down, and its text. */
  const above: { left: number; text: string }[] = [];
  for (const row of rows) {
    const line: string[] = [];
    const fill = (): void => {
      while ((above[line.length]?.left ?? 0) > 0) {
        above[line.length]!.left -= 1;
        line.push(above[line.length]!.text);
      }
    };
    for (const cell of cellsOf(row)) {
      fill();
      const text = textOf(cell);
      const columns = spanOf(cell, 'colspan');
      for (let i = 0; i < columns && line.length < MOST_COLUMNS; i += 1) {
        above[line.length] = { left: spanOf(cell, 'rowspan') - 1, text };
        line.push(text);
      }
    }
    fill();
    grid.push(line);
  }
  return grid;
}

function spanOf(cell: Element, attribute: string): number {
  const span = Number.parseInt(cell.attribs[attribute] ?? '1', 10);
  return span >= 1 && span <= MOST_COLUMNS ? span : 1;
}

/** Rows of the table itself, not of one inside. */
function rowElements(table: Element): Element[] {
  return table.children.filter(isTag).flatMap((child) => {
    if (child.name === 'tr') return [child];
    if (!/^t(?:head|body|foot)$/.test(child.name)) return [];
    return child.children.filter(isTag).filter(({ name }) => name === 'tr');
  });
}

function cellsOf(row: Element): Element[] {
  return row.children.filter(isTag).filter(({ name }) => name === 'td' || name === 'th');
}
