import { parse } from 'csv-parse/sync';
import type { Localized } from '../../../i18n/localized.ts';
import { fold } from '../../../text/words.ts';
import {
  type DeclaredDetails,
  dateIn,
  languageIn,
  oneLine,
  webAddress,
} from '../../details/details.ts';
import { articleText } from '../../texts/index.ts';
import type { Content, Problem } from '../format.ts';
import { cleanText, decode } from './decode.ts';
import { textOfHtml } from './html-text.ts';
import { several } from './several.ts';

type Row = Readonly<Record<string, unknown>>;

/** What people call the columns, folded. */
const COLUMNS = {
  text: [
    'text',
    'texte',
    'body',
    'content',
    'contenu',
    'article',
    'corps',
    'full_text',
    'fulltext',
    'texte_integral',
    'article_body',
    'articlebody',
  ],
  title: ['title', 'titre', 'headline', 'name', 'intitule', 'nom'],
  date: [
    'date',
    'published',
    'publication',
    'date_publication',
    'publication_date',
    'pubdate',
    'published_at',
    'date_published',
    'datepublished',
    'publishedat',
    'publish_date',
    'date_de_publication',
    'date_parution',
    'date_de_parution',
    'parution',
    'paru_le',
    'publie_le',
  ],
  url: ['url', 'link', 'lien', 'adresse', 'href', 'permalink', 'source_url'],
  author: ['author', 'auteur', 'auteurs', 'authors', 'byline', 'creator', 'autrice', 'signature'],
  publisher: ['publisher', 'journal', 'source', 'media', 'newspaper', 'publication_name', 'site'],
  language: ['language', 'lang', 'langue'],
} as const;

const MOST_ROWS = 50_000;
/** Of a text given as a list of paragraphs. */
const MOST_PARTS = 10_000;
/** Objects need not all have the same fields: columns are looked for in so many. */
const HEAD = 20;
const NO_COLUMN: Localized = articleText((texts) => texts.readRecords.noTextColumn);
const TOO_MANY: Localized = articleText((texts) => texts.readRecords.tooManyRows);
const NOT_CSV: Localized = articleText((texts) => texts.readRecords.notCsv);
const notJson = (line: number): Localized =>
  articleText((texts) => texts.readRecords.notJson(line));

/** A table with a header: a row is an article. */
export async function readCsv(bytes: Uint8Array): Promise<Content | Problem> {
  const decoded = decode(bytes);
  if ('problem' in decoded) return decoded;
  const [header = ''] = decoded.text.split('\n', 1);
  const delimiter = [';', '\t', ','].reduce((best, sign) =>
    header.split(sign).length > header.split(best).length ? sign : best,
  );
  try {
    const rows = parse(decoded.text, {
      bom: true,
      columns: (names: string[]) => names.map((name) => name.trim()),
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      to: MOST_ROWS + 1,
    }) as Row[];
    return contentOf(rows);
  } catch {
    return { problem: NOT_CSV };
  }
}

/** An object a line: each is an article. */
export async function readJsonLines(bytes: Uint8Array): Promise<Content | Problem> {
  const decoded = decode(bytes);
  if ('problem' in decoded) return decoded;
  const rows: Row[] = listIn(decoded.text);
  if (rows.length > 0) return contentOf(rows);
  for (const [i, line] of decoded.text.split('\n').entries()) {
    if (line.trim() === '') continue;
    if (rows.length > MOST_ROWS) return { problem: TOO_MANY };
    const row = objectIn(line);
    if (row === null) return { problem: notJson(i + 1) };
    rows.push(row);
  }
  return contentOf(rows);
}

/** The objects of a file that is one list of them; none where it is not. */
function listIn(text: string): Row[] {
  if (!text.trimStart().startsWith('[')) return [];
  try {
    const list: unknown = JSON.parse(text);
    const isRow = (one: unknown): one is Row =>
      typeof one === 'object' && one !== null && !Array.isArray(one);
    return Array.isArray(list) && list.every(isRow) ? list : [];
  } catch {
    return [];
  }
}

function objectIn(line: string): Row | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Row)
      : null;
  } catch {
    return null;
  }
}

function contentOf(rows: readonly Row[]): Content | Problem {
  if (rows.length > MOST_ROWS) return { problem: TOO_MANY };
  const columns = columnsOf(Object.assign({}, ...rows.slice(0, HEAD)));
  if (columns.text === undefined) return { problem: NO_COLUMN };
  return several(rows.map((row) => articleOf(row, columns)));
}

type Columns = Readonly<Partial<Record<keyof typeof COLUMNS, string>>>;

/** The names that the table gives to what is read of it. */
function columnsOf(row: Row): Columns {
  const names = new Map(Object.keys(row).map((name) => [fold(name).replace(/[\s-]+/g, '_'), name]));
  const found = Object.entries(COLUMNS).flatMap(([column, aliases]) => {
    const alias = aliases.find((name) => names.has(name));
    return alias === undefined ? [] : [[column, names.get(alias)!]];
  });
  return Object.fromEntries(found) as Columns;
}

/** Text, a number, an object with a name, or several of them. */
function textIn(value: unknown, between: string): string {
  if (Array.isArray(value)) {
    const found = value
      .slice(0, MOST_PARTS)
      .map((one) => (Array.isArray(one) ? '' : textIn(one, between)));
    return found.filter(Boolean).join(between);
  }
  if (typeof value === 'object' && value !== null && 'name' in value) {
    return typeof value.name === 'string' ? value.name : '';
  }
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function articleOf(row: Row, columns: Columns): Content {
  const value = (column: keyof Columns): string => {
    const name = columns[column];
    const given = name === undefined ? '' : row[name];
    return textIn(given, column === 'text' ? '\n\n' : ', ');
  };
  const written = value('text');
  const isHtml = /<(?:p|br|div|h[1-6]|li)\b[^>]*>/i.test(written);
  const details: DeclaredDetails = {
    title: oneLine(value('title')) ?? undefined,
    author: oneLine(value('author')) ?? undefined,
    publisher: oneLine(value('publisher')) ?? undefined,
    url: webAddress(value('url')) ?? undefined,
    published: dateIn(value('date')) ?? undefined,
    language: languageIn(value('language')) ?? undefined,
  };
  return {
    text: isHtml ? textOfHtml(written) : cleanText(written).trim(),
    declared: [['file', details]],
  };
}
