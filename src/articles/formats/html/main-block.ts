import {
  around,
  type Document,
  type Element,
  elementsIn,
  firstElement,
  isTag,
  isText,
  listOf,
  type Parent,
  wordsOf,
} from './dom.ts';
import { isFurniture, isOutside } from './furniture.ts';

/** The part of a page that its article stands in. */
export interface MainBlock {
  readonly element: Parent;
  /** Characters of prose in it. */
  readonly prose: number;
  /** The share of the page's prose that it has. */
  readonly share: number;
}

/** A paragraph is prose from so many characters on, where it has a sentence. */
const PARAGRAPH = 60;
/** So much makes a block of its own where the page calls it an article. */
const DECLARED = 80;
/** A block around has so many times the prose: what was taken is but the head of the article. */
const HEAD_ONLY = 3;
/** A head has a sentence or two. */
const HEAD = 300;
/** The child that has so much of the prose is where the article is. */
const DOMINANT = 0.8;

/**
 * Finds the article of a page: what the page itself says is one, the block of the headline, else the block that holds
 * nearly all prose. Prose is text with sentences outside of menus, forms, comments and lists of links.
 */
export function findMainBlock(document: Document, headline: Element | null): MainBlock | null {
  const body = firstElement(document, ({ name }) => name === 'body') ?? document;
  const prose = proseOf(body);
  const all = prose.get(body) ?? 0;
  const blockOf = (element: Parent): MainBlock => {
    const own = prose.get(element) ?? 0;
    return { element, prose: own, share: all === 0 ? 0 : own / all };
  };
  const bodies = [...elementsIn(body)].filter((element) =>
    listOf(element, 'itemprop').includes('articlebody'),
  );
  const declared = mostProse(bodies, prose);
  const start = declared ?? (headline && sectionOf(headline, prose));
  if (start) {
    const around = declared ? withHeadline(declared, headline, prose) : start;
    return blockOf(around);
  }
  const articles = [...elementsIn(body)].filter(
    ({ name }) => name === 'article' || name === 'main',
  );
  const article = mostProse(articles, prose);
  if (article && (prose.get(article) ?? 0) > all / 2) return blockOf(narrowed(article, prose));
  return all === 0 ? null : blockOf(narrowed(body, prose));
}

/**
 * The first main heading with words, in the article if the page has one; never the name of the site. A page without one
 * has its headline where it shows the title that it declares.
 * @param site the name, in as much as the page tells it.
 */
export function headlineIn(
  body: Parent,
  site: string | null,
  declared: string | null,
): Element | null {
  const headings = [...elementsIn(body)].filter(
    (element) => element.name === 'h1' && !leadsHome(element) && wordsOf(element) !== site,
  );
  const inArticle = headings.filter((heading) =>
    around(heading).some(({ name }) => name === 'article' || name === 'main'),
  );
  const found = [...inArticle, ...headings].find((heading) => wordsOf(heading) !== '') ?? null;
  return found ?? (declared === null ? null : shownIn(body, declared));
}

/** Where a page shows a title: in a heading, else in another element that is no link nor an item of a list. */
function shownIn(body: Parent, title: string): Element | null {
  const comparable = (words: string): string => words.toLowerCase().replaceAll('’', "'");
  const wanted = comparable(title);
  const found = [...elementsIn(body)].filter(
    (element) => comparable(wordsOf(element)) === wanted && !isLedTo(element),
  );
  return found.find(({ name }) => /^h[2-6]$/.test(name)) ?? found[0] ?? null;
}

const isLedTo = (element: Element): boolean =>
  [element, ...elementsIn(element)].some(({ name }) => name === 'a') ||
  around(element).some((one) => /^(?:a|li)$/.test(one.name) || isOutside(one));

/** Whether a heading is a link to the first page of its site. */
function leadsHome(heading: Element): boolean {
  const link = firstElement(heading, ({ name }) => name === 'a');
  const href = link?.attribs['href'];
  return href !== undefined && /^(?:\/|\.\/|https?:\/\/[^/]+\/?|index\.html?)$/.test(href);
}

/** The nearest block around a headline that has its article: not only the head of it. */
function sectionOf(headline: Element, prose: ReadonlyMap<Parent, number>): Parent | null {
  let best: Element | null = null;
  for (const block of around(headline)) {
    if (block === headline) continue;
    const own = prose.get(block) ?? 0;
    if (own === 0) continue;
    const taken = best ? (prose.get(best) ?? 0) : 0;
    if (best === null || (taken < HEAD && own > HEAD_ONLY * taken)) best = block;
    if (isDeclared(block) && taken <= own && own >= DECLARED) {
      // An article's own head may be one too, in the article or the main part of the page.
      const outer = around(block).slice(1).find(isDeclared);
      return outer && own < HEAD && (prose.get(outer) ?? 0) > HEAD_ONLY * own ? outer : block;
    }
  }
  return best;
}

const isDeclared = ({ name, attribs }: Element): boolean =>
  name === 'article' ||
  name === 'main' ||
  attribs['role'] === 'main' ||
  attribs['role'] === 'article';

/** The block that holds both the headline and the text, where it has little else. */
function withHeadline(
  text: Element,
  headline: Element | null,
  prose: ReadonlyMap<Parent, number>,
): Parent {
  if (!headline) return text;
  const above = new Set<Element>(around(headline));
  for (const block of around(text)) {
    if (!above.has(block)) continue;
    const isBeside = (prose.get(block) ?? 0) > 1.5 * (prose.get(text) ?? 0) + HEAD;
    return isBeside ? text : block;
  }
  return text;
}

function mostProse(blocks: readonly Element[], prose: ReadonlyMap<Parent, number>): Element | null {
  let best: Element | null = null;
  for (const block of blocks) {
    const own = prose.get(block) ?? 0;
    if (own > (best ? (prose.get(best) ?? 0) : 0)) best = block;
  }
  return best;
}

/** Goes in as long as one block has nearly all. */
function narrowed(from: Parent, prose: ReadonlyMap<Parent, number>): Parent {
  let block = from;
  for (;;) {
    const own = prose.get(block) ?? 0;
    const child: Element | undefined = block.children
      .filter(isTag)
      .find((one) => (prose.get(one) ?? 0) >= DOMINANT * own && !isParagraph(one));
    if (!child) return block;
    block = child;
  }
}

const isParagraph = ({ name }: Element): boolean =>
  /^(?:p|blockquote|li|td|span|table)$/.test(name);

/** Characters of prose in each element. */
function proseOf(body: Parent): ReadonlyMap<Parent, number> {
  const prose = new Map<Parent, number>();
  const add = (element: Parent, length: number): void => {
    for (let block: Parent | null = element; block; block = block.parent as Parent | null) {
      prose.set(block, (prose.get(block) ?? 0) + length);
      if (block === body) return;
    }
  };
  const visit = (element: Parent): void => {
    let own = '';
    for (const child of element.children) {
      if (isText(child)) own += child.data;
      else if (!isTag(child) || SILENT.has(child.name)) continue;
      else if (INLINE.has(child.name)) own += wordsOf(child).padEnd(1);
      else if (!isOutside(child) && !isFurniture(child)) visit(child);
    }
    const words = own.replace(/\s+/g, ' ').trim();
    if (isProse(words)) add(element, words.length);
  };
  visit(body);
  return prose;
}

const SILENT = new Set(
  'script style template noscript svg iframe button select textarea'.split(' '),
);
const INLINE = new Set(
  'a abbr b bdi bdo cite code data em font i kbd mark q s samp small span strong sub sup time u var br wbr ins label'.split(
    ' ',
  ),
);

function isProse(words: string): boolean {
  return words.length >= PARAGRAPH && /[.!?…»”]/.test(words);
}
