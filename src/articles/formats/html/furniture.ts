import { RELATED as RELATED_HEADING } from '../../details/pointers.ts';
import { around, classWords, type Element, elementsIn, isTag, listOf, wordsOf } from './dom.ts';

/*
 * What a page has around and between its article, told by what it holds: links, fields, many short pieces signed by
 * readers. A name of a class alone proves nothing, for "question-sociale" is a subject and "commentaire" a genre.
 */

const TOOLS = new Set(['nav', 'footer', 'menu', 'dialog']);
const ROLES = new Set(
  'navigation contentinfo search dialog alertdialog menu menubar toolbar tablist banner'.split(' '),
);
const BOXES = new Set('div section aside ul ol details table p'.split(' '));

const COMMENTS =
  /^(?:comments?|commentaires?|reactions?|reponses?|responses?|replies|avis|discussions?|disqus|forum|respond|commentlist)$/;
/** What only the block of all comments is called, be it one. */
const COMMENTS_BLOCK =
  /^(?:comments|commentaires|comment-?list|comments?-(?:area|list|container|wrapper|section|block)|disqus_thread)$/;
/** "3 réactions", "Vos commentaires", "Comments (12)". */
const COMMENTS_HEADING =
  /^(?:\d+ |(?:vos|les|your|all|tous les) )?(?:derni(?:ers|ères) |latest )?(?:commentaires?|réactions?|avis(?: des lecteurs)?|comments?|replies|responses)(?: des lecteurs| \(?\d+\)?)? ?:?$/i;
const RELATED =
  /^(?:related|associes?|connexes?|similaires?|similar|recommended|recommand(?:es?|ations?)|suggestions?|readmore|trending|populaires?|popular|outbrain|taboola|maillage|teasers?)$/;
const SHARING =
  /^(?:share|sharing|partage|partager|social|socials|sharedaddy|addtoany|tools|outils)$/;
const SIGN_UP =
  /^(?:newsletters?|infolettre|subscribe|subscription|abonnement|abonnez|paywall|signup|inscription|cookies?|consent|gdpr|rgpd|cmp|privacy|donate|dons?|promo|ads?|advert|publicite|sponsored)$/;
/** A time beside a text, as each comment has. */
const STAMP =
  /(?:\d{1,2} ?[h:] ?\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|il y a \d+|\d{1,4} \p{L}{1,12} ago)/u;

const MOSTLY = 0.6;
const SHORT = 300;
const FEWEST_COMMENTS = 2;

/** Whether an element is no part of any article: menus, forms, tools, and what is not shown. */
export function isOutside(element: Element): boolean {
  const { name, attribs } = element;
  if (name === 'form') return isForm(element);
  const role = (attribs['role'] ?? '').toLowerCase();
  if (TOOLS.has(name) || ROLES.has(role)) return !holdsHeadline(element);
  if (name === 'header') return !holdsHeadlineOf(element) && !isIn(element, 'article');
  if (attribs['hidden'] !== undefined || /display: ?none/i.test(attribs['style'] ?? ''))
    return !holdsHeadline(element);
  return false;
}

/** Whether an element in an article is about something else: comments, other articles, sharing, subscriptions. */
export function isFurniture(element: Element): boolean {
  if (!BOXES.has(element.name)) return false;
  let is = furniture.get(element);
  if (is === undefined) {
    is = !holdsHeadline(element) && holdsFurniture(element);
    furniture.set(element, is);
  }
  return is;
}

/** A page is gone through several times, and each look at an element goes through all that it holds. */
const furniture = new WeakMap<Element, boolean>();

function holdsFurniture(element: Element): boolean {
  if (isComments(element)) return true;
  const words = wordsOf(element);
  return isAboutOthers(element, words) || isAppeal(element, words) || isBiography(element, words);
}

/** A form of some pages holds the whole page, as ASP.NET has it. */
function isForm(form: Element): boolean {
  return !holdsHeadline(form);
}

const heldHeadlines = new WeakMap<Element, boolean>();

function holdsHeadline(element: Element): boolean {
  let held = heldHeadlines.get(element);
  if (held === undefined) {
    held = false;
    for (const { name } of elementsIn(element)) if (name === 'h1') held = true;
    heldHeadlines.set(element, held);
  }
  return held;
}

/** The header of a site may have a main heading for its motto; then another one is the article's. */
function holdsHeadlineOf(header: Element): boolean {
  if (!holdsHeadline(header)) return false;
  if (isIn(header, 'main')) return true;
  const page = [...around(header)].at(-1)!;
  const isHeadline = ({ name }: Element): boolean => name === 'h1';
  return (
    [...elementsIn(page)].filter(isHeadline).length ===
    [...elementsIn(header)].filter(isHeadline).length
  );
}

const isIn = (element: Element, name: string): boolean =>
  [...around(element)].some((one) => one.name === name);

/** Texts of several readers: named so or headed so, and each with a time or a name of its own. */
function isComments(element: Element): boolean {
  const isNamed = classWords(element).some((word) => COMMENTS.test(word));
  const children = element.children.filter(isTag);
  const heading = children.find(({ name }) => /^(?:h[2-6]|summary|legend|strong)$/.test(name));
  const isHeaded = heading !== undefined && COMMENTS_HEADING.test(wordsOf(heading));
  if (!isNamed && !isHeaded) return false;
  if (isHeaded) return true;
  const names = [...listOf(element, 'class'), ...listOf(element, 'id')];
  if (names.some((name) => COMMENTS_BLOCK.test(name)) && STAMP.test(wordsOf(element))) return true;
  const pieces = repeatedIn(element);
  const stamped = pieces.filter((piece) => STAMP.test(wordsOf(piece).slice(0, 200)));
  return stamped.length >= Math.max(FEWEST_COMMENTS, pieces.length / 2);
}

/** The most elements of one name and class that stand beside each other, near the top. */
function repeatedIn(element: Element): Element[] {
  let best: Element[] = [];
  let level = [element];
  for (let depth = 0; depth < 3; depth += 1) {
    for (const parent of level) {
      const groups = new Map<string, Element[]>();
      for (const child of parent.children.filter(isTag)) {
        const key = `${child.name}.${(child.attribs['class'] ?? '').split(/\s+/)[0]}`;
        groups.set(key, [...(groups.get(key) ?? []), child]);
      }
      for (const group of groups.values()) if (group.length > best.length) best = group;
    }
    level = level.flatMap((parent) => parent.children.filter(isTag)).slice(0, 200);
  }
  return best.length >= FEWEST_COMMENTS ? best : [];
}

/** Mostly links, or named so with a link and no paragraph of its own. */
function isAboutOthers(element: Element, words: string): boolean {
  if (words === '') return false;
  const { share, count } = linksIn(element, words.length);
  if (count === 0 || isSignature(element, words)) return false;
  const { name } = element;
  if (words.length < 4 * SHORT && name !== 'p' && isHeadedRelated(element)) return true;
  // A line that is a link as a whole leads elsewhere; a list of sources in a text may be one too, as its last word.
  if (name === 'p') return share > 0.9 && words.length < SHORT;
  if (share > MOSTLY && (count > 1 || words.length < SHORT)) return true;
  const isNamed = classWords(element).some((word) => RELATED.test(word) || SHARING.test(word));
  return isNamed && share > 0.3;
}

/** Who the author is, in a box that is named so: of the paper, not of the story. */
function isBiography(element: Element, words: string): boolean {
  if (words.length > 4 * SHORT || element.name === 'p') return false;
  const names = classWords(element);
  return names.some((name) => AUTHORS.test(name)) && names.some((name) => BIOGRAPHY.test(name));
}

const BIOGRAPHY = /^(?:bio|bios|biography|biographie|about)$/;

/** Something to fill in, to press or to subscribe to. */
function isAppeal(element: Element, words: string): boolean {
  if (element.name === 'p') return false;
  if (words.length > 4 * SHORT) return false;
  let fields = 0;
  let links = 0;
  for (const { name, attribs } of elementsIn(element)) {
    if (name === 'input' && !/^(?:hidden|checkbox)$/.test(attribs['type'] ?? '')) fields += 1;
    if (name === 'button' || name === 'form') fields += 1;
    if (name === 'a') links += 1;
  }
  const isNamed = classWords(element).some((word) => SIGN_UP.test(word) || SHARING.test(word));
  return isNamed && (fields > 0 || links > 0 || words.length < SHORT);
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
  return named !== undefined && 2 * wordsOf(named).length >= words.length;
}

/** "Par Ana Rey", also where a page has no space between. */
const SIGNED = /^(?:Par|By|Posted by|Publié par|Written by) ?(?!\p{Ll})/u;
const AUTHORS = /^(?:authors?|auteurs?|autrices?|byline|signature|contributor)$/;

/** A heading as "Articles liés" above links. */
function isHeadedRelated(element: Element): boolean {
  const heading = element.children.filter(isTag)[0];
  return (
    heading !== undefined && /^h[2-6]$/.test(heading.name) && RELATED_HEADING.test(wordsOf(heading))
  );
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
      const heading = wordsOf(link).length;
      if (![...elementsIn(link)].some(({ name }) => name === 'a')) length -= heading;
    }
    if (link.name !== 'a' || link.attribs['href'] === undefined) continue;
    // A picture without words leads somewhere too, and a note of the page itself does not.
    if (link.attribs['href'].startsWith('#')) continue;
    linked += wordsOf(link).length;
    count += 1;
  }
  return { share: length <= 0 ? 0 : linked / length, count };
}
