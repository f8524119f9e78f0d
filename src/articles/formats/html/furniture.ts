import { around, classWords, type Element, elementsIn, isTag, listOf, wordsOf } from './dom.ts';
import {
  AUTHORS,
  headlinesIn,
  isAboutOthers,
  isLabelledRelated,
  SHARING,
} from './other-articles.ts';

/*
 * What a page has around and between its article, told by what it holds: links, fields, many short pieces signed by
 * readers. A name of a class alone proves nothing, for "question-sociale" is a subject and "commentaire" a genre.
 */

const TOOLS = new Set(['nav', 'footer', 'menu', 'dialog']);
const ROLES = new Set(
  'navigation contentinfo search dialog alertdialog menu menubar toolbar tablist banner'.split(' '),
);
const BOXES = new Set('div section aside nav ul ol details table p blockquote figure'.split(' '));

const COMMENTS =
  /^(?:comments?|commentaires?|reactions?|reponses?|responses?|replies|avis|discussions?|disqus|forum|respond|commentlist)$/;
/** What only the block of all comments is called, be it one. */
const COMMENTS_BLOCK =
  /^(?:comments|commentaires|comment-?list|comments?-(?:area|list|container|wrapper|section|block)|disqus_thread)$/;
/** "3 réactions", "Vos commentaires", "Comments (12)". */
const COMMENTS_HEADING =
  /^(?:\d+ |(?:vos|les|your|all|tous les) )?(?:derni(?:ers|ères) |latest )?(?:commentaires?|réactions?|avis(?: des lecteurs)?|comments?|replies|responses)(?: des lecteurs| \(?\d+\)?)? ?:?$/i;
const SIGN_UP =
  /^(?:newsletters?|infolettre|subscribe|subscription|abonnement|abonnez|paywall|signup|inscription|cookies?|consent|gdpr|rgpd|cmp|privacy|donate|donations?|dons?|soutien|soutenir|promo|ads?|advert|publicite|sponsored)$/;
/** A time beside a text, as each comment has. */
const STAMP =
  /(?:\d{1,2} ?[h:] ?\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|il y a \d+|\d{1,4} \p{L}{1,12} ago)/u;

const SHORT = 300;
const FEWEST_COMMENTS = 2;

/** Whether an element is no part of any article: menus, forms, tools, and what is not shown. */
export function isOutside(element: Element): boolean {
  const { name, attribs } = element;
  if (name === 'form') return isForm(element);
  const role = (attribs['role'] ?? '').toLowerCase();
  if (TOOLS.has(name) || ROLES.has(role)) return !holdsHeadline(element) && !isLabelledBox(element);
  if (name === 'header') return !holdsHeadlineOf(element) && !isIn(element, 'article');
  return isHidden(element) && !holdsHeadline(element);
}

/** Word hides so too, and writes its remarks, heads and feet of pages into the page itself. */
const HIDING = /display: ?none|mso-hide: ?all|mso-element: ?(?:comment|header|footer)/i;

/** Whether nobody sees an element. */
export const isHidden = ({ attribs }: Element): boolean =>
  attribs['hidden'] !== undefined || HIDING.test(attribs['style'] ?? '');

/** "À lire aussi" in a `nav` is kept as other boxes about other articles are. */
const isLabelledBox = (element: Element): boolean =>
  element.name === 'nav' && isLabelledRelated(element);

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

/** The names of other articles in a leftover that is about them. */
export const othersIn = (box: Element): ReadonlySet<Element> =>
  isBoxAboutOthers(box) ? headlinesIn(box) : new Set();

/** Whether a leftover is about other articles, and not what readers say or what the paper wants. */
function isBoxAboutOthers(element: Element): boolean {
  const words = wordsOf(element);
  return !isComments(element) && !isAppeal(element, words) && isAboutOthers(element, words);
}

/** A page is gone through several times, and each look at an element goes through all that it holds. */
const furniture = new WeakMap<Element, boolean>();

function holdsFurniture(element: Element): boolean {
  const { name } = element;
  const words = wordsOf(element);
  if (name === 'blockquote' || name === 'figure') return isAboutOthers(element, words);
  if (isComments(element)) return true;
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
  const page = around(header).at(-1)!;
  const isHeadline = ({ name }: Element): boolean => name === 'h1';
  return (
    [...elementsIn(page)].filter(isHeadline).length ===
    [...elementsIn(header)].filter(isHeadline).length
  );
}

const isIn = (element: Element, name: string): boolean =>
  around(element).some((one) => one.name === name);

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

/** Who the author is, in a box that is named so: of the paper, not of the story. */
function isBiography(element: Element, words: string): boolean {
  if (words.length > 4 * SHORT || element.name === 'p') return false;
  const names = classWords(element);
  return names.some((name) => AUTHORS.test(name)) && names.some((name) => BIOGRAPHY.test(name));
}

const BIOGRAPHY = /^(?:bio|bios|biography|biographie|about)$/;

/** What is filled in to subscribe or to sign in. */
const ASKED_OF_READERS = /^(?:email|password|tel)$/i;

/** Something to fill in, to press or to subscribe to. */
function isAppeal(element: Element, words: string): boolean {
  if (element.name === 'p') return false;
  if (words.length > 4 * SHORT) return false;
  let fields = 0;
  let links = 0;
  let isAsked = false;
  for (const { name, attribs } of elementsIn(element)) {
    if (name === 'input' && !/^(?:hidden|checkbox)$/.test(attribs['type'] ?? '')) fields += 1;
    if (name === 'input' && ASKED_OF_READERS.test(attribs['type'] ?? '')) isAsked = true;
    if (name === 'button' || name === 'form') fields += 1;
    if (name === 'a') links += 1;
  }
  if (isAsked && words.length < SHORT) return true;
  const isNamed = classWords(element).some((word) => SIGN_UP.test(word) || SHARING.test(word));
  return isNamed && (fields > 0 || links > 0 || words.length < SHORT);
}
