import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { Localized } from '../../../i18n/localized.ts';
import { en, fr } from '../../../i18n/typography.ts';
import {
  type DeclaredDetails,
  dateIn,
  languageIn,
  oneLine,
  webAddress,
} from '../../details/details.ts';
import { readJsonLd } from '../../details/json-ld.ts';
import { DEEPEST, isNestedTooDeep } from './nesting.ts';
import { textOfHtml, textOfPage } from './plain-text.ts';

/** A page's main text, and what it says of itself. */
export interface HtmlPage {
  readonly text: string;
  /** The page's title without the site's name, or its main heading. */
  readonly heading: string | null;
  readonly jsonLd: DeclaredDetails;
  readonly meta: DeclaredDetails;
}

/** What is used of an element: the DOM's own types are not part of this project. */
interface PageElement {
  readonly textContent: string | null;
  readonly firstElementChild: PageElement | null;
  readonly nextElementSibling: PageElement | null;
  readonly parentElement: PageElement | null;
  getAttribute(name: string): string | null;
}
interface Page {
  readonly documentElement: PageElement;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  getElementsByTagName(name: string): { readonly length: number };
}

/** Readability takes seconds over more elements than that, and no article has them. */
const MOST_ELEMENTS = 30_000;
/** Readability's main text must hold that share of the body's, or it took a part for the whole. */
const LEAST_TEXT = 25;

const TITLE = ['og:title', 'twitter:title', 'dc.title', 'parsely-title', 'headline'];
const PUBLISHER = ['og:site_name', 'application-name', 'dc.publisher', 'publisher'];
const AUTHOR = ['author', 'article:author', 'parsely-author', 'dc.creator', 'twitter:creator'];
const PUBLISHED = [
  'article:published_time',
  'og:article:published_time',
  'datepublished',
  'date',
  'pubdate',
  'publish-date',
  'publish_date',
  'dc.date',
  'dc.date.issued',
  'dcterms.created',
  'parsely-pub-date',
  'sailthru.date',
  'article:published',
];

/** Parsing takes seconds over more tags; the page of a long article has some thousands. */
const MOST_TAGS = 100_000;
const TOO_COMPLEX = {
  problem: {
    fr: fr`a trop de balises, ou trop imbriquées, pour être lu. Enregistrez l'article lui-même en .txt.`,
    en: en`has too many or too deeply nested tags to be read. Save the article itself as .txt.`,
  },
};

/** Reads a page: its main text by Readability, its details from JSON-LD, OpenGraph and meta. */
export function readHtmlPage(html: string): HtmlPage | { problem: Localized } {
  if (html.split('<', MOST_TAGS + 2).length > MOST_TAGS + 1 || isNestedTooDeep(html))
    return TOO_COMPLEX;
  try {
    return pageOf(html);
  } catch (error) {
    // The libraries recurse: a page made of a million fragments takes their stack.
    if (error instanceof RangeError) return TOO_COMPLEX;
    throw error;
  }
}

function pageOf(html: string): HtmlPage | { problem: Localized } {
  const { document }: { document: Page } = parseHTML(
    /<body[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`,
  );
  if (isDeeperThan(document.documentElement, DEEPEST)) return TOO_COMPLEX;
  const jsonLd = readJsonLd(
    [...document.querySelectorAll('script[type="application/ld+json"]')].map(
      (script) => script.textContent ?? '',
    ),
  );
  const meta = readMeta(document);
  const h1 = document.querySelector('h1')?.textContent ?? '';
  const main =
    document.getElementsByTagName('*').length > MOST_ELEMENTS
      ? null
      : new Readability(document, { disableJSONLD: true }).parse();
  const mainText = main?.content ? textOfHtml(main.content) : '';
  const text = mainText.trim().length >= LEAST_TEXT ? mainText : textOfPage(html);
  return { text, heading: headingOf(main?.title ?? '', h1), jsonLd, meta };
}

/** The main heading where the page's title holds it ("A headline | The Gazette"), else that title. */
function headingOf(title: string, h1: string): string | null {
  const heading = oneLine(h1);
  const whole = oneLine(title);
  return heading !== null && whole?.includes(heading) ? heading : (whole ?? heading);
}

function readMeta(document: Page): DeclaredDetails {
  const values = new Map<string, string>();
  for (const tag of document.querySelectorAll('meta[content]')) {
    const name =
      tag.getAttribute('property') ?? tag.getAttribute('name') ?? tag.getAttribute('itemprop');
    const content = oneLine(tag.getAttribute('content') ?? '');
    if (name && content && !values.has(name.toLowerCase())) values.set(name.toLowerCase(), content);
  }
  const first = <T>(names: readonly string[], read: (value: string) => T | null): T | undefined => {
    for (const name of names) {
      const value = read(values.get(name) ?? '');
      if (value !== null) return value;
    }
    return undefined;
  };
  const attribute = (selector: string, name: string) =>
    document.querySelector(selector)?.getAttribute(name) ?? '';
  const publisher = first(PUBLISHER, oneLine);
  const title = first(TITLE, oneLine);
  const suffix = [' | ', ' - ', ' – ', ' — '].find((bar) => title?.endsWith(`${bar}${publisher}`));
  return {
    title: suffix ? title?.slice(0, -`${suffix}${publisher}`.length) : title,
    publisher,
    // OpenGraph's author is often the address of a profile, Twitter's an account.
    author: first(AUTHOR, (value) => (/^(?:https?:|@)/.test(value) ? null : oneLine(value))),
    url: webAddress(attribute('link[rel="canonical"]', 'href')) ?? first(['og:url'], webAddress),
    published:
      first(PUBLISHED, dateIn) ??
      dateIn(attribute('time[itemprop="datePublished"], time[pubdate]', 'datetime')) ??
      undefined,
    language:
      languageIn(attribute('html', 'lang')) ??
      first(['og:locale', 'content-language', 'language'], languageIn),
  };
}

/** Walks without recursion, for the very pages that would overflow the stack. */
function isDeeperThan(root: PageElement, limit: number): boolean {
  let depth = 0;
  let element: PageElement | null = root;
  while (element) {
    if (depth > limit) return true;
    if (element.firstElementChild) {
      element = element.firstElementChild;
      depth += 1;
      continue;
    }
    while (element && !element.nextElementSibling) {
      element = element === root ? null : element.parentElement;
      depth -= 1;
    }
    element = element?.nextElementSibling ?? null;
  }
  return false;
}
