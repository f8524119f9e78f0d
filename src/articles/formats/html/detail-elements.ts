import {
  around,
  classWords,
  type Element,
  isTag,
  isText,
  lengthOf,
  listOf,
  wordsOf,
} from './dom.ts';

/*
 * Which elements say when an article was published and who wrote it: by the names that sites give them, and by their words.
 */

const DATE_WORD =
  /^(?:date|dates|time|published|publish|publication|publie|publiee|pubdate|posted|dateline|time|timestamp|datetime|created|entry|meta|metas|infos?|byline|signature|horodatage)$/;
/** A name of what says when an article was changed. */
export const UPDATE_WORD = /^(?:updated|update|modified|maj|modifie|modification)$/;
const AUTHOR_WORD =
  /^(?:author|authors|authorname|auteur|auteurs|autrice|byline|vcard|signatures?|writer|journalist|redacteur|reporter|creator|contributor)$/;
/** What stands before the day on which an article was changed. */
export const UPDATE =
  /(?:mise? à jour|modifiée?|actualisée?|updated|modified|màj|maj)(?: le| on)?\s{0,2}:?/i;
/** A date that says what it is, in any element. */
const LABELLED =
  /^(?:article )?(?:publiée?|postée?|parue?|mise? en ligne|mise? à jour|modifiée?|dernière (?:mise à jour|modification)|date(?: de (?:publication|parution|mise en ligne))? ?:? ?\d|first published|published|posted|updated|last (?:updated|modified))(?!\p{L})/iu;
/** "Le 14/11/2023 à 09:10, mis à jour le 15": no sentence, as one that tells what happened then. */
const ON_A_DAY = /^(?:article )?le \d[^.!?]{4,80}$/i;
/** A line of details is not longer. */
export const MAX_LABEL_CHARS = 300;
/** One of them is not longer. */
export const SHORT = 160;
const dates = new WeakMap<Element, boolean>();

/** Whether an element says when. Asked of each element of an article, and of those above its text again. */
export function isDate(element: Element): boolean {
  let is = dates.get(element);
  if (is === undefined) {
    is = saysWhen(element);
    dates.set(element, is);
  }
  return is;
}

function saysWhen(element: Element): boolean {
  if (element.name === 'time') return true;
  if (lengthOf(element) > MAX_LABEL_CHARS) return false;
  const text = wordsOf(element);
  const isShort = text.length <= SHORT && text !== '';
  const isLabelled = LABELLED.test(text) || DATE_LABEL.test(labelBefore(element));
  if (isShort && (isLabelled || ON_A_DAY.test(text))) return !isInProse(element);
  return classWords(element).some((word) => DATE_WORD.test(word) || UPDATE_WORD.test(word));
}

/** A date that is linked or set off in a paragraph is one of its story. */
function isInProse(element: Element): boolean {
  const [block] = around(element).filter(({ name }) => !INLINE.test(name));
  const words = block ? wordsOf(block) : '';
  return words.length > MAX_LABEL_CHARS || (words !== wordsOf(element) && /[.!?…]$/.test(words));
}

const INLINE = /^(?:a|b|i|em|strong|span|small|time|abbr|font|u)$/;

/** "Mise en ligne", "Date", "By", in an element of its own before the one that says it. */
const DATE_LABEL =
  /^(?:date(?: de (?:publication|parution|mise en ligne))?|(?:publiée?|parue?|mise? en ligne|posted|published|mise? à jour|modifiée?|updated)(?: le| on)?) ?:?$/i;
const AUTHOR_LABEL =
  /^(?:(?:(?:publié|écrit|rédigé|posté|posted|written|words) )?(?:par|by)|auteure?s?|autrices?|authors?) ?:?$/i;
const LONGEST_LABEL = 30;

/** The words of the element before one, or before the one that holds nothing else; empty where they are no label. */
export function labelBefore(element: Element): string {
  for (const one of around(element)) {
    let before = one.prev;
    while (before && isText(before) && before.data.trim() === '') before = before.prev;
    if (before) {
      const words = isTag(before) ? wordsOf(before) : isText(before) ? before.data.trim() : '';
      return words.length <= LONGEST_LABEL ? words : '';
    }
    if (one.parent === null || !isTag(one.parent) || lengthOf(one.parent) > SHORT) return '';
  }
  return '';
}

/** Whether an element says who wrote it. */
export const isAuthor = (element: Element): boolean =>
  ['rel', 'itemprop', 'property'].some((attribute) =>
    listOf(element, attribute).some((value) => /^(?:schema:)?author$/.test(value)),
  ) ||
  classWords(element).some((word) => AUTHOR_WORD.test(word)) ||
  (lengthOf(element) <= SHORT && AUTHOR_LABEL.test(labelBefore(element)));
