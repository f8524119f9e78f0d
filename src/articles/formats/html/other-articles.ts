import { READ_MORE, RELATED } from '../../details/pointers.ts';
import {
  around,
  classWords,
  type Element,
  elementsIn,
  isTag,
  isText,
  lengthOf,
  listOf,
  type Parent,
  wordsOf,
} from './dom.ts';

/*
 * Boxes about other articles: told by their links, by what labels them, or by their names where links speak for it too.
 */

/** Names of boxes that lead to other articles. */
const RELATED_NAME =
  /^(?:related|associes?|connexes?|similaires?|similar|recommended|recommand(?:es?|ations?)|suggestions?|readmore|trending|populaires?|popular|outbrain|taboola|maillage|teasers?)$/;
/** Names of what is to be pressed. */
export const SHARING =
  /^(?:share|sharing|partage|partager|social|socials|sharedaddy|addtoany|tools|outils)$/;
/** Class words that name an author. */
export const AUTHORS = /^(?:authors?|auteurs?|autrices?|byline|signatures?|contributor)$/;
/** "Par Ana Rey", also where a page has no space between. */
const SIGNED = /^(?:Par|By|Posted by|Publié par|Written by) ?(?!\p{Ll})/u;

const MOSTLY = 0.6;
/** Characters: a line of a box, and a box that may have a paragraph or two. */
const SHORT = 300;
const LONGEST_BOX = 4 * SHORT;
const LONGEST_LABEL = 60;
/** "À lire aussi" has three words, "You may also like" four. */
const MOST_LABEL_WORDS = 4;
/** A link of fewer words is a section, a tag or a name. */
const FEWEST_WORDS = { heading: 2, link: 4 };
const LONGEST_HEADLINE = 250;

/** Mostly links, or with a label such as "À lire aussi", or named so with a link and no paragraph of its own. */
export function isAboutOthers(element: Element, words: string): boolean {
  if (words === '') return false;
  const { share, count } = linksIn(element, words.length);
  if (count === 0 || isSignature(element, words)) return false;
  const { name } = element;
  if (words.length < LONGEST_BOX && isLabelledRelated(element)) return true;
  // A line that is a link as a whole leads elsewhere; a list of sources in a text may be one too, as its last word.
  if (IN_PROSE.has(name)) {
    const isWhole = share > 0.9 || !/[\p{L}\p{N}]/u.test(unlinkedWords(element));
    return name === 'p' && isWhole && words.length < SHORT;
  }
  if (share > MOSTLY && (count > 1 || words.length < SHORT)) return true;
  const isNamed = classWords(element).some((word) => RELATED_NAME.test(word) || SHARING.test(word));
  return isNamed && share > 0.3;
}

/** Blocks of an article's own text: only a label tells that one is of another. */
const IN_PROSE = new Set(['p', 'blockquote', 'figure']);

/**
 * The elements of a box that each name another article: its headings, else its links; labels, sections, tags and buttons
 * are none.
 */
export function headlinesIn(box: Element): ReadonlySet<Element> {
  const inside = [...elementsIn(box)];
  const named = (fewest: number) => (element: Element) => {
    const words = wordsOf(element);
    const isShort = words.length > LONGEST_HEADLINE || words.split(' ').length < fewest;
    return !isShort && !isLabel(words) && !READ_MORE.test(words);
  };
  const headings = inside
    .filter(({ name }) => /^h[2-6]$/.test(name))
    .filter(named(FEWEST_WORDS.heading));
  if (headings.length > 0) return new Set(headings);
  return new Set(inside.filter(leadsAway).filter(named(FEWEST_WORDS.link)));
}

/** A note of the page itself leads nowhere. */
const leadsAway = ({ name, attribs }: Element): boolean =>
  name === 'a' && attribs['href'] !== undefined && !attribs['href'].startsWith('#');

/** "À lire aussi" above links, or beside them, or said to those who hear a page. */
export function isLabelledRelated(element: Element): boolean {
  const first = element.children.filter(isTag).find((child) => wordsOf(child) !== '');
  // A heading may stand in its own box, or be a line of another kind.
  if (first && !leadsAway(first) && isLabel(wordsOf(first))) return true;
  return isLabel(element.attribs['aria-label'] ?? '') || isLabel(unlinkedWords(element));
}

/** Whether words do nothing but point to other articles: "→ À lire aussi :", "Réservé aux abonnés Lire aussi". */
function isLabel(words: string): boolean {
  if (words.length > LONGEST_LABEL) return false;
  const bare = words.replaceAll('’', "'").replace(/^[^\p{L}\p{N}]{1,5}|[^\p{L}\p{N}]{1,5}$/gu, '');
  if (RELATED.test(bare) || READ_MORE.test(bare)) return true;
  const parts = bare.split(' ');
  return parts.some(
    (part, at) =>
      at > 0 &&
      parts.length - at <= MOST_LABEL_WORDS &&
      /^\p{Lu}/u.test(part) &&
      RELATED.test(parts.slice(at).join(' ')),
  );
}

/** The words of an element that are no link's, as far as they may be a label; longer ones are cut. */
function unlinkedWords(root: Parent): string {
  let words = '';
  const waiting = root.children.toReversed();
  for (let node = waiting.pop(); node && words.length <= LONGEST_BOX; node = waiting.pop()) {
    if (isText(node)) words += node.data;
    else if (isTag(node) && node.name !== 'a') {
      words += ' ';
      for (let i = node.children.length - 1; i >= 0; i -= 1) waiting.push(node.children[i]!);
    }
  }
  return words.replace(/\s+/g, ' ').trim();
}

/** A line of date and author, which are links on many pages. */
function isSignature(element: Element, words: string): boolean {
  if (words.length > SHORT / 2) return false;
  if (SIGNED.test(words)) return true;
  for (const one of elementsIn(element)) {
    if (one.name === 'time' || listOf(one, 'rel').includes('author')) return true;
    if (/^h[1-6]$/.test(one.name)) return false;
  }
  const named = [element, ...elementsIn(element)].find((one) =>
    classWords(one).some((word) => AUTHORS.test(word)),
  );
  // The card of another article has its author too, behind its headline.
  return named !== undefined && 2 * lengthOf(named) >= words.length;
}

/**
 * What of an element's words is linked; headings of lists are not counted.
 * @param all characters of the element's words.
 */
function linksIn(element: Element, all: number): { share: number; count: number } {
  let length = all;
  let linked = 0;
  let count = 0;
  for (const link of elementsIn(element)) {
    if (/^h[1-6]$/.test(link.name)) {
      const isLinked = [...around(link), ...elementsIn(link)].some(({ name }) => name === 'a');
      if (!isLinked) length -= lengthOf(link);
    }
    // A picture without words leads somewhere too.
    if (!leadsAway(link)) continue;
    linked += lengthOf(link);
    count += 1;
  }
  return { share: length <= 0 ? 0 : linked / length, count };
}
