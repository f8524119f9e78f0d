import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { Localized } from '../../../i18n/localized.ts';
import type { NumericOrder } from '../../../text/dates/reading.ts';
import { detectLanguage } from '../../../text/language.ts';
import type { Span } from '../../../text/spans.ts';
import { isLiveLabel } from '../../details/headlines.ts';
import { readJsonLd } from '../../details/json-ld.ts';
import { articleText } from '../../texts/index.ts';
import type { Declaration, Problem } from '../format.ts';
import { DEEPEST, isNestedTooDeep } from '../support/nesting.ts';
import { tidy } from '../support/tidy.ts';
import {
  around,
  type Document,
  type Element,
  elementsIn,
  firstElement,
  listElements,
  type Parent,
  parseHtml,
  wordsOf,
} from './dom.ts';
import { isFurniture, isOutside, othersIn } from './furniture.ts';
import {
  countWords,
  declaredTitle,
  headingAboveProse,
  headlineWords,
  isCalledHeadline,
  kickersIn,
} from './headline.ts';
import { littleRead } from './little-read.ts';
import { findMainBlock, headlineIn } from './main-block.ts';
import { readMeta, titleOf } from './page-details.ts';
import { readShown } from './shown-details.ts';
import { showTemplates } from './templates.ts';
import { textOf } from './text-of.ts';
import type { TextOf } from './text-writer.ts';

/** A page's main text, and what it says of itself. */
export interface HtmlPage {
  readonly text: string;
  readonly leftovers: readonly Span[];
  readonly teasers: readonly Span[];
  readonly heading: string | null;
  readonly declared: readonly Declaration[];
  readonly warnings: readonly Localized[];
  /** How the page's region writes dates; absent where the page names none. */
  readonly order?: NumericOrder;
}

/** Parsing takes seconds over more tags; the page of a long article has some thousands. */
const MOST_TAGS = 100_000;
/** Readability takes seconds over more elements than that, and no article has them. */
const MOST_ELEMENTS = 30_000;
/** A block that has so much of the page's prose is the article; where there is more elsewhere, another look is taken. */
const SURE = 0.5;
/** What was taken must hold so much of what the page declares. */
const LEAST_SHARED = 0.5;

const TOO_COMPLEX = {
  problem: articleText((texts) => texts.readPage.tooManyElements),
};

/**
 * Reads a page: its main text, and its details from JSON-LD, meta, microdata and what it shows.
 * @throws only where the code is wrong: what a page may hold, however odd, is read or is a problem that is returned.
 */
export function readHtmlPage(html: string): HtmlPage | Problem {
  if (html.split('<', MOST_TAGS + 2).length > MOST_TAGS + 1 || isNestedTooDeep(html))
    return TOO_COMPLEX;
  try {
    const document = parseHtml(html);
    return isDeeperThan(document, DEEPEST) ? TOO_COMPLEX : pageOf(document, html);
  } catch (error) {
    // The libraries recurse: a page made of a million fragments takes their stack.
    if (error instanceof RangeError) return TOO_COMPLEX;
    throw error;
  }
}

function pageOf(document: Document, html: string): HtmlPage {
  const body = firstElement(document, ({ name }) => name === 'body') ?? document;
  showTemplates(body);
  listElements(document);
  listElements(body);
  const meta = readMeta(document);
  const headline = headlineIn(body, meta.details.publisher ?? null, meta.details.title ?? null);
  const jsonLd = readJsonLd(jsonLdIn(document), {
    url: meta.details.url ?? null,
    headline: headline && headlineWords(headline),
  });
  const publisher = jsonLd.details.publisher ?? meta.details.publisher ?? null;
  const headings = headingsIn(body);
  const block = findMainBlock(document, headline);
  const main = block?.element ?? body;
  listElements(main);
  const { title: shownOrSite, site } = titleOf(document, headline, headings, publisher);
  const isSites = shownOrSite !== null && headline === null && isOwner(shownOrSite, body);
  const title = ownTitle(isSites ? null : shownOrSite, main, headline);
  const shownThere = { headings, publisher, kickers: kickersIn(main) };
  const titles = [jsonLd.details.title, meta.details.title].map((one) =>
    declaredTitle(one, shownThere),
  );
  // Of three, two that say the same.
  const isOutvoted = titles[1] !== undefined && titles[1] === title;
  const language = meta.details.language ?? detectLanguage(wordsOf(main).slice(0, 2_000));
  const details = readShown(main, body, meta.order);
  const isLeftover = (element: Element) => details.elements.has(element) || isFurniture(element);
  const taken = textOf(main, { language, isLeftover, isLeftOut: isOutside, headlinesIn: othersIn });
  const { text, leftovers, teasers } = better(taken, block?.share ?? 0, jsonLd.body, html);
  const warning = littleRead(text, {
    title: title ?? '',
    description: jsonLd.description || meta.description,
  });
  return {
    text,
    leftovers,
    teasers,
    heading: title,
    declared: [
      ['json-ld', { ...jsonLd.details, title: isOutvoted ? undefined : titles[0] }],
      ['meta', { ...meta.details, title: titles[1] }],
      ['meta', details.microdata],
      ['text', details.visible],
      ['meta', { publisher: site ?? (isSites ? shownOrSite : undefined) }],
    ],
    warnings: warning ? [warning] : [],
    ...(meta.order !== 'unknown' && { order: meta.order }),
  };
}

/** A title without a main heading over the text may be the site's: then the first heading above the prose is meant. */
function ownTitle(title: string | null, main: Parent, headline: Element | null): string | null {
  const words = headline && headlineWords(headline);
  const above = headline === null ? [] : around(headline);
  const isOutside = !above.some(isArticle) && [...elementsIn(main)].some(isArticle);
  const isThere = above.some((one) => one === main) && !isOutside;
  if (isThere && words !== null && !isLiveLabel(words)) return title;
  if (title !== null && countWords(title) > LONGEST_SITE) return title;
  return headingAboveProse(elementsIn(main)) ?? title;
}

/** Whether a title is whose the page is: "© La Gazette 1998-2003". */
function isOwner(title: string, body: Parent): boolean {
  const words = wordsOf(body).replaceAll('’', "'");
  const at = words.lastIndexOf('©');
  const claim = words.slice(at + 1, at + 1 + title.length + LONGEST_CLAIM);
  return at !== -1 && claim.includes(title.replaceAll('’', "'"));
}

/** What stands between the sign of a copyright and whose it is. */
const LONGEST_CLAIM = 25;

const isArticle = ({ name }: Element): boolean => name === 'article';

/** Words of the name of a site, for which no headline is taken. */
const LONGEST_SITE = 3;

const MOST_HEADINGS = 50;

const rankOf = ({ name }: Element): number => Number(/^h(\d)$/.exec(name)?.[1] ?? 3);

/** The words of the main headings, those of the first rank first. */
function headingsIn(body: Parent): string[] {
  const found = [...elementsIn(body)].filter(
    (element) => element.name === 'h1' || element.name === 'h2' || isCalledHeadline(element),
  );
  return found
    .sort((a, b) => rankOf(a) - rankOf(b))
    .slice(0, MOST_HEADINGS)
    .flatMap((heading) => headlineWords(heading) ?? []);
}

function jsonLdIn(document: Document): string[] {
  return [...elementsIn(document)]
    .filter(({ name, attribs }) => name === 'script' && /ld\+json/i.test(attribs['type'] ?? ''))
    .map(({ children }) => children.map((child) => ('data' in child ? child.data : '')).join(''));
}

/**
 * What was taken, unless something speaks for another block: the text that JSON-LD has of the article, or, where the page
 * has more prose elsewhere, what Readability finds if that holds what was taken.
 */
function better(taken: TextOf, share: number, declaredBody: string, html: string): TextOf {
  if (declaredBody.length > 200 && declaredBody.length > 2 * taken.text.length) {
    return { text: tidy(declaredBody), leftovers: [], teasers: [] };
  }
  if (share >= SURE) return taken;
  const other = readability(html);
  if (other === null || other.text.length <= taken.text.length) return taken;
  return shareOf(taken.text, other.text) >= LEAST_SHARED ? other : taken;
}

function readability(html: string): TextOf | null {
  const whole = /<body[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`;
  const { document } = parseHTML(whole);
  if (document.getElementsByTagName('*').length > MOST_ELEMENTS) return null;
  const content = new Readability(document, { disableJSONLD: true, keepClasses: true }).parse()
    ?.content;
  if (!content) return null;
  const language = detectLanguage(content.slice(0, 20_000));
  return textOf(parseHtml(content), { language, isLeftover: isFurniture, headlinesIn: othersIn });
}

/** The share of a text's paragraphs that another has. */
function shareOf(text: string, other: string): number {
  const paragraphs = text.split('\n').filter((line) => line.length > 40);
  const found = paragraphs.filter((line) => other.includes(line)).length;
  return paragraphs.length === 0 ? 1 : found / paragraphs.length;
}

/** Walks without recursion, for the very pages that would overflow the stack. */
function isDeeperThan(document: Document, limit: number): boolean {
  const waiting: [Document['children'], number][] = [[document.children, 0]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [children, depth] = next;
    if (depth > limit) return true;
    for (const child of children)
      if ('children' in child) waiting.push([child.children, depth + 1]);
  }
  return false;
}
