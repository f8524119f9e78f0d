import type { Span } from '../text/spans.ts';
import { isHeading, linesOfArticle, type TextLine } from './text-lines.ts';
import type { WholeArticle } from './whole-article.ts';

/** Fewer do not divide an article. */
const FEWEST = 3;

/** "Les quais ferment :", and what follows is said of it. */
const ANNOUNCES = /:\s*$/;

/**
 * What an article deals with one after the other, by its own headings: each of them, and each item of a list that no line
 * announces, as under "Et aussi" and "In brief", of which the heading itself says nothing.
 * Where it has no such headings, paragraphs that open with a label of their own.
 * @returns in order; empty where it has fewer than three of either.
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
  return headings < FEWEST ? byOwnLabels(article, lines) : found;
}

/** "Impôts. La taxe augmentera": a few words before the first sentence of a paragraph that say what it deals with. */
const LABEL = /^\p{Lu}[\p{L}'’-]{1,30}(?: [\p{L}'’-]{1,30}){0,3}(?:\.| ?:) (?=["«“]?\s?\p{Lu})/u;
/** Less may only open the subject: "C'était le gros morceau." */
const FEWEST_STEMS = 4;

/** Paragraphs under labels of their own, each up to its first sentence that tells something. */
function byOwnLabels({ sentences }: WholeArticle, lines: readonly TextLine[]): Span[] {
  const labels = new Set<string>();
  const found = lines.flatMap(({ start, end, text, item, afterBlank }): Span[] => {
    const label = item === null && afterBlank ? LABEL.exec(text)?.[0] : undefined;
    if (label === undefined) return [];
    const behind = start + label.length;
    const telling = sentences.find(
      (one) => one.end > behind && one.end <= end && one.stems.length >= FEWEST_STEMS,
    );
    if (!telling) return [];
    labels.add(label);
    return [{ start, end: telling.end }];
  });
  // One who speaks again and again is no subject.
  return labels.size < FEWEST || labels.size < found.length ? [] : found;
}
