import type { Localized } from '../../i18n/localized.ts';
import { fold } from '../../text/words.ts';
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
    return { [key]: oneLine(withoutEmphasis(unlinked(`${value}`))) ?? undefined };
  };

/** "**A headline**", as it stands in the text. */
const withoutEmphasis = (title: string): string =>
  title.replace(/^(\*\*|__)([^*_]{1,300})\1$/, '$2');

/** "[[Ana Rey]]", as some editors link a name. */
const unlinked = (name: string): string => name.replace(/^\[\[(?:[^\]|]*\|)?([^\]]*)\]\]$/, '$1');

/** "Ana Rey <ana@haut.example>" */
const withoutAddress = (name: string): string => name.replace(/(?<=\S)\s*<[^<>\s]{3,200}>$/, '');

function nameIn(value: unknown): string | null {
  if (typeof value === 'string' || typeof value === 'number')
    return oneLine(withoutAddress(unlinked(`${value}`)));
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
    if (isEmpty(value) || value === true) return {};
    if (typeof value === 'string' && /^(?:yes|on|true|oui)$/i.test(value)) return {};
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

/** What people call a detail, as {@link writtenKey} gives it. */
const NAMES = {
  title: 'title titre headline intitule',
  publisher: 'publisher journal media newspaper',
  author: 'author authors auteur auteurs autrice autrices byline by par signature ecrit_par',
  url: 'url link permalink lien canonical canonical_url original_url source_url',
  published:
    'published date publication_date date_publication date_de_publication date_de_parution date_parution publie_le paru_le parution pubdate publish_date published_at date_published datepublished',
  updated:
    'updated modified lastmod last_modified updated_at date_modified datemodified mis_a_jour mis_a_jour_le mise_a_jour maj',
  language: 'language lang langue',
} as const;

const OF_NAME: Readonly<Record<keyof typeof NAMES, Reader>> = {
  title: text('title'),
  publisher: names('publisher'),
  author: names('author'),
  url,
  published: date('published'),
  updated: date('updated'),
  language: first('language', languageIn),
};

/** A key as it is looked for: "Date de publication", "publishDate" and "publish_date" without what parts their words. */
export const writtenKey = (key: string): string => fold(key).replace(/[\s._-]+/g, '');

const READERS = new Map<string, Reader>(
  (Object.keys(NAMES) as (keyof typeof NAMES)[]).flatMap((name) =>
    NAMES[name].split(' ').map((key) => [writtenKey(key), OF_NAME[name]] as const),
  ),
);
const paper = names('publisher');
// Web clippers put an address there, people the name of a paper.
READERS.set('source', (value) => {
  if (typeof value !== 'string') return {};
  return /^\w+:/.test(value) ? url(value) : /^\p{Lu}/u.test(value) ? paper(value) : {};
});

/** Whether a header or a sidecar is read for that key. */
export const isKnownKey = (key: string): boolean => READERS.has(writtenKey(key));

const TEXT_KEYS: ReadonlySet<string> = new Set(
  (['title', 'publisher', 'author', 'published', 'updated'] as const).flatMap((name) =>
    NAMES[name].split(' ').map(writtenKey),
  ),
);

/** Whether a key's value is text on one line, whatever signs it has. */
export const isTextKey = (key: string): boolean => TEXT_KEYS.has(writtenKey(key));

/** What a key that people write says; unknown keys are for other tools. */
export function detailOf(key: string, value: unknown): DeclaredDetails | Refused {
  return READERS.get(writtenKey(key))?.(value) ?? {};
}
