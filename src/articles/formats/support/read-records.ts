import { parse } from 'csv-parse/sync';
import type { Localized } from '../../../i18n/localized.ts';
import type { NumericOrder } from '../../../text/dates/reading.ts';
import { type DeclaredDetails, languageIn, oneLine, webAddress } from '../../details/details.ts';
import { decodeEntities } from '../../details/entities.ts';
import { articleText } from '../../texts/index.ts';
import type { Content, Problem } from '../format.ts';
import { cleanText, decode } from './decode.ts';
import { textOfHtml } from './html-text.ts';
import { mendEntities } from './mend-entities.ts';
import {
  type Column,
  type Columns,
  columnsOf,
  flattened,
  isRow,
  type Row,
  textIn,
  wrappedRows,
} from './record-columns.ts';
import { dateInCell, orderOfDates } from './record-dates.ts';
import { several } from './several.ts';

const MOST_ROWS = 50_000;
const NO_COLUMN: Localized = articleText((texts) => texts.readRecords.noTextColumn);
const TOO_MANY: Localized = articleText((texts) => texts.readRecords.tooManyRows);
const NOT_CSV: Localized = articleText((texts) => texts.readRecords.notCsv);
const notJson = (line: number): Localized =>
  articleText((texts) => texts.readRecords.notJson(line));

/** What Excel writes above a table so that it reads its own files. */
const SEPARATOR_LINE = /^sep=(.)\n/i;

/** A table with a header: a row is an article. */
export async function readCsv(bytes: Uint8Array): Promise<Content | Problem> {
  const decoded = decode(bytes);
  if ('problem' in decoded) return decoded;
  const separatorLine = SEPARATOR_LINE.exec(decoded.text);
  const table = separatorLine ? decoded.text.slice(separatorLine[0].length) : decoded.text;
  const [header = ''] = table.split('\n', 1);
  const delimiter =
    separatorLine?.[1] ??
    [';', '\t', ','].reduce((best, sign) =>
      header.split(sign).length > header.split(best).length ? sign : best,
    );
  try {
    const rows = parse(table, {
      bom: true,
      columns: (names: string[]) => names.map((name) => name.trim()),
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      to: MOST_ROWS + 1,
    }) as Row[];
    return contentOf(rows);
  } catch {
    return { problem: NOT_CSV };
  }
}

/** An object a line: each is an article. Or all of the file is one of them, or a list. */
export async function readJsonLines(bytes: Uint8Array): Promise<Content | Problem> {
  const decoded = decode(bytes);
  if ('problem' in decoded) return decoded;
  const whole = wrappedRows(parsed(decoded.text));
  if (whole.length > 0) return contentOf(whole);
  const rows: Row[] = [];
  for (const [i, line] of decoded.text.split('\n').entries()) {
    if (line.trim() === '') continue;
    if (rows.length > MOST_ROWS) return { problem: TOO_MANY };
    const row = parsed(line);
    if (!isRow(row)) return { problem: notJson(i + 1) };
    rows.push(row);
  }
  return contentOf(rows);
}

/** Undefined for what is no JSON. */
function parsed(text: string): unknown {
  if (!/^\s{0,100}[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function contentOf(given: readonly Row[]): Content | Problem {
  if (given.length > MOST_ROWS) return { problem: TOO_MANY };
  const rows = given.map(flattened);
  const columns = columnsOf(rows);
  if (columns.text === undefined) return { problem: NO_COLUMN };
  const order = orderOfDates(rows.map((row) => textIn(row[columns.date ?? ''], ', ')));
  return several(rows.map((row) => articleOf(row, columns, order)));
}

const HTML = /<(?:p|br|div|h[1-6]|li|figure|blockquote)\b[^<>]*>/i;
/** WordPress's own signs around pictures and players. */
const SHORTCODE =
  /\[\/?(?:caption|gallery|embed|audio|video|playlist|vc_\w{1,40}|et_pb_\w{1,40})(?: [^[\]]{0,500})?\]/g;

function articleOf(row: Row, columns: Columns, order: NumericOrder): Content {
  const value = (column: Column): string => {
    const name = columns[column];
    const between = column === 'text' ? '\n\n' : ', ';
    return name === undefined ? '' : textIn(row[name], between);
  };
  const line = (column: Column): string | undefined =>
    oneLine(decodeEntities(value(column))) ?? undefined;
  const body = plainText(value('text'));
  const lead = plainText(value('lead'));
  const address = webAddress(value('url')) ?? webAddress(value('publisher')) ?? undefined;
  const publisher = line('publisher');
  const details: DeclaredDetails = {
    title: line('title'),
    // A number stands for an author in a table of another place.
    author: /^\d*$/.test(value('author')) ? undefined : line('author'),
    publisher: publisher && webAddress(publisher) === null ? publisher : undefined,
    url: address,
    published: dateInCell(value('date'), order) ?? undefined,
    language: languageIn(value('language')) ?? undefined,
  };
  const text = lead === '' || body === '' || body.includes(lead) ? body : `${lead}\n\n${body}`;
  return { text, declared: [['file', details]] };
}

function plainText(written: string): string {
  const text = written.replace(SHORTCODE, '');
  return HTML.test(text) ? textOfHtml(text) : cleanText(mendEntities(text)).trim();
}
