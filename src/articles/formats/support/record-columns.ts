import { fold } from '../../../text/words.ts';

/** A row of a table, or an object. */
export type Row = Readonly<Record<string, unknown>>;

/** What people and programs call the columns, folded, without what WordPress puts before each. */
const COLUMNS = {
  text: `text texte body content contenu article corps full_text fulltext texte_integral article_body articlebody content_text
    content_html body_html content_encoded page_content article_text`,
  lead: 'chapo chapeau lead standfirst',
  title: 'title titre headline name intitule nom',
  date: `date published publication date_publication publication_date pubdate published_at date_published datepublished
    publishedat publish_date date_de_publication date_parution date_de_parution parution paru_le publie_le`,
  url: 'url link lien adresse href permalink source_url mainentityofpage guid',
  author: 'author auteur auteurs authors byline creator autrice signature author_name',
  publisher: 'publisher journal source media newspaper publication_name site',
  language: 'language lang langue',
} as const;

/** What a column may hold. */
export type Column = keyof typeof COLUMNS;
/** The name of the column that holds it, where a table has one. */
export type Columns = Readonly<Partial<Record<Column, string>>>;

const ALIASES: readonly (readonly [Column, readonly string[]])[] = (
  Object.keys(COLUMNS) as Column[]
).map((column) => [column, COLUMNS[column].split(/\s+/)]);
/** Where programs put what is told of a text. */
const WITHIN = /^(?:meta|metadata|_source|fields|attributes|node|data)$/;
/** Objects need not all have the same fields: columns are looked for in so many. */
const HEAD = 20;

/** "AUTHOR(S)" is "author", "post_title" is "title", "Date de publication" is "date_de_publication". */
const keyOf = (name: string): string =>
  fold(name)
    .replace(/\(\p{L}{1,5}\)$/u, '')
    .trim()
    .replace(/[\s:-]+/g, '_')
    .replace(/^post_/, '');

/** Whether a name is one of a text. */
export const holdsText = (name: string): boolean =>
  ALIASES.some(([column, aliases]) => column === 'text' && aliases.includes(keyOf(name)));

/** The names that a table gives to what is read of it. */
export function columnsOf(rows: readonly Row[]): Columns {
  const names = new Map<string, string>();
  for (const row of rows.slice(0, HEAD)) {
    for (const name of Object.keys(row)) if (!names.has(keyOf(name))) names.set(keyOf(name), name);
  }
  const found = ALIASES.flatMap(([column, aliases]) => {
    const alias = aliases.find((name) => names.has(name));
    return alias === undefined ? [] : [[column, names.get(alias)!]];
  });
  return Object.fromEntries(found) as Columns;
}

/** Whether a JSON value is an object, with names for its values. */
export const isRow = (one: unknown): one is Row =>
  typeof one === 'object' && one !== null && !Array.isArray(one);

/** An object with what it has in "metadata" beside the rest. */
export function flattened(row: Row): Row {
  const within = Object.entries(row).filter(([name, value]) => WITHIN.test(name) && isRow(value));
  return within.length === 0
    ? row
    : Object.assign({}, ...within.map(([, value]) => value as Row), row);
}

/** The objects of a list that an answer of a server wraps: `{"status": "ok", "articles": […]}`; none where there is none. */
export function wrappedRows(value: unknown): readonly Row[] {
  if (Array.isArray(value)) return value.every(isRow) ? value : [];
  if (!isRow(value)) return [];
  if (columnsOf([flattened(value)]).text !== undefined) return [value];
  return (
    Object.values(value).find(
      (one): one is Row[] => Array.isArray(one) && one.length > 0 && one.every(isRow),
    ) ?? []
  );
}

/** Of a text given as a list of paragraphs. */
const MOST_PARTS = 10_000;
/** What of an object is its words. */
const WORDS = ['name', 'rendered', 'text', 'html', 'value', '#text', '$t', '@id'];

/** Text, a number, an object with a name, or several of them. */
export function textIn(value: unknown, between: string): string {
  if (Array.isArray(value)) {
    const found = value
      .slice(0, MOST_PARTS)
      .map((one) => (Array.isArray(one) ? '' : textIn(one, between)));
    return found.filter(Boolean).join(between);
  }
  if (isRow(value)) {
    const found = WORDS.map((name) => value[name]).find((one) => typeof one === 'string');
    return typeof found === 'string' ? found : '';
  }
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
