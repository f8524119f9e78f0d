import type { Span } from '../text/spans.ts';
import { isHeading, linesOfArticle } from './text-lines.ts';
import type { WholeArticle } from './whole-article.ts';

/** Fewer do not divide an article. */
const FEWEST = 3;

/** "Les quais ferment :", and what follows is said of it. */
const ANNOUNCES = /:\s*$/;

/**
 * What an article deals with one after the other, by its own headings: each of them, and each item of a list that no line
 * announces, as under "Et aussi" and "In brief", of which the heading itself says nothing.
 * @returns in order; empty where it has fewer than three headings.
 */
export function subjectsOf(article: WholeArticle): readonly Span[] {
  const lines = linesOfArticle(article);
  const opensList = (at: number): boolean =>
    lines[at]?.item !== null &&
    lines[at - 1]?.item === null &&
    !ANNOUNCES.test(lines[at - 1]!.text);
  let isListed = false;
  let headings = 0;
  const found = lines.flatMap((line, at): Span[] => {
    const { start, end, item } = line;
    if (item !== null) {
      isListed ||= opensList(at);
      return isListed ? [{ start: item, end }] : [];
    }
    isListed = false;
    if (!isHeading(lines, at) || lines[at + 1] === undefined) return [];
    headings++;
    return lines[at + 1]!.item === null ? [{ start, end }] : [];
  });
  return headings < FEWEST ? [] : found;
}
