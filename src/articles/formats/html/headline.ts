import { oneLine } from '../../details/details.ts';
import { isLiveLabel } from '../../details/headlines.ts';
import { isCapitalLabel } from '../lines.ts';
import {
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
import { shownTitle } from './shown-title.ts';

/** The small line over a headline, or a badge beside it. */
const KICKER =
  /^(?:kicker|overline|overtitle|surtitre|eyebrow|pretitle|supertitle|rubrique|rubric|category|categorie|topic|badge|tag|flag|label|live|direct|date|time|timestamp|dateline)$/;
const HEADLINE = /^(?:headline|titre|tit|title)$/;
/** What is left of a heading without its kicker is a headline from so many words on. */
const FEWEST_WORDS = 4;
const LONGEST_HEADLINE = 250;
/** A paragraph of so many characters is the article's. */
const PROSE = 120;

const known = new WeakMap<Element, string | null>();

/** What a heading says without the line over it, its badge and its date, where a headline is left; null for no words. */
export function headlineWords(heading: Element): string | null {
  let words = known.get(heading);
  if (words === undefined) {
    words = withoutKicker(heading);
    known.set(heading, words);
  }
  return words;
}

function withoutKicker(heading: Element): string | null {
  const whole = oneLine(wordsOf(heading));
  const lines: string[] = [''];
  const visit = (element: Element): void => {
    for (const child of element.children) {
      if (isText(child)) lines.push(`${lines.pop()}${child.data}`);
      else if (!isTag(child) || isKicker(child)) continue;
      else if (child.name === 'br') lines.push('');
      else visit(child);
    }
  };
  visit(heading);
  const shownLines = lines.flatMap((line) => oneLine(line) ?? []);
  const [first, ...rest] = shownLines;
  const isOver = first !== undefined && (isCapitalLabel(first) || isLiveLabel(first));
  const words = oneLine(
    (isOver && countWords(rest.join(' ')) >= FEWEST_WORDS ? rest : shownLines).join(' '),
  );
  // A date behind it leaves its comma, a kicker before it its colon.
  return words !== null && countWords(words) >= FEWEST_WORDS
    ? words.replace(/^[:,;|·–—-]\s|\s?[,;|·–—-]$/g, '')
    : whole;
}

/** How many words there are between the spaces. */
export const countWords = (words: string): number => words.split(/\s+/).filter(Boolean).length;

/** Whether an element is a kicker, a badge or a date beside a headline. */
const isKicker = (element: Element): boolean =>
  element.name === 'time' || classWords(element).some((word) => KICKER.test(word));

/** Whether an element that is no heading of a high rank is called one. */
export const isCalledHeadline = (element: Element): boolean =>
  /^(?:p|div|span|strong|h[3-6])$/.test(element.name) &&
  (listOf(element, 'itemprop').includes('headline') ||
    classWords(element).some((word) => HEADLINE.test(word))) &&
  lengthOf(element) <= LONGEST_HEADLINE;

/** The first heading above the prose of a page that has no main heading there; null where none is long enough. */
export function headingAboveProse(own: Iterable<Element>): string | null {
  for (const element of own) {
    if (element.name === 'p' && lengthOf(element) > PROSE) return null;
    if (!/^h[1-4]$/.test(element.name) && !isCalledHeadline(element)) continue;
    const words = headlineWords(element);
    if (words !== null && countWords(words) >= FEWEST_WORDS && !isKicker(element)) return words;
  }
  return null;
}

/** What stands beside headlines, as far as an element says so. */
export function kickersIn(main: Parent): ReadonlySet<string> {
  const found = [...elementsIn(main)].filter(
    (element) => !/^h1$/.test(element.name) && isKicker(element),
  );
  return new Set(found.map(wordsOf).filter((words) => words.length <= LONGEST_HEADLINE));
}

/**
 * What a page declares as its title, as the page shows it; undefined where that is no headline: the paper, the line over the
 * headline, "Live".
 */
export function declaredTitle(
  title: string | undefined,
  { headings, publisher, kickers }: ShownHeadings,
): string | undefined {
  if (title === undefined || isLiveLabel(title) || kickers.has(title)) return undefined;
  if (title.toLowerCase() === publisher?.toLowerCase()) return undefined;
  return shownTitle(title, headings, publisher ?? '');
}

/** What of a page a declared title is compared with. */
export interface ShownHeadings {
  readonly headings: readonly string[];
  readonly kickers: ReadonlySet<string>;
  readonly publisher: string | null;
}
