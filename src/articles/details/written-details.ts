import type { Localized } from '../../i18n/localized.ts';
import { articleText } from '../texts/index.ts';
import { type DeclaredDetails, dateIn, languageIn, oneLine, webAddress } from './details.ts';

/** What a value cannot be, said of its key. */
export interface Refused {
  readonly complaint: (key: string) => Localized;
}

type Reader = (value: unknown) => DeclaredDetails | Refused;

const NOT_TEXT: Refused = {
  complaint: (key) => articleText((texts) => texts.writtenDetails.notText(key)),
};
const NOT_A_DATE: Refused = {
  complaint: (key) => articleText((texts) => texts.writtenDetails.notDate(key)),
};

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === '';

const text =
  (key: 'title' | 'publisher'): Reader =>
  (value) => {
    if (isEmpty(value)) return {};
    if (typeof value !== 'string' && typeof value !== 'number') return NOT_TEXT;
    return { [key]: oneLine(unlinked(`${value}`)) ?? undefined };
  };

/** "[[Ana Rey]]", as some editors link a name. */
const unlinked = (name: string): string => name.replace(/^\[\[(?:[^\]|]*\|)?([^\]]*)\]\]$/, '$1');

function nameIn(value: unknown): string | null {
  if (typeof value === 'string' || typeof value === 'number') return oneLine(unlinked(`${value}`));
  if (typeof value !== 'object' || value === null) return null;
  const { name, first, last, given, family } = value as Readonly<Record<string, unknown>>;
  if (typeof name === 'string') return oneLine(name);
  const parts = [first ?? given, last ?? family].filter((part) => typeof part === 'string');
  return parts.length === 0 ? null : oneLine(parts.join(' '));
}

const names =
  (key: 'author' | 'publisher'): Reader =>
  (value) => {
    if (isEmpty(value)) return {};
    const found = [value].flat().map(nameIn);
    const known = found.filter((name) => name !== null);
    if (known.length === 0 && found.length > 0) return NOT_TEXT;
    return { [key]: known.join(', ') || undefined };
  };

const date =
  (key: 'published' | 'updated'): Reader =>
  (value) => {
    // Jekyll's `published: true` says that a page is online, not when.
    if (isEmpty(value) || typeof value === 'boolean') return {};
    if (typeof value === 'string' && /^(?:yes|no|on|off|true|false|oui|non)$/i.test(value))
      return {};
    const found = value instanceof Date ? dateIn(value.toISOString()) : dateIn(`${value}`);
    return found === null || typeof value === 'object' ? NOT_A_DATE : { [key]: found };
  };

/** The first that can be used; site generators put paths there, and a third language is none of ours. */
const first =
  <T>(key: 'url' | 'language', read: (value: string) => T | null): Reader =>
  (value) => {
    for (const one of [value].flat()) {
      const found = typeof one === 'string' ? read(one) : null;
      if (found !== null) return { [key]: found };
    }
    return {};
  };

const url = first('url', webAddress);

const READERS: Readonly<Record<string, Reader>> = {
  title: text('title'),
  titre: text('title'),
  publisher: names('publisher'),
  journal: names('publisher'),
  author: names('author'),
  authors: names('author'),
  auteur: names('author'),
  auteurs: names('author'),
  url,
  link: url,
  permalink: url,
  // Web clippers put an address there, people the name of a paper.
  source: (value) => (typeof value === 'string' && /^\w+:/.test(value) ? url(value) : {}),
  published: date('published'),
  date: date('published'),
  updated: date('updated'),
  modified: date('updated'),
  lastmod: date('updated'),
  language: first('language', languageIn),
  lang: first('language', languageIn),
  langue: first('language', languageIn),
};

export const KNOWN_KEYS: ReadonlySet<string> = new Set(Object.keys(READERS));

/** Those whose value is text on one line, whatever signs it has. */
export const TEXT_KEYS: ReadonlySet<string> = new Set(
  'title titre publisher journal author authors auteur auteurs date published updated modified lastmod'.split(
    ' ',
  ),
);

/** What a key that people write says; unknown keys are for other tools. */
export function detailOf(key: string, value: unknown): DeclaredDetails | Refused {
  return READERS[key]?.(value) ?? {};
}
