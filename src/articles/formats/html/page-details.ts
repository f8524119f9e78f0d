import type { NumericOrder } from '../../../text/dates/reading.ts';
import {
  type DeclaredDetails,
  dateIn,
  isAccount,
  languageIn,
  nameInOrder,
  oneLine,
  webAddress,
} from '../../details/details.ts';
import { decodeEntities } from '../../details/entities.ts';
import { isLiveLabel } from '../../details/headlines.ts';
import { type Document, type Element, elementsIn, listOf, wordsOf } from './dom.ts';
import { headlineWords } from './headline.ts';
import { madeOf, shownTitle } from './shown-title.ts';

const TITLE = [
  'og:title',
  'twitter:title',
  'dc.title',
  'citation_title',
  'parsely-title',
  'headline',
];
const PUBLISHER = [
  ...['og:site_name', 'application-name', 'dc.publisher', 'citation_journal_title'],
  ...['publisher', 'copyright'],
];
const AUTHOR = [
  ...[
    'author',
    'authors',
    'article:author',
    'parsely-author',
    'sailthru.author',
    'byl',
    'dc.creator',
  ],
  ...['dcterms.creator', 'citation_author', 'citation_authors', 'twitter:creator', 'creator'],
];
const PUBLISHED = [
  ...['article:published_time', 'og:article:published_time', 'og:published_time', 'datepublished'],
  ...['date', 'pubdate', 'publish-date', 'publish_date', 'publication_date', 'dc.date.issued'],
  ...['dcterms.issued', 'dc.date', 'dcterms.date', 'dcterms.created', 'dc.date.created'],
  ...['citation_publication_date', 'citation_date', 'citation_online_date', 'parsely-pub-date'],
  ...['sailthru.date', 'article:published', 'cxenseparse:recs:publishtime', 'article.published'],
];
const UPDATED = [
  ...['article:modified_time', 'og:updated_time', 'datemodified', 'last-modified', 'revised'],
  ...['dcterms.modified', 'dc.date.modified', 'article.updated'],
];
const DESCRIPTION = ['og:description', 'description', 'twitter:description', 'dc.description'];

/** What the head of a page says. */
export interface PageMeta {
  readonly details: DeclaredDetails;
  /** What the page says it is about; empty when it doesn't. */
  readonly description: string;
  readonly order: NumericOrder;
}

/** Reads the meta elements of every kind that pages use. */
export function readMeta(document: Document): PageMeta {
  const values = metaValues(document);
  const all = (names: readonly string[]) => names.map((name) => values.get(name) ?? []);
  const first = <T>(names: readonly string[], read: (value: string) => T | null): T | undefined => {
    for (const value of all(names).flat()) {
      const found = read(value);
      if (found !== null) return found;
    }
    return undefined;
  };
  const attribute = (wanted: (element: Element) => boolean, name: string): string => {
    for (const element of elementsIn(document))
      if (wanted(element) && element.attribs[name]) return element.attribs[name];
    return '';
  };
  const lang = attribute(({ name }) => name === 'html', 'lang');
  const order = orderOf([lang, ...(values.get('og:locale') ?? [])]);
  const date = (value: string) => dateIn(value, order);
  const canonical = attribute(
    (one) => one.name === 'link' && listOf(one, 'rel').includes('canonical'),
    'href',
  );
  // Several authors stand in several elements of one name.
  const authors = all(AUTHOR).find((found) => found.some(isAuthor)) ?? [];
  return {
    details: {
      title: first(TITLE, oneLine),
      publisher: first(PUBLISHER, oneLine),
      author: oneLine([...new Set(authors.flatMap(namesOf))].join(', ')) ?? undefined,
      url: webAddress(canonical) ?? first(['og:url'], webAddress),
      published: first(PUBLISHED, date),
      updated: first(UPDATED, date),
      language:
        languageIn(lang) ??
        first(['og:locale', 'content-language', 'language', 'dc.language'], languageIn),
    },
    description: first(DESCRIPTION, oneLine) ?? '',
    order,
  };
}

/** By name in lower case, "DC:date" as "dc.date"; each as often as the page has it. */
function metaValues(document: Document): Map<string, string[]> {
  const values = new Map<string, string[]>();
  for (const { name: tag, attribs } of elementsIn(document)) {
    if (tag !== 'meta' || !attribs['content']) continue;
    const name =
      attribs['property'] ?? attribs['name'] ?? attribs['itemprop'] ?? attribs['http-equiv'];
    const content = oneLine(decodeEntities(attribs['content']));
    if (!name || content === null) continue;
    const key = name.toLowerCase().replace(/^(dc|dcterms)[:]/, '$1.');
    values.set(key, [...(values.get(key) ?? []), content]);
  }
  return values;
}

/** "Lagrange, Clarisse; Rey, Ana" are two. */
const namesOf = (authors: string): string[] =>
  authors
    .split(';')
    .map((name) => name.trim())
    .filter(isAuthor)
    .map(nameInOrder);

/** OpenGraph's author is often the address of a profile, Twitter's an account. */
const isAuthor = (value: string): boolean => !isAccount(value);

/** How a page writes 03/05/2024: by its region, else by its language. */
function orderOf(codes: readonly string[]): NumericOrder {
  for (const code of codes) {
    if (/^en[-_](?:us|ph)\b/i.test(code)) return 'month first';
    if (/^[a-z]{2}[-_][a-z]{2}\b/i.test(code) || /^fr\b/i.test(code)) return 'day first';
  }
  return 'unknown';
}

/**
 * The page's title without the name of the site, or its headline: whole, whatever signs stand in it. A heading that the
 * title was made of comes before a main heading that is but the line over it.
 */
export function titleOf(
  document: Document,
  headline: Element | null,
  headings: readonly string[],
  publisher: string | null,
): { title: string | null; site: string | null } {
  const main = headline && headlineWords(headline);
  const h1 = main !== null && isLiveLabel(main) ? null : main;
  let whole: string | null = null;
  for (const element of elementsIn(document)) {
    if (element.name === 'title') whole ??= oneLine(wordsOf(element));
  }
  if (h1 && whole?.startsWith(h1)) {
    const site = /^\s*[|–—·:•-]\s+(\S.{1,60})$/.exec(whole.slice(h1.length))?.[1] ?? null;
    return { title: h1, site };
  }
  const split =
    whole === null || h1 === null || whole.includes(h1) ? null : madeOf(whole, headings);
  if (split) return { title: split, site: null };
  if (h1 && (whole === null || whole.includes(h1) || h1.split(' ').length > 2))
    return { title: h1, site: null };
  return { title: (whole && shownTitle(whole, headings, publisher)) ?? h1, site: null };
}
