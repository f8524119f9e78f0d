import { createHash } from 'node:crypto';
import { type AnyFeed, parseFeed as parse } from 'feedsmith';
import { oneLine, webAddress } from '../articles/details/details.ts';
import { decode } from '../articles/formats/support/decode.ts';
import { escapeHtml } from '../articles/formats/support/escape-html.ts';
import { textOfHtml } from '../articles/formats/support/html-text.ts';
import type { Localized } from '../i18n/localized.ts';
import { feedText } from './texts/index.ts';

/** A feed of any kind, as far as articles are made of it. */
export interface Feed {
  readonly title: string | null;
  readonly entries: readonly FeedEntry[];
  /** Keys of entries that the feed itself says were deleted (RFC 6721). */
  readonly deleted: readonly string[];
  /** Minutes for which the feed asks not to be asked again; 0 where it does not. */
  readonly minutes: number;
}

/** An entry of a feed, whatever its format. */
export interface FeedEntry {
  /** Stands for what the feed tells its entries apart by: ten hexadecimal digits. */
  readonly key: string;
  readonly title: string | null;
  readonly author: string | null;
  /** As written. */
  readonly published: string | null;
  readonly updated: string | null;
  readonly url: string | null;
  /** What the feed has of the entry. */
  readonly html: string;
}

/** Of one feed; what is further down was fetched before, or is history. */
const MOST_ENTRIES = 200;
/** Of a title or a name, markup included. */
const MAX_LINE_CHARS = 2_000;

const NO_FEED: Localized = feedText((texts) => texts.parseFeed.notFeed);

/** @param address where it was fetched: relative addresses start there. */
export function parseFeed(
  bytes: Uint8Array,
  contentType: string,
  address: string,
): Feed | { readonly problem: Localized } {
  const decoded = decode(bytes, false, charsetIn(bytes, contentType));
  if ('problem' in decoded) return decoded;
  try {
    return feedOf(parse(decoded.text), decoded.text, address);
  } catch {
    // Whatever it is that the parser stumbles over, the feed is named, and the others go on.
    return { problem: NO_FEED };
  }
}

/** What the XML says of itself, else what the server says. */
function charsetIn(bytes: Uint8Array, contentType: string): string | null {
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const declared = /^\s*<\?xml[^>]{1,100}?encoding\s?=\s?["']([\w.:-]{2,40})["']/.exec(head)?.[1];
  return declared ?? /charset="?([\w.:-]{2,40})/i.exec(contentType)?.[1] ?? null;
}

function feedOf(parsed: AnyFeed, source: string, address: string): Feed {
  const { format, feed } = parsed;
  const title = format === 'atom' ? feed.title?.value : feed.title;
  const drafts =
    format === 'rss'
      ? (feed.items ?? []).map((item) => rssEntry(item, feed.xml?.base ?? feed.link))
      : format === 'rdf'
        ? (feed.items ?? []).map((item) => rdfEntry(item, feed.link))
        : format === 'atom'
          ? (feed.entries ?? []).map((entry) => atomEntry(entry, feed))
          : (feed.items ?? []).map((item) => jsonEntry(item, feed));
  const ids = [...source.matchAll(/<at:deleted-entry\s[^>]{0,500}?ref\s?=\s?["']([^"']{1,500})/g)];
  return {
    title: plainLine(title ?? ''),
    entries: drafts
      .slice(0, MOST_ENTRIES)
      .map((draft) => entryOf(draft, address))
      .filter((entry) => entry !== null),
    deleted: format === 'atom' ? ids.map(([, id]) => keyOf(id!)) : [],
    minutes: format === 'rss' ? Math.max(0, Math.min(feed.ttl ?? 0, 1440)) || 0 : 0,
  };
}

/** An entry as the feed has it. */
interface Draft {
  readonly id: string | undefined;
  readonly title: string | undefined;
  readonly authors: readonly (string | undefined)[];
  readonly published: string | undefined;
  readonly updated?: string | undefined;
  readonly link: string | undefined;
  /** Where a relative link starts, the outermost first. */
  readonly bases?: readonly (string | undefined)[];
  /** HTML; the longest is taken. */
  readonly texts: readonly (string | undefined)[];
}

type OfFormat<F extends AnyFeed['format']> = Extract<AnyFeed, { format: F }>['feed'];
type RssItem = NonNullable<OfFormat<'rss'>['items']>[number];
type RdfItem = NonNullable<OfFormat<'rdf'>['items']>[number];
type AtomEntry = NonNullable<OfFormat<'atom'>['entries']>[number];
type JsonItem = NonNullable<OfFormat<'json'>['items']>[number];

function rssEntry(item: RssItem, base: string | undefined): Draft {
  const { guid, dc } = item;
  const names = (item.authors ?? []).map(({ name }) => name);
  return {
    id: guid?.value ?? item.link,
    title: item.title ?? dc?.titles?.[0],
    authors: dc?.creators?.length ? dc.creators : names,
    published: item.pubDate ?? dc?.dates?.[0] ?? item.dcterms?.created?.[0],
    updated: item.atom?.updated ?? item.dcterms?.modified?.[0],
    // A guid is an address unless it says that it is none.
    link: item.link ?? (guid?.isPermaLink === false ? undefined : guid?.value),
    bases: [base, item.xml?.base],
    texts: [item.content?.encoded, item.description],
  };
}

function rdfEntry(item: RdfItem, base: string | undefined): Draft {
  const { dc } = item;
  return {
    id: item.rdf?.about ?? item.link,
    title: item.title,
    authors: dc?.creators ?? [],
    published: dc?.dates?.[0],
    link: item.link ?? item.rdf?.about,
    bases: [base, item.xml?.base],
    texts: [item.content?.encoded, item.description],
  };
}

function atomEntry(entry: AtomEntry, feed: OfFormat<'atom'>): Draft {
  const links = entry.links ?? [];
  const authors = entry.authors ?? entry.source?.authors ?? feed.authors ?? [];
  const link = links.find(({ rel = 'alternate' }) => rel === 'alternate');
  return {
    id: entry.id ?? link?.href,
    title: htmlIn(entry.title),
    authors: authors.map(({ name }) => name),
    published: entry.published ?? entry.updated,
    updated: entry.updated,
    link: link?.href,
    bases: [feed.xml?.base, entry.xml?.base],
    texts: [htmlIn(entry.content), htmlIn(entry.summary)],
  };
}

/** Atom says which of its texts are markup. */
function htmlIn(text: { value?: string; type?: string } | undefined): string | undefined {
  if (text?.value === undefined) return undefined;
  const isMarkup = text.type === 'html' || text.type === 'xhtml' || text.type === 'text/html';
  return isMarkup ? text.value : escapeHtml(text.value);
}

function jsonEntry(item: JsonItem, feed: OfFormat<'json'>): Draft {
  const { content_text: text, summary } = item;
  return {
    id: item.id ?? item.url,
    title: item.title === undefined ? undefined : escapeHtml(item.title),
    authors: (item.authors ?? feed.authors ?? []).map(({ name }) => name),
    published: item.date_published ?? item.date_modified,
    updated: item.date_modified,
    link: item.url ?? item.external_url,
    bases: [feed.home_page_url],
    texts: [item.content_html, ...[text, summary].map((one) => one && escapeHtml(one))],
  };
}

function entryOf(draft: Draft, address: string): FeedEntry | null {
  const title = plainLine(draft.title ?? '');
  const html = draft.texts.reduce<string>(
    (longest, text = '') => (text.length > longest.length ? text : longest),
    '',
  );
  const url = linkOf(draft, address);
  const id = draft.id ?? url ?? title;
  if (!id || (title === null && html.trim() === '')) return null;
  const authors = draft.authors
    .map((name) => plainLine(name ?? ''))
    .filter((name) => name !== null);
  return {
    key: keyOf(id),
    title,
    author: oneLine([...new Set(authors)].join(', ')),
    published: draft.published ?? null,
    updated: draft.updated ?? null,
    url,
    html: /<\/?[a-z][^<>]*>|&(?:#|\w+;)/i.test(html) ? html : paragraphs(html),
  };
}

const keyOf = (id: string): string =>
  createHash('sha256').update(id.trim()).digest('hex').slice(0, 10);

function linkOf({ link, bases = [] }: Draft, address: string): string | null {
  if (link === undefined) return null;
  const base = bases.reduce<string>(
    (outer, inner) => (inner && URL.canParse(inner, outer) ? new URL(inner, outer).href : outer),
    address,
  );
  return URL.canParse(link.trim(), base) ? webAddress(new URL(link.trim(), base).href) : null;
}

/** A line that may hold markup, or entities of it, as plain text. */
function plainLine(line: string): string | null {
  const text = line.slice(0, MAX_LINE_CHARS);
  return oneLine(/<\/?[a-z][^<>]*>|&(?:#|\w+;)/i.test(text) ? textOfHtml(text) : text);
}

/** Text without markup as HTML. */
function paragraphs(text: string): string {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${escapeHtml(paragraph.trim())}</p>`)
    .join('\n');
}
